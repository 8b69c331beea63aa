"""The parts of the page: their headings, their columns, their first acts, and the form each one opens."""

from collections.abc import Callable
from datetime import date
from typing import Final

from carnet_desktop.i18n import _
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import Columns
from carnet_desktop.ui.widgets.margin import PLAN, SIDE

from .action_form import ActionForm
from .appointment_form import AppointmentForm
from .contact_form import ContactForm
from .contract_form import ContractForm
from .focus_form import FocusForm
from .identity_form import IdentityForm
from .interview_form import InterviewForm
from .objective_form import ObjectiveForm
from .row_editor import FormBody, RowEditor
from .section import SIDE_EM, Section
from .shown import NEW, Form, Part

COLUMNS: Final = {
    Part.PLAN: Columns(margin=PLAN, who=6.9),
    Part.INTERVIEWS: Columns(margin=PLAN, who=9.2, pad=0.25),
    Part.APPOINTMENTS: Columns(margin=SIDE, left=0.8, right=1, pad=0.15, hovered="sel"),
    Part.CONTACTS: Columns(left=SIDE_EM, right=1, pad=0.15, hovered="sel"),
    Part.CONTRACTS: Columns(left=SIDE_EM, right=1, pad=0.15, hovered="sel"),
    Part.IDENTITY: Columns(left=SIDE_EM, right=1, label=7, pad=0.12, hovered="sel"),
}


def build_sections() -> dict[Part, Section]:
    """In the order of the eye."""
    return {
        Part.PLAN: Section(
            _("Plan d’action"),
            COLUMNS[Part.PLAN],
            main=True,
            act=_quiet(_("Ajouter un axe"), "plus"),
            first_act=_quiet(_("Ajouter une action"), "plus"),
        ),
        Part.INTERVIEWS: Section(
            _("Derniers entretiens"),
            COLUMNS[Part.INTERVIEWS],
            main=True,
            first_act=_quiet(_("Écrire l’entretien"), "notes"),
        ),
        Part.APPOINTMENTS: _side(Part.APPOINTMENTS, _("Rendez-vous"), _quiet(_("Ajouter"), "plus")),
        Part.CONTACTS: _side(Part.CONTACTS, _("Contacts"), _quiet(_("Ajouter"), "plus")),
        Part.CONTRACTS: _side(Part.CONTRACTS, _("Contrats"), _quiet(_("Ajouter"), "plus")),
        Part.IDENTITY: _side(Part.IDENTITY, _("Identité"), _quiet(_("Modifier"), "pencil")),
    }


def editor_for(form: Form, today: Callable[[], date]) -> RowEditor:
    """The editor of a row. The person herself cannot be deleted here."""
    # The side column is too narrow for a margin beside fields.
    columns = COLUMNS[Part.CONTACTS] if form.part is Part.APPOINTMENTS else COLUMNS[form.part.list]
    return RowEditor(form, _body(form, today), columns, deletable=form.part is not Part.IDENTITY)


def _body(form: Form, today: Callable[[], date]) -> FormBody:
    match form.part:
        case Part.PLAN:
            return ActionForm(form, today, is_new=form.record == NEW)
        case Part.FOCUS:
            return FocusForm(form.lists["theme"], is_new=form.record == NEW)
        case Part.OBJECTIVE:
            return ObjectiveForm(form, is_new=form.record == NEW)
        case Part.INTERVIEWS:
            return InterviewForm(form.first_name, today, whole=False)
        case Part.APPOINTMENTS:
            return AppointmentForm(form.names, form.states, today, exists=form.record != NEW)
        case Part.CONTACTS:
            return ContactForm()
        case Part.CONTRACTS:
            return ContractForm(form, today)
        case Part.IDENTITY:
            return IdentityForm(today, form.values["channel"], form.values["reading"])


def _side(part: Part, heading: str, act: Button) -> Section:
    act.setAccessibleDescription(heading)
    return Section(heading, COLUMNS[part], main=False, act=act)


def _quiet(text: str, icon: str) -> Button:
    return Button(text, icon, kind=Kind.QUIET, compact=True)
