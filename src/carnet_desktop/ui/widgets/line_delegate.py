"""Paints `Line` rows: date in the margin, box, words that wrap, who at the right. Nothing is a widget."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.widgets.texts import plain_tooltip
from carnet_desktop.ui.widgets.tick_box import BOX, paint_tick_box

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where a model gives its `Line`."""
_Index = QModelIndex | QPersistentModelIndex
_FIRST, _SECOND, _SMALL = 1.4, 1.28, 0.93
_ICON, _GAP = 1.2, 0.5
_Font = tuple[float, int]
"""Size in em, weight."""
_BODY: _Font = (1, 400)
_STRONG: _Font = (1, 600)
_SECONDARY: _Font = (_SMALL, 400)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHEN = {"": ("ink2", 400), "strong": ("ink", 600), "bad": ("bad", 600)}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in the rows of one list, in em. `margin` 0 paints none; `who` 0 puts who under what."""

    margin: float = 0
    left: float = 0.9
    right: float = 1.2
    label: float = 0
    who: float = 0
    pad: float = 0.3
    hovered: str = "tint"


@dataclass(frozen=True, slots=True)
class _Laid:
    """The measures of one row, in pixels from its top left corner."""

    label: QRect
    title: QRect
    beside: QRect | None
    who: QRect | None
    end: QRect | None
    details: tuple[tuple[Detail, QRect], ...]
    height: int


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The same in pixels, at one text size; `box` and `icon` with the room after them."""

    em: float
    left: int
    right: int
    label: int
    who: int
    pad: int
    first: int
    second: int
    box: int
    icon: int
    least: int

    @classmethod
    def of(cls, columns: Columns) -> "_Sizes":
        return cls(
            em=theme.current().em,
            left=theme.px(columns.margin + columns.left),
            right=theme.px(columns.right),
            label=theme.px(columns.label) if columns.label else 0,
            who=theme.px(columns.who) if columns.who else 0,
            pad=theme.px(columns.pad),
            first=theme.px(_FIRST),
            second=theme.px(_SECOND),
            box=theme.px(BOX) + theme.px(0.6),
            icon=theme.px(_ICON) + theme.px(0.3),
            least=theme.px(4),
        )


