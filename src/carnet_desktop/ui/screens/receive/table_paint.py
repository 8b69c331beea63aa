"""Lays out and paints the rows of a received file: what, in your notebook, in the file. Nothing is a widget."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import Chip, chip_width, paint_chip
from carnet_desktop.ui.widgets.row_model import ROW_ROLE
from carnet_desktop.ui.widgets.tick_box import BOX, paint_tick_box, tick_state

from .shown import Cell, GroupRow, ItemRow, Row

_Index = QModelIndex | QPersistentModelIndex
_LEFT, _LABEL, _BEFORE, _RIGHT, _PAD = 1.2, 3.15, 11.1, 1.2, 0.55
_LABEL_ROOM, _BEFORE_SHARE, _BETWEEN = 7.6, 0.46, 1.0
_STACKED_UNDER = 38.0
_GROUP, _LEAST, _CHIP = 2.35, 2.7, 1.5
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Font = tuple[float, int]
_STRONG: _Font = (1, 600)
_BODY: _Font = (1, 400)
_SMALL: _Font = (0.93, 400)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the three columns stand in a row of some width, in pixels; `stacked` puts them under one another."""

    label: int
    label_room: int
    before: int
    before_room: int
    after: int
    after_room: int
    stacked: bool

    @classmethod
    def of(cls, width: int) -> "Places":
        px, right = theme.px, width - theme.px(_RIGHT)
        label = px(_LABEL)
        if width < px(_STACKED_UNDER):
            room = right - label
            return cls(label, room, label, room, label, room, True)
        before = px(_BEFORE)
        after = before + round((width - before) * _BEFORE_SHARE)
        return cls(label, px(_LABEL_ROOM), before, after - before - px(_BETWEEN), after, right - after, False)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words in their place, from the top left corner of the row."""

    box: QRect
    words: str
    font: _Font
    role: str


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row laid out; `chip` is where the chip of a sensitive one stands, at the end of its first line."""

    pieces: tuple[_Piece, ...]
    height: int
    chip: QPoint | None = None


