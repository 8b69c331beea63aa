"""The parts of the page: their headings, their columns, their first acts, and the form each one opens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from carnet_desktop.i18n import _
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.line_layout import MARK, Columns
from carnet_desktop.ui.widgets.margin import PLAN, SIDE

from .action_form import ActionForm
from .appointment_form import AppointmentForm
from .closing_form import ClosingForm
from .contact_form import ContactForm
from .contract_form import ContractForm
from .document_form import DocumentForm
from .focus_form import FocusForm
from .form_body import FormBody
from .form_page import FormPage
from .identity_form import IdentityForm
from .interview_form import InterviewForm
from .objective_form import ObjectiveForm
from .orientation_form import OrientationForm
from .rights_form import RightsForm
from .row_editor import RowEditor
from .section import SIDE_EM, Section
from .shown import NEW, ONE_FORM, Form, Part
from .situation_form import SituationForm
from .team_form import TeamForm
from .wanted_job_form import WantedJobForm
from .work_form import WorkForm

_SIDE_ROWS: Final = Columns(left=SIDE_EM, right=1, pad=0.15, hovered="sel")
_SIDE_VALUES: Final = Columns(left=SIDE_EM, right=1, label=6.2, pad=0.12, hovered="sel")
"""A label, then what is known."""

COLUMNS: Final = {
    Part.PLAN: Columns(margin=PLAN, who=6.9),
    Part.INTERVIEWS: Columns(margin=PLAN, who=9.2, pad=0.25),
    Part.APPOINTMENTS: Columns(margin=SIDE, left=0.8, right=1, pad=0.15, hovered="sel"),
    Part.CONTACTS: _SIDE_ROWS,
    Part.SITUATION: _SIDE_VALUES,
    Part.CONTRACTS: _SIDE_ROWS,
    Part.DOCUMENTS: _SIDE_ROWS,
    Part.WORK: _SIDE_VALUES,
    Part.WANTED_JOBS: _SIDE_ROWS,
    Part.RIGHTS: _SIDE_VALUES,
    Part.IDENTITY: Columns(left=SIDE_EM, right=1, label=7, pad=0.12, hovered="sel"),
    Part.TEAM: _SIDE_ROWS,
    Part.ORIENTATIONS: _SIDE_ROWS,
    Part.CLOSURES: _SIDE_ROWS,
}


_SIDE: Final = {
    Part.APPOINTMENTS: (_("Rendez-vous"), _("Ajouter"), "plus"),
    Part.CONTACTS: (_("Contacts"), _("Ajouter"), "plus"),
    Part.SITUATION: (_("Situation"), _("Mettre à jour"), "pencil"),
    Part.DOCUMENTS: (_("Pièces"), _("Ajouter"), "plus"),
    Part.CONTRACTS: (_("Contrats"), _("Ajouter"), "plus"),
    Part.WORK: (_("Travail et formation"), _("Modifier"), "pencil"),
    Part.WANTED_JOBS: (_("Projet professionnel"), _("Ajouter"), "plus"),
    Part.RIGHTS: (_("Droits"), _("Modifier"), "pencil"),
    Part.IDENTITY: (_("Identité"), _("Modifier"), "pencil"),
    Part.TEAM: (_("Équipe"), _("Ajouter"), "plus"),
    Part.ORIENTATIONS: (_("Orientation"), _("Ajouter"), "plus"),
    Part.CLOSURES: (_("Fin du suivi"), _("Terminer"), "archive"),
}
"""The heading of a part of the side column, and what is done there."""
PARTS: Final = (Part.PLAN, Part.INTERVIEWS, *_SIDE)
"""Those that have a section, in the order of the eye."""


def build_section(part: Part) -> Section:
    if part is Part.PLAN:
        act, first_act = _quiet(_("Ajouter un axe"), "plus"), _quiet(_("Ajouter une action"), "plus")
        return Section(_("Plan d’action"), COLUMNS[part], main=True, act=act, first_act=first_act)
    if part is Part.INTERVIEWS:
        first_act = _quiet(_("Écrire l’entretien"), "notes")
        return Section(_("Derniers entretiens"), COLUMNS[part], main=True, first_act=first_act)
    heading, words, icon = _SIDE[part]
    act = _quiet(words, icon)
    act.setAccessibleDescription(heading)
    return Section(heading, COLUMNS[part], main=False, act=act)


def editor_for(form: Form, today: Callable[[], date]) -> RowEditor:
    """The editor of a row. What one form writes whole cannot be deleted: its fields are emptied."""
    # The side column is too narrow for a margin beside fields.
    columns = COLUMNS[Part.CONTACTS] if form.part is Part.APPOINTMENTS else COLUMNS[form.part.list]
    if form.part is Part.PLAN and form.values["objective"]:
        columns = replace(columns, left=columns.left + MARK)
    return RowEditor(form, _body(form, today), columns, deletable=form.part not in ONE_FORM)


def page_for(form: Form, today: Callable[[], date]) -> FormPage:
    """The form that takes the place of the plan."""
    if form.part is Part.SITUATION:
        heading = _("Situation de {name}", name=form.first_name)
        return FormPage(heading, form, SituationForm(form), COLUMNS[Part.PLAN], long=True)
    return FormPage(_("Nouvel entretien"), form, InterviewForm(form, today), COLUMNS[Part.PLAN])


def _body(form: Form, today: Callable[[], date]) -> FormBody:
    match form.part:
        case Part.PLAN:
            return ActionForm(form, today, is_new=form.record == NEW)
        case Part.FOCUS:
            return FocusForm(form.lists["theme"], is_new=form.record == NEW)
        case Part.OBJECTIVE:
            return ObjectiveForm(form, is_new=form.record == NEW)
        case Part.INTERVIEWS:
            return InterviewForm(form, today)
        case Part.APPOINTMENTS:
            return AppointmentForm(form.names, form.states, today, exists=form.record != NEW)
        case Part.CONTACTS:
            return ContactForm()
        case Part.CONTRACTS:
            return ContractForm(form, today)
        case Part.DOCUMENTS:
            return DocumentForm(form)
        case Part.IDENTITY:
            return IdentityForm(form, today)
        case Part.SITUATION:
            return SituationForm(form)
        case Part.WORK:
            return WorkForm(form, today)
        case Part.RIGHTS:
            return RightsForm(form)
        case Part.WANTED_JOBS:
            return WantedJobForm(form)
        case Part.TEAM:
            return TeamForm(form, today)
        case Part.ORIENTATIONS:
            return OrientationForm(form, today)
        case Part.CLOSURES:
            return ClosingForm(form, today)


def _quiet(text: str, icon: str) -> Button:
    return Button(text, icon, kind=Kind.QUIET, compact=True)
