"""The rows of the list: a section with its count; a line with, for a sensitive contact, its telephone and its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, IconButton, Kind
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.tick_box import tick_state
from carnet_desktop.ui.widgets.tick_line import TickLine

from .rewording import Rewording
from .shown import ShownItem, ShownSection, Ticked

_STEP_IN = 1.5
_STATES = {
    Ticked.ALL: Qt.CheckState.Checked,
    Ticked.SOME: Qt.CheckState.PartiallyChecked,
    Ticked.NONE: Qt.CheckState.Unchecked,
}


class SectionRow(QWidget):
    """`items`: the keys of the lines that follow it."""

    clicked = Signal()

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__()
        self.items = tuple(items)
        self.tick = TickLine(strong=True, note_icon="eye-off")
        self.tick.clicked.connect(self.clicked)
        self._count = Text("", "second")
        theme.measure(self._count, height=1.7)
        row = QHBoxLayout(self)
        theme.space(row, 0.5, (0, 0.15, 0, 0))
        row.addWidget(self.tick, 1)
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def show_section(self, section: ShownSection) -> None:
        self.tick.show_words(section.title, section.note, section.warning)
        self.tick.show_ticked(_STATES[section.ticked])
        self._count.setText(section.count)
        if section.count:
            self.tick.setAccessibleName(f"{section.title}, {section.count}")


class ItemRow(QWidget):
    ticked = Signal(bool)
    phone_ticked = Signal(bool)
    named = Signal(str)
    removed = Signal()
    reworded = Signal(str, str)
    kept = Signal(str)

    def __init__(self, *, for_all: bool) -> None:
        """`for_all`: see `Rewording`."""
        super().__init__()
        self.tick = TickLine()
        self.tick.clicked.connect(lambda: self.ticked.emit(not self.tick.isChecked()))
        self._for_all = for_all
        self._item: ShownItem | None = None
        self._rewording: Rewording | None = None
        self._pencil = IconButton("pencil", _("Dire autrement"), Kind.QUIET, compact=True)
        self._pencil.setToolTip(_("Dire autrement ({keys})", keys=shown(Command.EDIT_ROW)))
        self._pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key does it from the line itself
        self._pencil.clicked.connect(self.reword)
        self._phone: TickLine | None = None
        self._name: NeutralName | None = None
        self._column = QVBoxLayout(self)
        theme.space(self._column, 0.25, (_STEP_IN, 0, 0, 0))
        line = QHBoxLayout()
        theme.space(line, 0.25)
        line.addWidget(self.tick, 1)
        line.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)

    def show_item(self, item: ShownItem) -> None:
        self._item = item
        self.tick.show_words(item.label, "\n".join(filter(None, (item.note, item.advice))), item.warning)
        self._pencil.setVisible(bool(item.wordings))
        if self._rewording is not None and self._rewording.keys != [wording.key for wording in item.wordings]:
            self.end_rewording()
        self.tick.show_ticked(tick_state(item.ticked))
        self._show_phone(item)
        self._show_name(item)

    def reword(self) -> None:
        """Open the fields where this line is said otherwise, or close them."""
        if self._rewording is not None:
            self.end_rewording()
        elif self._item is not None and self._item.wordings:
            opened = self._rewording = Rewording(self._item.label, self._item.wordings, for_all=self._for_all)
            opened.said.connect(self.reworded)
            opened.kept.connect(self.kept)
            opened.done.connect(self.end_rewording)
            self._step_in(opened)
            opened.begin()

    def end_rewording(self) -> bool:
        """Whether it was open; the focus goes back to the line."""
        closed, self._rewording = self._rewording, None
        if closed is None:
            return False
        self.tick.setFocus(Qt.FocusReason.OtherFocusReason)
        closed.hide()
        closed.deleteLater()
        return True

    def ask_name(self, problem: str) -> None:
        if self._name is not None:
            self._name.ask(problem)

    def keep_name(self) -> bool:
        """Whether the focus was in the neutral name, which is then kept."""
        focus = QApplication.focusWidget()
        if self._name is None or focus is None or not self._name.isAncestorOf(focus):
            return False
        self.named.emit(self._name.field.value())
        return True

    def _show_phone(self, item: ShownItem) -> None:
        offered = item.phone is not None and item.ticked
        if offered and self._phone is None:
            phone = self._phone = TickLine()
            phone.show_words(_("Imprimer aussi son téléphone"))
            phone.setAccessibleName(_("Imprimer le téléphone de {name}", name=item.label))
            phone.clicked.connect(lambda: self.phone_ticked.emit(not phone.isChecked()))
            self._step_in(phone)
        if self._phone is not None:
            self._phone.setVisible(offered)
            self._phone.show_ticked(tick_state(bool(item.phone)))

    def _show_name(self, item: ShownItem) -> None:
        if item.asks_name and self._name is None:
            name = self._name = NeutralName(item.label)
            name.keep.clicked.connect(lambda: self.named.emit(name.field.value()))
            name.field.control.returnPressed.connect(lambda: self.named.emit(name.field.value()))
            name.remove.clicked.connect(self.removed)
            self._step_in(name)
        if self._name is not None:
            self._name.setVisible(item.asks_name)

    def _step_in(self, widget: QWidget) -> None:
        """Under the words of the line, not under its box."""
        row = QHBoxLayout()
        theme.space(row, 0, (_STEP_IN + 0.25, 0, 0, 0))
        row.addWidget(widget)
        self._column.addLayout(row)


class NeutralName(QWidget):
    """Where the name under which a sensitive contact prints is written, the first time."""

    def __init__(self, contact: str) -> None:
        super().__init__()
        self.field = Field(_("Nom neutre, le seul qui s’imprime"), placeholder=_("Rendez-vous du jeudi"))
        self.field.control.setAccessibleName(_("Nom neutre de {name}", name=contact))
        self.keep = Button(_("Garder ce nom"), "check", compact=True)
        self.remove = Button(_("Retirer ce contact"), kind=Kind.QUIET, compact=True)
        column = QVBoxLayout(self)
        theme.space(column, 0.5, (0, 0.25, 0.3, 0.5))
        column.addWidget(self.field)
        column.addLayout(across(self.keep, self.remove))
        self.field.changed.connect(lambda _text: self.field.set_error(None))

    def ask(self, problem: str) -> None:
        self.field.set_error(problem or None)
        self.field.control.setFocus(Qt.FocusReason.OtherFocusReason)
