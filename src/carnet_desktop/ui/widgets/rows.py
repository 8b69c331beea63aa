"""Two-line rows of a list: when in the margin, who and what, chips at the right; painted, never widgets."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.chips import Chip, paint_chip
from carnet_desktop.ui.widgets.margin import LIST, paint_margin_line

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Where a model gives its `Row`."""
_CHIPS_WIDTH = 15.4
_MOST_CHIPS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """`when` left and `hour` right in the margin; `title` then `after` ("37 ans"); `detail` under them.

    `when_tone`: "", "strong" (today), "bad" (late). `marks`: (start, length) of the letters of `title` to underline.
    """

    title: str
    after: str = ""
    detail: str = ""
    when: str = ""
    hour: str = ""
    when_tone: str = ""
    chips: tuple[Chip, ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def spoken(self) -> str:
        """What a model answers for `Qt.ItemDataRole.AccessibleTextRole`."""
        said = (self.title, self.after, self.when, self.hour, self.detail, *(chip.text for chip in self.chips))
        return ", ".join(part for part in said if part)


_WHEN = {"": ("ink2", 400), "strong": ("link", 600), "bad": ("bad", 600)}


class RowDelegate(QStyledItemDelegate):
    """Paints the `Row` that the model gives under `ROW_ROLE`. `margin` in em; 0 paints no margin."""

    def __init__(self, margin: float = LIST, height: float = 3.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin, self._height = margin, height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(self._margin + 20), theme.px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW_ROLE)
        box = option.rect
        self._paint_ground(painter, option, box)
        if row is None:
            return
        margin = theme.px(self._margin) if self._margin else 0
        if margin:
            self._paint_when(painter, row, QRect(box.x(), box.y(), margin, box.height()))
        right = self._paint_chips(painter, row.chips, box)
        left = box.x() + margin + theme.px(0.95)
        self._paint_words(painter, row, QRect(left, box.y(), right - left - theme.px(0.5), box.height()))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.color("sel" if selected else "tint" if hovered else "page"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("line"))
        if selected:
            painter.fillRect(QRect(box.x(), box.y(), 3, box.height()), theme.color("act"))
        if self._margin:
            paint_margin_line(painter, box.x() + theme.px(self._margin), box.y(), box.bottom())
        keyboard = bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
        if keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2))

    def _paint_when(self, painter: QPainter, row: Row, box: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(theme.px(1.2), 0, -theme.px(0.8), 0)
        role, weight = _WHEN[row.when_tone]
        painter.setFont(theme.font(0.93, weight))
        painter.setPen(theme.color(role))
        side = Qt.AlignmentFlag.AlignLeft if self._margin >= LIST else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, middle | side, row.when)
        painter.setFont(theme.font(1, 600))
        painter.setPen(theme.color("ink"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, row.hour)

    def _paint_chips(self, painter: QPainter, chips: tuple[Chip, ...], box: QRect) -> int:
        """Stack at most two chips at the right end; the answer is where the words must stop."""
        if not chips:
            return box.right()
        room = min(theme.px(_CHIPS_WIDTH), box.width() // 3)
        x = box.right() - room
        height = theme.px(1.5)
        shown = list(chips[:_MOST_CHIPS])
        more = len(chips) - _MOST_CHIPS
        if more > 0:
            words = _("{last}, {more}", last=shown[-1].text, more=count(more, _("et {n} autre"), _("et {n} autres")))
            shown[-1] = Chip(words, shown[-1].tone, shown[-1].icon)
        gap = 1
        y = box.y() + (box.height() - len(shown) * height - (len(shown) - 1) * gap) / 2
        for chip in shown:
            paint_chip(painter, chip, x, y, height, room - theme.px(0.5))
            y += height + gap
        return x

    def _paint_words(self, painter: QPainter, row: Row, box: QRect) -> None:
        strong, body, small = theme.font(1, 600), theme.font(1), theme.font(0.93)
        lines = 2 if row.detail else 1
        half = box.height() // lines
        inset = theme.px(0.25) if lines == 2 else 0
        first = QRect(box.x(), box.y() + inset, box.width(), half - inset)
        painter.setFont(strong)
        painter.setPen(theme.color("ink"))
        metrics = QFontMetrics(strong)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, first.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(first, middle, title)
        self._paint_marks(painter, row, first, metrics)
        if row.after:
            x = first.x() + metrics.horizontalAdvance(title + " ")
            painter.setFont(body)
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRect(x, first.y(), first.right() - x, first.height()), middle, row.after)
        if row.detail:
            second = QRect(box.x(), first.bottom(), box.width(), box.height() - half - inset)
            painter.setFont(small)
            painter.setPen(theme.color("ink2"))
            cut = QFontMetrics(small).elidedText(row.detail, Qt.TextElideMode.ElideRight, second.width())
            painter.drawText(second, middle, cut)

    def _paint_marks(self, painter: QPainter, row: Row, box: QRect, metrics: QFontMetrics) -> None:
        y = box.center().y() + metrics.ascent() / 2 + theme.px(0.2)
        for start, length in row.marks:
            x = box.x() + metrics.horizontalAdvance(row.title[:start])
            width = metrics.horizontalAdvance(row.title[start : start + length])
            painter.setPen(QPen(theme.color("act"), 2))
            painter.drawLine(QPointF(x, y), QPointF(x + width, y))


class RowList(QListView):
    """A list view ready for `RowDelegate`: same heights, no frame, the margin line down to the bottom."""

    def __init__(self, name: str, margin: float = LIST, height: float = 3.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = margin
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(margin, height, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("page"))
        if self._margin:
            paint_margin_line(painter, theme.px(self._margin), 0, self.viewport().height())
        painter.end()
        super().paintEvent(event)
