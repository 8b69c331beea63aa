"""The two pages that take the place of the form: nobody to send to yet, and the file is ready."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import IconText, Reading, Text, empty

from .words import Ready

_SIDES = (1.4, 1.4, 1.4, 1.4)


class NobodyPage(QWidget):
    """`asked`: the id of the structure to compare, "" for the list of structures."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._how = Reading()
        self._acts = QVBoxLayout()
        theme.space(self._acts, 0.5)
        column = QVBoxLayout(self)
        theme.space(column, 0.75, _SIDES)
        column.addWidget(Text(_("À qui transmettre ?"), "part", wrap=True))
        why = _("Un carnet ne part que vers une structure dont vous avez comparé les huit mots au téléphone.")
        column.addWidget(Reading(why))
        column.addWidget(self._how)
        column.addWidget(Gap(0.25))
        column.addLayout(self._acts)
        column.addStretch(1)

    def show_waiting(self, waiting: Sequence[tuple[str, str]]) -> None:
        self._how.setText(
            _("Vous avez déjà une fiche : appelez la structure, et écrivez les mots qu’on vous lit.")
            if waiting
            else _("Échangez vos fiches avec elle, appelez-la, et écrivez les huit mots qu’on vous lit.")
        )
        empty(self._acts)
        for structure, name in waiting:
            self._add(Button(_("Comparer les mots de {name}", name=name), "phone", kind=Kind.PRIMARY), structure)
        kind = Kind.PLAIN if waiting else Kind.PRIMARY
        self._add(Button(_("Ajouter une structure"), "building-community", kind=kind), "")

    def focus_first(self) -> None:
        item = self._acts.itemAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, button: Button, structure: str) -> None:
        button.clicked.connect(lambda: self.asked.emit(structure))
        self._acts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class ReadyPage(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = IconText("circle-check", "", "part", wrap=True, tone="good")
        self._file, self._folder = Text("", "strong", wrap=True), Reading("", "second")
        self._steps = QVBoxLayout()
        theme.space(self._steps, 0.6)
        self.transfers = Button(_("Voir les transferts"), kind=Kind.PRIMARY)
        self.back = Button(_("Revenir au carnet"), "arrow-left")
        named = QVBoxLayout()
        theme.space(named, 0.1)
        named.addWidget(self._file)
        named.addWidget(self._folder)
        column = QVBoxLayout(self)
        theme.space(column, 0.9, _SIDES)
        column.addWidget(self._title)
        column.addLayout(named)
        column.addWidget(Text(_("Et maintenant"), "section"))
        column.addLayout(self._steps)
        column.addWidget(Gap(0.25))
        column.addLayout(across(self.transfers, self.back))
        column.addStretch(1)

    def show_ready(self, ready: Ready) -> None:
        self._title.text.setText(ready.title)
        self._file.setText(ready.file)
        self._folder.setText(ready.folder)
        empty(self._steps)
        for number, step in enumerate(ready.steps, 1):
            self._steps.addWidget(_step(number, step))

    def focus_first(self) -> None:
        self.transfers.setFocus(Qt.FocusReason.OtherFocusReason)


def _step(number: int, words: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    theme.space(row, 0.5)
    place = Text(f"{number}.", "strong")
    theme.measure(place, width=1)
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Reading(words), 100)
    row.addStretch(1)
    return holder
