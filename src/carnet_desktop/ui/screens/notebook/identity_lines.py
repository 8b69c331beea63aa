"""Who the person is, and what an import has filled beside it, as label and value rows."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from carnet_desktop.domain.labels import field_label
from carnet_desktop.domain.records import ExternalId, Member, Person, Record, Rights, WantedJob, Work
from carnet_desktop.domain.values import value_text
from carnet_desktop.domain.writing import plain
from carnet_desktop.i18n import _, day_month_year, french_key
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk
from .shown import Aside


def identity_lines(desk: Desk) -> list[Line]:
    """Every field that is known, in the order of the record, then the person's ids in other software."""
    ids = [
        Line(entry.record.id, entry.record.value, label=_("Identifiant"))
        for entry in desk.notebook.entries(ExternalId)
        if entry.record.value
    ]
    return [*_fields(desk.notebook.person), *ids]


def asides(desk: Desk) -> Iterator[Aside]:
    """What only an import writes; nothing when it has written nothing."""
    found = (
        (_("Travail"), _fields(desk.notebook.work)),
        (_("Droits"), _fields(desk.notebook.rights)),
        (_("Projet professionnel"), _jobs(desk)),
        (_("Suivi"), _members(desk)),
    )
    yield from (Aside(heading, tuple(lines)) for heading, lines in found if lines)


def _fields(record: Person | Work | Rights) -> list[Line]:
    return [Line(f"{record.kind.name}/{name}", text, label=label) for name, label, text in _said(record)]


def _said(record: Record) -> Iterator[tuple[str, str, str]]:
    """(field, its label, its words) of each field that holds something."""
    kind = record.kind.name
    for field in msgspec.structs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name not in ("id", "deleted") and value is not None:
            text = value_text(kind, field.encode_name, plain(value))
            if text:
                yield field.encode_name, field_label(kind, field.encode_name), text


def _jobs(desk: Desk) -> list[Line]:
    jobs = [entry.record for entry in desk.notebook.entries(WantedJob)]
    jobs.sort(key=lambda job: (job.rank if job.rank is not None else 99, job.id))
    return [_job(job) for job in jobs]


def _job(job: WantedJob) -> Line:
    about = [f"{label} {text}" for name, label, text in _said(job) if name not in ("job", "rank")]
    return Line(job.id, job.job.label if job.job else "", strong=True, details=_detail(", ".join(about)))


def _members(desk: Desk) -> list[Line]:
    members = [entry.record for entry in desk.notebook.entries(Member)]
    members.sort(key=lambda m: (bool(m.to), not m.referent, french_key(m.name or ""), m.id))
    return [_member(desk, member) for member in members]


def _member(desk: Desk, member: Member) -> Line:
    name = _("Vous") if desk.is_me(member.name) else member.name or ""
    where = member.structure_name if member.structure_name not in (None, desk.place.split(",")[0]) else None
    reach = [value_text("member", "phone", member.phone), member.email]
    told: Iterable[str | None] = (member.function, where, *reach, _dates(member))
    icon = "user-check" if member.referent else ""
    details = _detail(", ".join(part for part in told if part))
    referent = (Detail(_("Assure le suivi"), icon),) if member.referent and not member.to else ()
    return Line(member.id, name, strong=True, details=(*details, *referent))


def _dates(member: Member) -> str:
    start, end = (_day(text) for text in (member.from_, member.to))
    if start and end:
        return _("du {start} au {end}", start=start, end=end)
    return _("depuis le {start}", start=start) if start else _("jusqu’au {end}", end=end) if end else ""


def _day(text: str | None) -> str:
    try:
        return day_month_year(date.fromisoformat(text)) if text else ""
    except ValueError:
        return text or ""


def _detail(text: str) -> tuple[Detail, ...]:
    return (Detail(text),) if text else ()
