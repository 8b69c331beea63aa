"""The fields of a contract of support; its usual lengths fill its last day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carnet_desktop.domain.contracts import MONTHS, end_after
from carnet_desktop.i18n import _, parse_past_day, parse_start_day
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.when_fields import DayField

from .form_body import FormBody
from .list_offers import among
from .shown import Form


class ContractForm(FormBody):
    def __init__(self, form: Form, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        kind = SuggestField(_("Type de contrat"), among(form.lists["kind"]))
        self._from = DayField(_("Du"), today, parse=parse_start_day, short=True)
        self._to = DayField(_("Au"), today, short=True)
        signed = DayField(_("Signé le"), today, parse=parse_past_day, short=True)
        for name, field in (("kind", kind), ("from", self._from), ("to", self._to), ("signed_on", signed)):
            self.fields.add(name, field)
        days = QHBoxLayout()
        theme.space(days, 0.5)
        days.addWidget(self._from, 1)
        days.addWidget(self._to, 1)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(kind)
        column.addLayout(days)
        column.addLayout(self._lengths(writable=form.writable))
        column.addWidget(signed)

    def _lengths(self, *, writable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, 0)
        row.addWidget(Text(_("Durée"), "small"))
        row.addStretch(1)
        for months in MONTHS:
            button = Button(_("{n} mois", n=months), kind=Kind.QUIET, compact=True)
            button.setAccessibleDescription(_("Durée du contrat"))
            button.clicked.connect(lambda _checked, months=months: self._last(months))
            row.addWidget(button)
            if not writable:
                button.hide()
        return row

    def _last(self, months: int) -> None:
        """From its first day, today when none is written."""
        begin = self._from.value()
        if begin is None:
            begin = self._today()
            self._from.set_value(begin)
        self._to.set_value(end_after(begin, months))
        self.fields.changed.emit()
