"""A contact as the texts of its form, and back."""

from msgspec.structs import replace

from carnet_desktop.domain.records import Contact
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.i18n import phone_text
from carnet_desktop.services.structure import stored_phone

from .desk import Desk
from .values import Values, text


def values_of(contact: Contact | None, desk: Desk) -> dict[str, str]:
    known = contact or Contact(id="")
    return {
        "name": known.name or "",
        "role": known.role or "",
        "structure": known.structure or "",
        "phone": phone_text(known.phone) if known.phone else "",
        "hours": known.hours or "",
        "sensitive": "1" if known.sensitive else "",
        "printed_name": known.printed_name or "",
    }


def read(values: Values, before: Contact | None, desk: Desk) -> Contact:
    """The contact as written; `rules.check` tells what is wrong with it."""
    phone = text(values, "phone")
    sensitive = bool(values.get("sensitive"))
    return replace(
        before or Contact(id=new_record_id()),
        name=text(values, "name"),
        role=text(values, "role"),
        structure=text(values, "structure"),
        phone=stored_phone(phone) if phone else None,
        hours=text(values, "hours"),
        sensitive=sensitive or None,
        printed_name=text(values, "printed_name") if sensitive else None,
    )
