"""The fields of a job the person wants: its name among those of the ROME, then contract, hours, distance and wage."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carnet_desktop.domain.job_search import search_jobs
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.suggest_field import SuggestField
from carnet_desktop.ui.widgets.texts import Text

from .bound_fields import AnyField
from .form_body import FormBody
from .list_offers import among, labels
from .shown import Form


class WantedJobForm(FormBody):
    """The note of `wage` says what the legal minimum is, beside what she hopes for."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        fields: dict[str, AnyField] = {
            "job": SuggestField(_("Métier"), lambda typed: labels(search_jobs(typed)), placeholder=_("aide soignant")),
            "contract": SuggestField(_("Contrat"), among(form.lists["contract"])),
            "hours": SuggestField(_("Horaires"), among(form.lists["hours"])),
            "km": Field(_("Rayon en km")),
            "wage": Field(_("Salaire brut par mois, en euros")),
        }
        for name, field in fields.items():
            self.fields.add(name, field)
        across = QHBoxLayout()
        theme.space(across, 0.5)
        for name, share in (("hours", 3), ("km", 2)):
            across.addWidget(fields[name], share)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(fields["job"])
        column.addWidget(fields["contract"])
        column.addLayout(across)
        column.addWidget(fields["wage"])
        if form.notes.get("wage"):
            column.addWidget(Text(form.notes["wage"], "small", wrap=True))