class LineDelegate(QStyledItemDelegate):
    """Lays a row out once for each width and text size; `columns` may be changed when the room changes."""

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._laid: dict[tuple[str, int], _Laid] = {}
        self._sizes = _Sizes.of(columns)
        self._edited = ("", 0)

    def set_edited(self, line_id: str, height: int) -> None:
        """This row is hidden by its editor, `height` pixels high; "" when there is none."""
        self._edited = (line_id, height)

    def set_columns(self, columns: Columns) -> None:
        self._columns = columns
        self._sizes = _Sizes.of(columns)
        self._laid.clear()

    def forget(self) -> None:
        """Other rows are about to be shown, under the same ids perhaps."""
        self._laid.clear()

    @property
    def columns(self) -> Columns:
        return self._columns

    def height(self, line: Line, width: int) -> int:
        """Of a row of `width` pixels."""
        return self._edited[1] if line.id == self._edited[0] else self._lay(line, width).height

    def box_rect(self, line: Line, row: QRect) -> QRect:
        """The tick box of a row, with room enough around it to be clicked; empty without one."""
        if line.box is None:
            return QRect()
        side = max(theme.px(BOX), 24)
        laid = self._lay(line, row.width())
        left = row.x() + self._sizes.left + (theme.px(BOX) - side) // 2
        return QRect(left, row.y() + laid.title.y() + (theme.px(_FIRST) - side) // 2, side, side)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        return QSize(0, self.height(line, self._view(option).viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(LINE_ROLE)
        if line.id == self._edited[0]:
            return
        row, laid = option.rect, self._lay(line, option.rect.width())
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            painter.fillRect(self._beyond_margin(row), theme.color(self._columns.hovered))
        self._paint_when(painter, line, row)
        self._paint_box(painter, line, row, hovered)
        self._paint_words(painter, line, row, laid)
        if self._columns.who and hovered:
            side = theme.px(_ICON)
            x = row.right() - theme.px(self._columns.right) - side
            icons.paint(painter, "pencil", theme.color("ink3"), x, row.y() + laid.title.y(), side)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view(option).hasFocus():
            painter.setPen(QPen(theme.color("write"), 2))
            painter.drawRect(QRectF(self._beyond_margin(row)).adjusted(1, 1, -1, -1))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            line: Line = index.data(LINE_ROLE)
            laid = self._lay(line, option.rect.width())
            cut = [d.text for d, box in laid.details if d.cut and _advance(d.text, _SECONDARY) > box.width()]
            QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(cut)), view)
            return True
        return super().helpEvent(event, view, option, index)

    # Measuring

    def _lay(self, line: Line, width: int) -> _Laid:
        if self._sizes.em != theme.current().em:
            self._sizes = _Sizes.of(self._columns)
            self._laid.clear()
        laid = self._laid.get((line.id, width))
        if laid is None:
            laid = self._laid[line.id, width] = self._measure(line, width)
        return laid

    def _measure(self, line: Line, width: int) -> _Laid:
        z = self._sizes
        left = z.left + (z.box if line.box is not None else 0) + (z.label if line.label else 0)
        right = width - z.right
        y = z.pad
        who, end, under = None, None, []
        words_end = right - z.who
        if line.who and z.who and self._who_width(line) <= z.who:
            who = QRect(words_end, y, z.who, z.first)
        elif line.who:
            under.append(Detail(line.who, line.who_icon))
        title_font = _title_font(line)
        title_width = _advance(line.title, title_font)
        extra = _extra_width(line)
        if line.end:
            taken = _advance(line.end, _BODY)
            if title_width + extra + taken + theme.px(0.75) <= right - left:
                end = QRect(right - taken, y, taken + 1, z.first)
                words_end = right - taken - theme.px(0.5)
            else:
                under.append(Detail(line.end))
        room = max(words_end - left, z.least)
        title = QRect(left, y, room, z.first)
        if title_width > room:
            title.setHeight(max(_wrapped(title_font, line.title, room), z.first))
        y = title.bottom() + 1
        beside = None
        if extra and title_width + extra <= room:
            beside = QRect(left + title_width, title.y(), room - title_width, z.first)
        elif extra:
            beside = QRect(left, y, room, max(_wrapped(_SECONDARY, _extra(line), room), z.second))
            y = beside.bottom() + 1
        details = self._details((*under, *line.details), left, y, right)
        y = details[-1][1].bottom() + 1 if details else y
        label = self._label_rect(line, title)
        dates = z.pad + z.first + (z.second if line.hour else 0)
        tall = max(y, dates, label.bottom() + 1, 24 - z.pad) + z.pad
        return _Laid(label, title, beside, who, end, details, tall)

    def _details(self, details: Sequence[Detail], left: int, top: int, right: int) -> tuple[tuple[Detail, QRect], ...]:
        """Each under the one before; an extract is one line and leaves the column of who free."""
        z = self._sizes
        laid = []
        for detail in details:
            inset = z.icon if detail.icon else 0
            end = right - z.who if detail.cut else right
            box = QRect(left + inset, top, max(end - left - inset, z.least), z.second)
            if not detail.cut:
                box.setHeight(max(_wrapped(_SECONDARY, detail.text, box.width()), z.second))
            laid.append((detail, box))
            top = box.bottom() + 1
        return tuple(laid)

    def _label_rect(self, line: Line, title: QRect) -> QRect:
        z = self._sizes
        room = max(z.label - theme.px(0.5), 0)
        box = QRect(z.left, title.y(), room, z.first)
        if line.label:
            box.setHeight(max(_wrapped(_SECONDARY, line.label, room), box.height()))
        return box

    def _who_width(self, line: Line) -> int:
        icon = theme.px(_ICON) + theme.px(_GAP) if line.who_icon else 0
        return icon + _advance(line.who, _SECONDARY)

    def _beyond_margin(self, row: QRect) -> QRect:
        return row.adjusted(theme.px(self._columns.margin) + 1 if self._columns.margin else 0, 0, 0, 0)

    def _view(self, option: QStyleOptionViewItem) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        return view

    # Painting

    def _paint_when(self, painter: QPainter, line: Line, row: QRect) -> None:
        if not line.when:
            return
        role, weight = _WHEN[line.when_tone]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = theme.px(self._columns.margin) - theme.px(0.8)
        box = QRect(row.x(), row.y() + theme.px(self._columns.pad), room, theme.px(_FIRST))
        painter.setFont(theme.font(_SMALL, weight))
        painter.setPen(theme.color(role))
        painter.drawText(box, right, line.when)
        painter.setFont(theme.font(*_SECONDARY))
        painter.setPen(theme.color("ink2"))
        painter.drawText(box.translated(0, theme.px(_SECOND)), right, line.hour)

    def _paint_box(self, painter: QPainter, line: Line, row: QRect, hovered: bool) -> None:
        if line.box is None:
            return
        side = theme.px(BOX)
        y = row.y() + theme.px(self._columns.pad) + (theme.px(_FIRST) - side) / 2
        state = Qt.CheckState.Checked if line.box else Qt.CheckState.Unchecked
        paint_tick_box(painter, QRectF(row.x() + self._sizes.left, y, side, side), state, hovered=hovered)

    def _paint_words(self, painter: QPainter, line: Line, row: QRect, laid: _Laid) -> None:
        at = row.topLeft()
        if line.label:
            _write(painter, laid.label.translated(at), line.label, _SECONDARY, "ink2")
        _write(painter, laid.title.translated(at), line.title, _title_font(line), _title_role(line))
        if laid.beside is not None:
            inline = laid.beside.y() == laid.title.y()
            self._paint_beside(painter, line, laid.beside.translated(at), inline)
        if laid.who is not None:
            self._paint_marked(painter, Detail(line.who, line.who_icon), laid.who.translated(at), _GAP)
        if laid.end is not None:
            _write(painter, laid.end.translated(at), line.end, _BODY, "ink")
        for detail, box in laid.details:
            moved = box.translated(at)
            if detail.icon:
                moved.setLeft(moved.x() - theme.px(_ICON) - theme.px(0.3))
            self._paint_marked(painter, detail, moved, 0.3)

    def _paint_beside(self, painter: QPainter, line: Line, box: QRect, inline: bool) -> None:
        if line.alarm:
            dot = " · " if inline else ""
            _write(painter, box, dot, _BODY, "ink2")
            box = box.adjusted(_advance(dot, _BODY), 0, 0, 0)
            _write(painter, box, line.alarm, _STRONG, "bad")
        else:
            words = _extra(line) if inline else line.after.removeprefix("· ")
            _write(painter, box, words, _SECONDARY, "ink2")

    def _paint_marked(self, painter: QPainter, detail: Detail, box: QRect, gap: float) -> None:
        if detail.icon:
            side = theme.px(_ICON)
            ink = theme.color(detail.tone or "ink2")
            icons.paint(painter, detail.icon, ink, box.x(), box.y() + max(0, theme.px(_SECOND) - side) // 2, side)
            box = box.adjusted(side + theme.px(gap), 0, 0, 0)
        font = (_SMALL, 600 if detail.tone else 400)
        words = detail.text
        if detail.cut:
            words = _metrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        _write(painter, box, words, font, detail.tone or "ink2")


def _title_font(line: Line) -> _Font:
    return _STRONG if line.strong else _BODY


def _title_role(line: Line) -> str:
    return "ink2" if line.quiet else "ink"


def _extra(line: Line) -> str:
    """What goes on after the title on its line; on a line of its own it loses its dot."""
    return f" · {line.alarm}" if line.alarm else f" {line.after}"


def _extra_width(line: Line) -> int:
    if line.alarm:
        return _advance(_extra(line), _STRONG) + theme.px(0.2)
    return _advance(_extra(line), _SECONDARY) + theme.px(0.2) if line.after else 0


def _wrapped(font: _Font, text: str, room: int) -> int:
    """The height of `text` in `room` pixels."""
    if _advance(text, font) <= room:
        return _metrics(font).height()
    return _metrics(font).boundingRect(QRect(0, 0, room, 0), _wrap(font, text, room), text).height()


def _wrap(font: _Font, text: str, room: int) -> Qt.TextFlag:
    """Between words; anywhere only when a word alone is longer than the line."""
    longest = max(text.split(), key=len, default="")
    fits = _advance(longest, font) <= room
    return Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere


def _advance(text: str, font: _Font) -> int:
    return _metrics(font).horizontalAdvance(text)


def _metrics(font: _Font) -> QFontMetrics:
    return _metrics_at(font, theme.current().em)


@lru_cache(maxsize=32)
def _metrics_at(font: _Font, em: float) -> QFontMetrics:
    """Kept by text size: making one for each text is what measuring would cost most."""
    return QFontMetrics(theme.font(*font))


def _write(painter: QPainter, box: QRect, text: str, font: _Font, role: str) -> None:
    """One line in the middle of `box`, or as many as it is high."""
    painter.setFont(theme.font(*font))
    painter.setPen(theme.color(role))
    if box.height() <= theme.px(_FIRST):
        painter.drawText(box, _LEFT, text)
    else:
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | _wrap(font, text, box.width()), text)
