"""A contract of support as the texts of its form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.records import Contract
from carnet_desktop.domain.writing import new_record_id

from .desk import Desk
from .focus_fields import as_written
from .values import Values, text


def values_of(contract: Contract | None, desk: Desk) -> dict[str, str]:
    """A new one begins today."""
    known = contract or Contract(id="", from_=desk.today.isoformat())
    return {
        "kind": known.kind_.label if known.kind_ else "",
        "from": known.from_ or "",
        "to": known.to or "",
        "signed_on": known.signed_on or "",
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    return {"kind": tuple((item.label, item.label) for item in vocabularies.contract_kinds())}


def read(values: Values, before: Contract | None, desk: Desk) -> Contract:
    """The contract as written; `rules.check` tells what is wrong with it."""
    base = before or Contract(id=new_record_id())
    return replace(
        base,
        kind_=as_written(text(values, "kind"), base.kind_, vocabularies.contract_kinds()),
        from_=text(values, "from"),
        to=text(values, "to"),
        signed_on=text(values, "signed_on"),
    )