class ReceivedDelegate(QStyledItemDelegate):
    """Lays a row out once for each width and size of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid: dict[tuple[str, int, float], _Laid] = {}

    def forget(self) -> None:
        """Other rows are about to be shown, under the same ids perhaps."""
        self._laid.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self._lay(index.data(ROW_ROLE), width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROW_ROLE)
        box = option.rect
        laid = self._lay(row, box.width())
        painter.fillRect(box, theme.color("tint" if isinstance(row, GroupRow) else "page"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("line"))
        for piece in laid.pieces:
            painter.setFont(theme.font(*piece.font))
            painter.setPen(theme.color(piece.role))
            painter.drawText(piece.box.translated(box.topLeft()), _WRAP, piece.words)
        if isinstance(row, GroupRow):
            self._paint_group(painter, row, box)
        else:
            self._paint_item(painter, row, box, laid.chip)
        keyboard = bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
        if keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2))

    def box_rect(self, row: QRect) -> QRect:
        """Where the tick box of a row stands."""
        side = theme.px(BOX)
        line = QFontMetrics(theme.font(*_STRONG)).height()
        return QRect(row.x() + theme.px(_LEFT), row.y() + theme.px(_PAD) + (line - side) // 2, side, side)

    # Inside

    def _paint_group(self, painter: QPainter, row: GroupRow, box: QRect) -> None:
        side = theme.px(1.2)
        top = box.y() + (theme.px(_GROUP) - side) / 2
        icons.paint(painter, row.icon, theme.color("ink"), box.x() + theme.px(_LEFT), top, side)
        if row.open is None:
            return
        words = _("Masquer") if row.open else _("Voir")
        chevron = "chevron-up" if row.open else "chevron-down"
        right = box.right() - theme.px(_RIGHT) - side
        icons.paint(painter, chevron, theme.color("link"), right, top, side)
        painter.setFont(theme.font(*_STRONG))
        painter.setPen(theme.color("link"))
        room = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRect(right - theme.px(0.5) - room, box.y(), room + 2, theme.px(_GROUP)), _MIDDLE, words)

    def _paint_item(self, painter: QPainter, row: ItemRow, box: QRect, chip: QPoint | None) -> None:
        if row.ticked is not None:
            paint_tick_box(painter, QRectF(self.box_rect(box)), tick_state(row.ticked))
        if chip is not None:
            shown = Chip(row.sensitive, Tone.WARN)
            paint_chip(painter, shown, box.x() + chip.x(), box.y() + chip.y(), theme.px(_CHIP), chip_width(shown))

    def _lay(self, row: Row, width: int) -> _Laid:
        key = (row.id, width, theme.current().em)
        if key not in self._laid:
            self._laid[key] = _group(row, width) if isinstance(row, GroupRow) else _item(row, width)
        return self._laid[key]


def _group(row: GroupRow, width: int) -> _Laid:
    """The title, then what is said of it: beside it, or under it where there is no room."""
    left = theme.px(_LEFT + 1.75)
    right = width - theme.px(_RIGHT + (5.5 if row.open is not None else 0))
    top = (theme.px(_GROUP) - QFontMetrics(theme.font(*_STRONG)).height()) // 2
    title = _piece(row.title, _STRONG, "ink", left, top, right - left)
    beside = left + QFontMetrics(theme.font(*_STRONG)).horizontalAdvance(row.title) + theme.px(0.6)
    about = QFontMetrics(theme.font(*_BODY)).horizontalAdvance(row.about)
    if beside + about <= right:
        said = _piece(row.about, _BODY, "ink2", beside, top, right - beside)
    else:
        said = _piece(row.about, _BODY, "ink2", left, title.box.bottom() + 1, right - left)
    return _Laid((title, said), max(theme.px(_GROUP), said.box.bottom() + top))


def _item(row: ItemRow, width: int) -> _Laid:
    places = Places.of(width)
    top = theme.px(_PAD)
    chip = chip_width(Chip(row.sensitive, Tone.WARN)) + theme.px(0.6) if row.sensitive else 0
    labels = ((row.label, _STRONG, "ink"), (row.label_note, _SMALL, "ink2"))
    label = list(_lines(labels, places.label, top, places.label_room))
    if places.stacked:
        heads = [((words, _SMALL, "ink3"),) for words in (_("Dans votre carnet"), _("Dans le fichier reçu"))]
        before = list(_lines((*heads[0], *_cell(row.before)), places.before, _under(label), places.before_room))
        head = list(_lines(heads[1], places.after, _under(before), places.after_room))
        after = list(_lines(_cell(row.after), places.after, head[-1].box.bottom() + 1, places.after_room - chip))
    else:
        head = []
        before = list(_lines(_cell(row.before), places.before, top, places.before_room))
        after = list(_lines(_cell(row.after), places.after, top, places.after_room - chip))
    pieces = (*label, *before, *head, *after)
    bottom = max(piece.box.bottom() for piece in pieces)
    return _Laid(pieces, max(theme.px(_LEAST), bottom + theme.px(_PAD)), _beside(after[0]) if row.sensitive else None)


def _under(pieces: list[_Piece]) -> int:
    return pieces[-1].box.bottom() + theme.px(0.25)


def _beside(piece: _Piece) -> QPoint:
    """At the end of the first line of some words."""
    metrics = QFontMetrics(theme.font(*piece.font))
    words = min(metrics.horizontalAdvance(piece.words), piece.box.width())
    return QPoint(piece.box.x() + words + theme.px(0.6), piece.box.y() + (metrics.height() - theme.px(_CHIP)) // 2)


def _cell(cell: Cell) -> tuple[tuple[str, _Font, str], ...]:
    role = "ink3" if cell.quiet else "ink"
    return ((cell.text, _STRONG if cell.strong else _BODY, role), (cell.note, _SMALL, "ink2"))


def _lines(lines: tuple[tuple[str, _Font, str], ...], left: int, top: int, room: int) -> Iterator[_Piece]:
    for words, font, role in lines:
        if words:
            piece = _piece(words, font, role, left, top, room)
            yield piece
            top = piece.box.bottom() + 1


def _piece(words: str, font: _Font, role: str, left: int, top: int, room: int) -> _Piece:
    metrics = QFontMetrics(theme.font(*font))
    taken = metrics.boundingRect(QRect(0, 0, max(room, theme.px(4)), 100_000), int(_WRAP), words)
    return _Piece(QRect(left, top, max(room, theme.px(4)), taken.height()), words, font, role)
