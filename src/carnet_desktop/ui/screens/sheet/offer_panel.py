"""The list of what prints: sections, lines, the telephone and the neutral name of sensitive contacts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from carnet_desktop.domain.sheet_choices import Section
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.scrolled import Scrolled
from carnet_desktop.ui.widgets.texts import Rule, Text, empty
from carnet_desktop.ui.widgets.tick_line import TickLine

from .offer_rows import ItemRow, SectionRow
from .options import Options
from .shown import ShownSection


class OfferPanel(QWidget):
    """Up and down arrows go from one tick to the next, as Tab does."""

    ticked = Signal(str, bool)
    section_clicked = Signal(str)
    phone_ticked = Signal(str, bool)
    reworded = Signal(str, str)
    wording_kept = Signal(str)
    named = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: dict[str, SectionRow] = {}
        self._items: dict[str, ItemRow] = {}
        self._rows = QVBoxLayout()
        theme.space(self._rows, 0.25)
        self.options = Options()
        self._end = QWidget()
        end = QVBoxLayout(self._end)
        theme.space(end, 0.75, (0, 0.75, 0, 0))
        end.addWidget(Rule())
        end.addWidget(self.options)
        self._end.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.space(column, 0.5, (1.4, 0.9, 1.2, 1))
        self._title = Text(_("Ce qui s’imprime"), "section")
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self._end)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        theme.space(whole)
        whole.addWidget(Scrolled(inside))

    def show_offer(self, sections: Sequence[ShownSection]) -> None:
        """Rows that are still there are kept as they are: the focus stays, and so does what is being typed."""
        keys = [(section.key, [item.key for item in section.items]) for section in sections]
        if keys != self._keys():
            self._build(sections)
        for section in sections:
            self._sections[section.key].show_section(section)
            for item in section.items:
                self._items[item.key].show_item(item)
        self._end.show()

    def set_narrow(self, narrow: bool) -> None:
        """Under a tab that says the same, no title."""
        self._title.setVisible(not narrow)

    def ask_name(self, contact: str, problem: str) -> None:
        row = self._items.get(contact)
        if row is not None:
            row.ask_name(problem)

    def reword(self) -> None:
        """The line that has the focus."""
        key = self._focused_key()
        if key in self._items:
            self._items[key].reword()

    def end_rewording(self) -> bool:
        """Whether a line was being said otherwise."""
        ended = [row.end_rewording() for row in self._items.values()]
        return any(ended)

    def keep_name(self) -> bool:
        """Keep the neutral name being written, if the focus is in one."""
        return any(row.keep_name() for row in self._items.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        focus = QApplication.focusWidget()
        ticks = [tick for tick in self.findChildren(TickLine) if tick.isVisible()]
        ticks.sort(key=lambda tick: tick.mapTo(self, tick.rect().topLeft()).y())
        if step is None or not isinstance(focus, TickLine) or focus not in ticks:
            super().keyPressEvent(event)
            return
        there = ticks.index(focus) + step
        if 0 <= there < len(ticks):
            ticks[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _keys(self) -> list[tuple[str, list[str]]]:
        return [(key, list(row.items)) for key, row in self._sections.items()]

    def _build(self, sections: Sequence[ShownSection]) -> None:
        focused = self._focused_key()
        empty(self._rows)
        self._sections, self._items = {}, {}
        for section in sections:
            head = self._sections[section.key] = SectionRow([item.key for item in section.items])
            head.clicked.connect(lambda key=section.key: self.section_clicked.emit(key))
            self._rows.addWidget(head)
            for item in section.items:
                row = self._items[item.key] = ItemRow(for_all=section.key == Section.WORDS)
                row.ticked.connect(lambda on, key=item.key: self.ticked.emit(key, on))
                row.phone_ticked.connect(lambda on, key=item.key: self.phone_ticked.emit(key, on))
                row.named.connect(lambda name, key=item.key: self.named.emit(key, name))
                row.reworded.connect(self.reworded)
                row.kept.connect(self.wording_kept)
                row.removed.connect(lambda key=item.key: self.removed.emit(key))
                self._rows.addWidget(row)
        self._end.raise_()  # behind the rows for Tab too, which follows the order of children
        again = self._all_rows().get(focused)
        if again is not None:
            again.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_key(self) -> str:
        focus = QApplication.focusWidget()
        rows = self._all_rows().items()
        return next((key for key, row in rows if focus is not None and row.isAncestorOf(focus)), "")

    def _all_rows(self) -> dict[str, SectionRow | ItemRow]:
        return {**self._sections, **self._items}
