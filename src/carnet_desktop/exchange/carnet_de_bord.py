"""Notebooks exported by Carnet de bord (JSON): who they are of, as a list would say it, and each dated thing in them.

Source of the shape: gip-inclusion/carnet-de-bord 1.266.7, `backend/cdb/api/db/models/out.py`.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn

import msgspec

from ..domain.records import Member, Work
from ..errors import NotACarnetDeBordExport
from .carnet_de_bord_plan import Dated, dated_records, full_name
from .columns import Column, Header
from .file_bytes import file_bytes
from .json_parts import Part
from .notes import Cell, CellNote
from .people_list import PeopleList, PersonRow, Proposal, read_people
from .table import Row, Table
from .values import filled_fields

_LIMIT_BYTES: Final = 64 * 1024 * 1024
_BENEFICIARY: Final[dict[str, Column]] = {
    "firstname": Column.FIRST_NAME,
    "lastname": Column.LAST_NAME,
    "date_of_birth": Column.BIRTH_DATE,
    "place_of_birth": Column.BIRTH_PLACE,
    "mobile_number": Column.PHONE,
    "email": Column.EMAIL,
    "address1": Column.ADDRESS,
    "address2": Column.ADDRESS_MORE,
    "postal_code": Column.POSTCODE,
    "city": Column.CITY,
    "caf_number": Column.CAF_NUMBER,
    "pe_number": Column.FRANCE_TRAVAIL_ID,
    "right_rsa": Column.RSA,
}
_RIGHTS: Final[dict[str, Column]] = {
    "right_are": Column.ARE,
    "right_ass": Column.ASS,
    "right_bonus": Column.PRIME_ACTIVITE,
    "right_rqth": Column.RQTH,
}
_NOTEBOOK: Final[dict[str, Column]] = {
    "education_level": Column.EDUCATION,
    "work_situation": Column.SITUATION,
    "geographical_area": Column.MOBILITY,
}
_COLUMNS: Final = (*_BENEFICIARY.values(), *_RIGHTS.values(), *_NOTEBOOK.values(), Column.JOB)
_STAMPS: Final = ("created_at", "updated_at")  # of a whole notebook: each thing in it has its own


class Exported(msgspec.Struct, frozen=True):
    """The notebooks of a file: their people as the rows of a list (line: place in the file, from 1), and by line what
    else each holds."""

    people: PeopleList
    dated: Mapping[int, tuple[Dated, ...]]


def read_export(path: Path, *, today: date) -> Exported:
    """Raises FileUnreadable, NotACarnetDeBordExport (reason: `too_large`, `not_json`, `not_notebooks`)."""
    notes: dict[int, list[CellNote]] = {}
    parts: dict[int, Part] = {}
    for line, value in enumerate(_notebooks(path), 1):
        notes[line] = []
        parts[line] = Part(line, "", value, notes[line])
    people = _people(parts, today)
    dated: dict[int, tuple[Dated, ...]] = {}
    rows: list[PersonRow] = []
    for row in people:
        part = parts[row.line]
        row = _completed(row, part)
        dated[row.line] = tuple(dated_records(part, row.identity.key))
        part.tell_rest()
        rows.append(msgspec.structs.replace(row, cells=(*row.cells, *notes[row.line])))
    return Exported(PeopleList(tuple(rows)), dated)


def _notebooks(path: Path) -> list[dict[str, Any]]:
    data = file_bytes(path, _LIMIT_BYTES)
    if len(data) > _LIMIT_BYTES:
        raise NotACarnetDeBordExport(path, "too_large")
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair can be kept nowhere
    except (ValueError, RecursionError) as error:
        raise NotACarnetDeBordExport(path, "not_json") from error
    if not isinstance(value, list) or not value or not all(map(_is_notebook, value)):
        raise NotACarnetDeBordExport(path, "not_notebooks")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _is_notebook(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("beneficiary"), dict)


def _people(parts: Mapping[int, Part], today: date) -> tuple[PersonRow, ...]:
    rows = tuple(Row(line, _cells(part)) for line, part in parts.items())
    titles = tuple(column.value for column in _COLUMNS)
    headers = tuple(Header(column.value, column) for column in _COLUMNS)
    return read_people(Table(titles, rows), headers, today=today).rows


def _cells(part: Part) -> tuple[str, ...]:
    """What a list would write under `_COLUMNS`."""
    person = part.part("beneficiary")
    assert person is not None  # the file would have been refused
    texts = {column: person.text(key) or "" for key, column in _BENEFICIARY.items()}
    for key, column in _RIGHTS.items():
        said = [right for right in (person.boolean(key), part.boolean(key)) if right is not None]
        texts[column] = ("oui" if said[0] else "non") if said else ""
    texts[Column.RSA] = texts[Column.RSA] or part.text("right_rsa") or ""
    texts |= {column: part.text(key) or "" for key, column in _NOTEBOOK.items()}
    texts[Column.JOB] = "\n".join(_jobs(part))
    for key in _STAMPS:
        part.moment(key)
        person.moment(key)
    person.tell_rest()
    return tuple(texts[column] for column in _COLUMNS)


def _jobs(part: Part) -> Iterator[str]:
    yield from part.texts("professional_projects")
    for project in part.parts("professional_projects"):
        for key in _STAMPS:
            project.moment(key)
        rome = project.part("rome_code") or project
        label, code = rome.text("label"), rome.text("code")
        words = label or rome.text("description") or ""
        if label:
            rome.text("description")  # the label without its code
        yield f"{words} ({code})" if code and f"({code})" not in words else words
        for left in {rome, project}:
            left.tell_rest()


def _completed(row: PersonRow, part: Part) -> PersonRow:
    """The row with what no list says: the dates of a situation, who follows the person and since when."""
    since, until = part.day("work_situation_date"), part.day("work_situation_end_date")
    proposals = tuple(_with_days(proposal, since, until) for proposal in row.proposals)
    if not any(isinstance(proposal.record, Work) and proposal.record.situation for proposal in proposals):
        part.give_back(work_situation_date=since, work_situation_end_date=until)
    return msgspec.structs.replace(row, proposals=(*proposals, *_members(part)))


def _with_days(proposal: Proposal, since: str | None, until: str | None) -> Proposal:
    work = proposal.record
    if not isinstance(work, Work) or work.situation is None:
        return proposal
    dated = msgspec.structs.replace(work.situation, from_=since, to=until)
    return msgspec.structs.replace(proposal, record=msgspec.structs.replace(work, situation=dated))


def _members(part: Part) -> Iterator[Proposal]:
    for member in part.parts("members"):
        name, email, structure = _who(member)
        kind = member.text("member_type")
        since = member.day("created_at")
        for key in ("updated_at", "last_visited_at", "last_modified_at", "invitation_sent_at"):
            member.moment(key)
        member.boolean("active")
        if not (name or email):
            member.give_back(member_type=kind, created_at=since)
        else:
            referent = kind == "referent" or None
            record = Member(id="", name=name, email=email, structure_name=structure, referent=referent, from_=since)
            if kind not in ("referent", "no_referent", None):
                member.give_back(member_type=kind)
            cell = Cell(part.line, Column.MEMBERS.value, name or email or "")
            yield Proposal(record, dict.fromkeys(sorted(filled_fields(record)), (cell,)))
        member.tell_rest()


def _who(member: Part) -> tuple[str | None, str | None, str | None]:
    """Name, e-mail address and structure, which stand in the member or in its account."""
    inside = next((found for key in ("account_info", "account", "professional") if (found := member.part(key))), None)
    names = [full_name(part) for part in (member, inside) if part]
    emails = [part.text("email") for part in (member, inside) if part]
    structures = [part.text("structure") for part in (member, inside) if part]
    if inside:
        inside.tell_rest()
    name, email, structure = (next(filter(None, found), None) for found in (names, emails, structures))
    return name, email, structure
