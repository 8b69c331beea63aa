"""The legal minimum wage that a wanted wage is read beside: what is known, and one that is added when it changes."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.domain.smic import smic_on
from carnet_desktop.domain.values import value_text
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import _, day_month_year, parse_euros, parse_past_day
from carnet_desktop.sentences import field_sentence
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.across import across
from carnet_desktop.ui.widgets.buttons import Button
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField


class MinimumWage(QWidget):
    """`keep(smic=…)` is called with the amounts that this structure added: ISO day → euro cents a month."""

    def __init__(self, keep: Callable[..., None], today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep, self._today = keep, today
        self._own: dict[str, int] = {}
        self._known = Text("", "small", wrap=True)
        self._amount = Field(_("Nouveau montant, en euros"))
        self._since = DayField(_("Depuis le"), today, parse=parse_past_day)
        self._add = Button(_("Ajouter ce montant"), "plus")
        self._add.clicked.connect(self._added)
        row = QHBoxLayout()
        theme.space(row, 0.5)
        row.addWidget(self._amount, 1)
        row.addWidget(self._since, 1)
        column = QVBoxLayout(self)
        theme.space(column, 0.3)
        column.addWidget(Text(_("SMIC brut par mois, pour 35 heures"), "label"))
        column.addWidget(self._known)
        column.addLayout(row)
        column.addLayout(across(self._add))

    def show_own(self, own: Mapping[str, int]) -> None:
        self._own = dict(own)
        smic = smic_on(self._today(), own)
        if smic is not None:
            wage = value_text("wanted_job", "wage_cents", smic.cents)
            day = day_month_year(date.fromisoformat(smic.since))
            self._known.setText(_("{wage} depuis le {day}.", wage=wage, day=day))

    def _added(self) -> None:
        """Each is refused beside itself; what was typed stays until it is kept."""
        cents, since = parse_euros(self._amount.value()), self._since.value()
        if not cents:
            self._amount.set_error(field_sentence(InvalidField("wage_cents", "number")))
            self._amount.setFocus()
            return
        self._amount.set_error(None)
        if since is None:
            if not self._since.error():
                self._since.set_error(field_sentence(InvalidField("since", "required")))
            self._since.setFocus()
            return
        self._amount.set_value("")
        self._since.set_value(None)
        self._own[since.isoformat()] = cents
        self._keep(smic=dict(self._own))
        self.show_own(self._own)
