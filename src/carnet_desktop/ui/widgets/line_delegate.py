"""Paints `Line` rows: date in the margin, box, words that wrap, who at the right. Nothing is a widget."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from carnet_desktop.ui import icons, theme
from carnet_desktop.ui.lines import Detail, Line
from carnet_desktop.ui.widgets.line_layout import (
    ACT,
    BODY,
    FIRST,
    GAP,
    ICON,
    SECOND,
    SECONDARY,
    SECTION_ICON,
    SMALL,
    STRONG,
    Columns,
    Font,
    Laid,
    LineLayout,
    advance,
    extra,
    title_font,
    wrap,
)
from carnet_desktop.ui.widgets.row_model import ROW_ROLE
from carnet_desktop.ui.widgets.texts import plain_tooltip
from carnet_desktop.ui.widgets.tick_box import BOX, paint_tick_box, tick_state

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WHEN = {"": ("ink2", 400), "strong": ("ink", 600), "bad": ("bad", 600)}


class LineDelegate(QStyledItemDelegate):
    """Lays a row out once for each width and text size; `columns` may be changed when the room changes."""

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = LineLayout(columns)
        self._edited = ("", 0)

    def set_edited(self, line_id: str, height: int) -> None:
        """This row is hidden by its editor, `height` pixels high; "" when there is none."""
        self._edited = (line_id, height)

    def set_columns(self, columns: Columns) -> None:
        self._layout = LineLayout(columns)

    def forget(self) -> None:
        """Other rows are about to be shown, under the same ids perhaps."""
        self._layout.forget()

    @property
    def columns(self) -> Columns:
        return self._layout.columns

    def height(self, line: Line, width: int) -> int:
        """Of a row of `width` pixels."""
        return self._edited[1] if line.id == self._edited[0] else self._layout.lay(line, width).height

    def box_rect(self, line: Line, row: QRect) -> QRect:
        """The tick box of a row, with room enough around it to be clicked; empty without one."""
        if line.box is None:
            return QRect()
        side = max(theme.px(BOX), 24)
        laid = self._layout.lay(line, row.width())
        left = row.x() + self._layout.left + self._layout.inset(line) + (theme.px(BOX) - side) // 2
        return QRect(left, row.y() + laid.title.y() + (theme.px(FIRST) - side) // 2, side, side)

    def act_rect(self, line: Line, row: QRect) -> QRect:
        """Where a click adds what the row offers; empty without an offer, or without room to tell it."""
        laid = self._layout.lay(line, row.width())
        return laid.act.translated(row.topLeft()) if laid.act is not None else QRect()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(ROW_ROLE)
        return QSize(0, self.height(line, self._view(option).viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(ROW_ROLE)
        if line.id == self._edited[0]:
            return
        row, laid = option.rect, self._layout.lay(line, option.rect.width())
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if hovered:
            painter.fillRect(self._beyond_margin(row), theme.color(self.columns.hovered))
        self._paint_when(painter, line, row)
        self._paint_box(painter, line, row, hovered)
        self._paint_icon(painter, line, row, laid)
        self._paint_words(painter, line, row, laid)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view(option).hasFocus()
        if laid.act is not None and (hovered or focused):
            self._paint_act(painter, line.act, laid.act.translated(row.topLeft()))
        if self.columns.who and hovered and not line.icon:
            side = theme.px(ICON)
            x = row.right() - theme.px(self.columns.right) - side
            icons.paint(painter, "pencil", theme.color("ink3"), x, row.y() + laid.title.y(), side)
        if focused:
            painter.setPen(QPen(theme.color("write"), 2))
            painter.drawRect(QRectF(self._beyond_margin(row)).adjusted(1, 1, -1, -1))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            line: Line = index.data(ROW_ROLE)
            laid = self._layout.lay(line, option.rect.width())
            cut = [d.text for d, box in laid.details if d.cut and advance(d.text, SECONDARY) > box.width()]
            QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(cut)), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _beyond_margin(self, row: QRect) -> QRect:
        return row.adjusted(theme.px(self.columns.margin) + 1 if self.columns.margin else 0, 0, 0, 0)

    def _view(self, option: QStyleOptionViewItem) -> QAbstractItemView:
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        return view

    def _paint_when(self, painter: QPainter, line: Line, row: QRect) -> None:
        if not line.when:
            return
        role, weight = _WHEN[line.when_tone]
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        room = theme.px(self.columns.margin) - theme.px(0.8)
        box = QRect(row.x(), row.y() + theme.px(self.columns.pad), room, theme.px(FIRST))
        painter.setFont(theme.font(SMALL, weight))
        painter.setPen(theme.color(role))
        painter.drawText(box, right, line.when)
        painter.setFont(theme.font(*SECONDARY))
        painter.setPen(theme.color("ink2"))
        painter.drawText(box.translated(0, theme.px(SECOND)), right, line.hour)

    def _paint_box(self, painter: QPainter, line: Line, row: QRect, hovered: bool) -> None:
        if line.box is None:
            return
        side = theme.px(BOX)
        y = row.y() + theme.px(self.columns.pad) + (theme.px(FIRST) - side) / 2
        x = row.x() + self._layout.left + self._layout.inset(line)
        paint_tick_box(painter, QRectF(x, y, side, side), tick_state(line.box), hovered=hovered)

    def _paint_icon(self, painter: QPainter, line: Line, row: QRect, laid: Laid) -> None:
        if not line.icon:
            return
        side = theme.px(SECTION_ICON if line.heading else ICON)
        role = line.icon_tone or ("link" if line.heading else "ink2")
        y = row.y() + laid.title.y() + (theme.px(FIRST) - side) // 2
        x = row.x() + self._layout.left + self._layout.inset(line)
        icons.paint(painter, line.icon, theme.color(role), x, y, side)

    def _paint_act(self, painter: QPainter, words: str, box: QRect) -> None:
        side = theme.px(ICON)
        icons.paint(painter, "plus", theme.color("link"), box.x(), box.y() + (box.height() - side) / 2, side)
        _write(painter, box.adjusted(side + theme.px(0.25), 0, 0, 0), words, ACT, "link")

    def _paint_words(self, painter: QPainter, line: Line, row: QRect, laid: Laid) -> None:
        at = row.topLeft()
        if line.label:
            role, weight = _WHEN[line.when_tone]
            _write(painter, laid.label.translated(at), line.label, (SMALL, weight), role)
        _write(painter, laid.title.translated(at), line.title, title_font(line), _title_role(line))
        if laid.beside is not None:
            inline = laid.beside.y() == laid.title.y()
            self._paint_beside(painter, line, laid.beside.translated(at), inline)
        if laid.who is not None:
            self._paint_marked(painter, Detail(line.who, line.who_icon), laid.who.translated(at), GAP)
        if laid.end is not None:
            font, role = (BODY, "ink") if line.end else (SECONDARY, "ink2")
            _write(painter, laid.end.translated(at), line.end or line.aside, font, role)
        for detail, box in laid.details:
            moved = box.translated(at)
            if detail.icon:
                moved.setLeft(moved.x() - theme.px(ICON) - theme.px(0.3))
            self._paint_marked(painter, detail, moved, 0.3)

    def _paint_beside(self, painter: QPainter, line: Line, box: QRect, inline: bool) -> None:
        if line.alarm:
            dot = " · " if inline else ""
            _write(painter, box, dot, BODY, "ink2")
            box = box.adjusted(advance(dot, BODY), 0, 0, 0)
            _write(painter, box, line.alarm, STRONG, "bad")
        else:
            words = extra(line) if inline else line.after.removeprefix("· ")
            _write(painter, box, words, SECONDARY, "ink2")

    def _paint_marked(self, painter: QPainter, detail: Detail, box: QRect, gap: float) -> None:
        if detail.icon:
            side = theme.px(ICON)
            ink = theme.color(detail.tone or "ink2")
            icons.paint(painter, detail.icon, ink, box.x(), box.y() + max(0, theme.px(SECOND) - side) // 2, side)
            box = box.adjusted(side + theme.px(gap), 0, 0, 0)
        font = (SMALL, 600 if detail.tone else 400)
        words = detail.text
        if detail.cut:
            words = theme.metrics(*font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        _write(painter, box, words, font, detail.tone or "ink2")


def _title_role(line: Line) -> str:
    return "ink2" if line.quiet else "ink"


def _write(painter: QPainter, box: QRect, text: str, font: Font, role: str) -> None:
    """One line in the middle of `box`, or as many as it is high."""
    painter.setFont(theme.font(*font))
    painter.setPen(theme.color(role))
    if box.height() <= theme.px(FIRST):
        painter.drawText(box, _LEFT, text)
    else:
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | wrap(font, text, box.width()), text)
