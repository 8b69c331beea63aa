"""The sections to tick, and under each what is asked one by one, with why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.texts import IconText, Text, empty
from carnet_desktop.ui.widgets.tick_box import tick_state
from carnet_desktop.ui.widgets.tick_line import TickLine

from .shown import ShownTick

_STEP_IN = 1.5


class TickList(QWidget):
    section_clicked = Signal(str)
    item_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: dict[str, _SectionRow] = {}
        self._items: dict[str, TickLine] = {}
        self._rows = QVBoxLayout()
        theme.space(self._rows, 0.2)
        self._problem = IconText("alert-circle", "", tone="bad", wrap=True)
        self._problem.hide()
        column = QVBoxLayout(self)
        theme.space(column, 0.4)
        column.addWidget(Text(_("Ce qui part"), "section"))
        column.addLayout(self._rows)
        column.addWidget(self._problem)

    def show_ticks(self, ticks: Sequence[ShownTick]) -> None:
        """Rows that are still there are kept as they are: the focus stays."""
        keys = [key for tick in ticks for key in (tick.name, *(item.key for item in tick.items))]
        if keys != list(self._all_rows()):
            self._build(ticks)
        for tick in ticks:
            self._sections[tick.name].show_section(tick)
            for item in tick.items:
                self._items[item.key].show_words(item.label, "", item.why)
                self._items[item.key].show_ticked(tick_state(item.ticked))

    def show_problem(self, sentence: str) -> None:
        self._problem.text.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def first(self) -> QWidget | None:
        return next((row.tick for row in self._sections.values()), None)

    def _build(self, ticks: Sequence[ShownTick]) -> None:
        focus = QApplication.focusWidget()
        focused = next((key for key, tick in self._all_rows().items() if tick is focus), "")
        empty(self._rows)
        self._sections, self._items = {}, {}
        for tick in ticks:
            head = self._sections[tick.name] = _SectionRow()
            head.tick.clicked.connect(lambda _on, name=tick.name: self.section_clicked.emit(name))
            self._add(head)
            for item in tick.items:
                line = self._items[item.key] = TickLine()
                line.clicked.connect(lambda _on, key=item.key: self.item_clicked.emit(key))
                self._add(_stepped_in(line))
        again = self._all_rows().get(focused)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: QWidget) -> None:
        """Shown now, not at the next turn of the events: it may be given the focus at once."""
        self._rows.addWidget(row)
        row.show()

    def _all_rows(self) -> dict[str, TickLine]:
        """In the order of the eye."""
        rows = {**{name: row.tick for name, row in self._sections.items()}, **self._items}
        return dict(sorted(rows.items(), key=lambda item: self._place(item[1])))

    def _place(self, tick: TickLine) -> int:
        holder = tick.parentWidget()
        return self._rows.indexOf(holder) if holder is not None else -1


class _SectionRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tick = TickLine(strong=True)
        self._count = Text("", "second")
        theme.measure(self._count, height=1.7)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, 0.1, 0, 0))
        row.addWidget(self.tick, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def show_section(self, section: ShownTick) -> None:
        count = section.count or _("vide")
        self.tick.show_words(section.label, "", section.warning)
        self.tick.show_ticked(tick_state(section.ticked))
        self.tick.setAccessibleName(f"{section.label}, {count}")
        self._count.setText(count)


def _stepped_in(line: TickLine) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0, (_STEP_IN, 0, 0, 0))
    row.addWidget(line)
    return holder
