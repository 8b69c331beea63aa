"""The cover of an empty home: two ways in. Light: it is the first thing painted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.doorstep import Doorstep
from carnet_desktop.ui.screens.setup.choice_presenter import ChoicePresenter
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.cover import Cover
from carnet_desktop.ui.widgets.gap import Gap
from carnet_desktop.ui.widgets.texts import Reading, Text


class ChoiceView(Cover):
    """`create` leads to the five steps."""

    def __init__(
        self, doorstep: Doorstep, bar: QWidget, *, create: Callable[[], None], samples_home: Callable[[], Path]
    ) -> None:
        content = QWidget()
        super().__init__(content)
        self.hold_bar(bar)
        self.panel.label.set_lines((_("Première ouverture"), _("Sur cet ordinateur")))
        self.presenter = ChoicePresenter(self, doorstep, samples_home)
        self.new_structure = Button(_("Créer ma structure"), "building-community", kind=Kind.PRIMARY)
        self.samples = Button(_("Essayer avec des données d’exemple"), "users")
        self.new_structure.clicked.connect(create)
        self.samples.clicked.connect(self.presenter.try_samples)
        column = QVBoxLayout(content)
        theme.space(column, 0.4)
        for part in (
            Text(_("Bienvenue"), "title"),
            Reading(_("Carnet garde sur cet ordinateur, fermé à clé, ce que vous écrivez en entretien."), "second"),
            Gap(1),
            self.new_structure,
            Reading(_("Trois minutes, et une imprimante si vous en avez une."), "small"),
            Gap(0.75),
            self.samples,
            Reading(_("Des personnes inventées. Tout disparaît quand vous fermez."), "small"),
        ):
            column.addWidget(part)

    def focus_first(self) -> None:
        self.new_structure.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_screen(self) -> None:
        self.presenter.close()

    def show_busy(self, busy: str) -> None:
        if busy:
            self.samples.set_busy(busy)
        else:
            self.samples.clear_busy()
