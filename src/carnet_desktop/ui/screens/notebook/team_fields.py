"""A member of the team as the texts of its form, and back; a new référent takes over from the former one."""

from collections.abc import Sequence

from msgspec.structs import replace

from carnet_desktop.domain.records import Member, Record
from carnet_desktop.domain.team import handover, is_referent, referents
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import _, phone_text
from carnet_desktop.services.structure import stored_phone

from .desk import Desk
from .values import Values, text

_PLAIN = ("name", "function", "structure_name", "email", "from", "to")
REFERENT, STAYS = "referent", "stays"


def values_of(member: Member | None, desk: Desk) -> dict[str, str]:
    known = member or Member(id="", structure_name=desk.structure_name, from_=desk.today.isoformat())
    return {
        **{name: getattr(known, _attribute(name)) or "" for name in _PLAIN},
        "phone": phone_text(known.phone) if known.phone else "",
        REFERENT: "1" if is_referent(known) else "",
        STAYS: "",
    }


def notes(member: Member | None, desk: Desk) -> dict[str, str]:
    """Who is référent now, when it would be somebody else."""
    others = [e.record.name or "" for e in referents(desk.notebook) if member is None or e.record.id != member.id]
    return {REFERENT: _(" et ").join(filter(None, others))}


def read(values: Values, before: Member | None, desk: Desk) -> Member:
    """The member as written; `rules.check` tells what is wrong with it."""
    base = before or Member(id=f"{desk.structure}/{new_record_id()}")
    phone = text(values, "phone")
    plain = {_attribute(name): text(values, name) for name in _PLAIN}
    kept = base.referent if base.to is not None else None
    return replace(base, **plain, phone=stored_phone(phone) if phone else None, referent=_referent(values) or kept)


def read_all(values: Values, before: Member | None, desk: Desk) -> Sequence[tuple[str, Record]]:
    """The member and, when it becomes référent, the former one: who leaves that day, or stays as a member."""
    made = read(values, before, desk)
    if not _referent(values) or made.to is not None or (before is not None and is_referent(before)):
        return [("", made)]
    *former, new = handover(desk.notebook, made, desk.today.isoformat(), stays=bool(values.get(STAYS)))
    return [("", replace(new, from_=made.from_ or new.from_)), *((f"{record.id}.", record) for record in former)]


def _referent(values: Values) -> bool | None:
    return bool(values.get(REFERENT)) or None


def _attribute(name: str) -> str:
    return "from_" if name == "from" else name
