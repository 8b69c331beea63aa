"""The rights of the person as the texts of their form, and back."""

from typing import Final

from msgspec.structs import replace

from carnet_desktop.domain.records import Rights
from carnet_desktop.domain.vocabularies import rsa_states

from .desk import Desk
from .focus_fields import as_written
from .values import Values, text

YES_OR_NO: Final = ("are", "ass", "prime_activite", "aah", "rqth")
YES, NO = "yes", "no"


def values_of(rights: Rights | None, desk: Desk) -> dict[str, str]:
    known = rights or desk.notebook.rights
    answers = {name: getattr(known, name) for name in YES_OR_NO}
    return {
        "rsa": known.rsa.label if known.rsa else "",
        **{name: "" if answer is None else YES if answer else NO for name, answer in answers.items()},
    }


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    return {"rsa": tuple((item.label, item.label) for item in rsa_states())}


def read(values: Values, before: Rights | None, desk: Desk) -> Rights:
    """The rights as written: yes, no, or nothing known."""
    base = before or desk.notebook.rights
    answers = {name: {YES: True, NO: False}.get(values.get(name, "")) for name in YES_OR_NO}
    return replace(base, rsa=as_written(text(values, "rsa"), base.rsa, rsa_states()), **answers)
