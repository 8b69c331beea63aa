"""The line the registry keeps of a notebook: what the list shows, what is searched, what has a day."""

from collections.abc import Iterator
from typing import Final

import msgspec

from carnet_desktop.domain.appointments import is_planned
from carnet_desktop.domain.closing import closed_on
from carnet_desktop.domain.last_contact import last_contact
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.plan import is_open_action
from carnet_desktop.domain.records import Action, Appointment, Contract, ExternalId
from carnet_desktop.domain.team import referents
from carnet_desktop.domain.vocabularies import contract_short
from carnet_desktop.i18n import folded
from carnet_desktop.storage.rows import DirectoryRow

_BETWEEN: Final = "  "
"""Between the parts of `DirectoryRow.search` (last names, first names, the rest): folding leaves only single spaces.

A space comes before any letter, so these parts sort as names do: the shorter first.
"""


class DatedLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Something that has a day. `on`: ISO local date or date-time, or empty; `label`: a place, or what is to do."""

    on: str
    label: str


class PersonDoc(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the list shows of a person beside her names and birth date.

    `appointments` still planned, `actions` still open and the last day of `contracts`, past days included; never what
    comes next: the day of reading decides that. Nothing of an interview, of any visibility, but the day of the last
    contact when it was the team's to know. `ids`: those the notebook is known by elsewhere. `last_contact` and
    `closed` (since when our follow-up has ended): ISO days.
    """

    title: str | None = None
    phones: tuple[str, ...] = ()
    caf_number: str | None = None
    france_travail_id: str | None = None
    referent: str | None = None
    external_id: str | None = None
    appointments: tuple[DatedLine, ...] = ()
    actions: tuple[DatedLine, ...] = ()
    ids: tuple[str, ...] = ()
    contracts: tuple[DatedLine, ...] = ()
    last_contact: str | None = None
    closed: str | None = None


def directory_row(notebook: Notebook) -> DirectoryRow:
    person = notebook.person
    first, last = person.first_name or "", person.last_name or ""
    phones = person.phones or ()
    doc = PersonDoc(
        title=person.title,
        phones=phones,
        caf_number=person.caf_number,
        france_travail_id=person.france_travail_id,
        referent=next((entry.record.name for entry in referents(notebook)), None),
        external_id=next((entry.record.value for entry in notebook.entries(ExternalId)), None),
        appointments=tuple(_planned(notebook)),
        actions=tuple(_open(notebook)),
        ids=notebook.ids[1:],
        contracts=tuple(_ends(notebook)),
        last_contact=last_contact(notebook),
        closed=closed_on(notebook),
    )
    local_phones = ("0" + phone[3:] if phone.startswith("+33") else phone for phone in phones)
    numbers = (person.caf_number or "", person.france_travail_id or "", *(p.replace(" ", "") for p in local_phones))
    others = " ".join(folded(text) for text in (person.birth_last_name or "", *numbers) if text)
    search = _BETWEEN.join((folded(last), folded(first), others))
    return DirectoryRow(notebook.id, first, last, person.birth_date or "", search, msgspec.json.encode(doc))


def _planned(notebook: Notebook) -> Iterator[DatedLine]:
    for entry in notebook.entries(Appointment):
        appointment = entry.record
        if appointment.when and is_planned(appointment):
            yield DatedLine(appointment.when.local, appointment.place or "")


def _open(notebook: Notebook) -> Iterator[DatedLine]:
    for entry in notebook.entries(Action):
        action = entry.record
        if action.what and is_open_action(action):
            yield DatedLine(action.by or "", action.what.label)


def _ends(notebook: Notebook) -> Iterator[DatedLine]:
    for entry in notebook.entries(Contract):
        contract = entry.record
        if contract.to:
            yield DatedLine(contract.to, contract_short(contract.kind_) if contract.kind_ else "")
