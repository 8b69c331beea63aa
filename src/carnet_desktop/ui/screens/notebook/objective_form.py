"""The fields of an objective: what is aimed at, under which focus, where it stands, and the contract it belongs to."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.texts import Text

from .bound_fields import AnyField
from .form_body import FormBody
from .list_offers import among
from .objective_fields import NO, YES
from .record_field import RecordField
from .shown import Form
from .values import Values


class ObjectiveForm(FormBody):
    """What the person commits herself to is asked once the objective belongs to a contract."""

    def __init__(self, form: Form, *, is_new: bool) -> None:
        super().__init__()
        self._contract = RecordField(_("Contrat"), form.lists["contract"])
        focus = RecordField(_("Axe de travail"), form.lists["focus"])
        status = ComboField(_("Où il en est"), form.lists["status"])
        asked = _("{name} s’engage", name=form.first_name)
        committed = Segments(asked, (("", _("Pas demandé"), ""), (YES, _("Oui"), ""), (NO, _("Non"), "")))
        fields: dict[str, AnyField] = {
            "title": SuggestField(_("Objectif"), among(form.lists["title"])),
            "focus": focus,
            "status": status,
            "contract": self._contract,
            "committed": committed,
        }
        for name, field in fields.items():
            self.fields.add(name, field)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._row, 0.6)
        for field in (focus, status, self._contract):
            self._row.addWidget(field, 1)
        self._asked = QWidget()
        below = QVBoxLayout(self._asked)
        theme.space(below, 0.3)
        below.addWidget(Text(asked, "label"))
        below.addWidget(committed)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(fields["title"])
        column.addLayout(self._row)
        column.addWidget(self._asked)
        status.setVisible(not is_new)
        self._contract.setVisible(len(form.lists["contract"]) > 1)
        self.fields.changed.connect(self._show_commitment)
        self._show_commitment()

    def fill(self, values: Values) -> None:
        super().fill(values)
        self._show_commitment()

    def set_narrow(self, narrow: bool) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)

    def _show_commitment(self) -> None:
        self._asked.setVisible(bool(self._contract.value()))
