"""What the structure says of itself, its preferences, and its recovery page."""

from datetime import date

import msgspec

from carnet_desktop.domain.phones import read_phone
from carnet_desktop.errors import InvalidField

from .keys_file import replace_keys
from .session import Session, Settings, StructureInfo
from .vault import Recovery

IDLE_MINUTES = range(1, 16)
TEXT_SCALES = range(90, 201)
UNSEEN_WEEKS = (2, 4, 6, 8, 12, 16, 26)


def save_structure(session: Session, info: StructureInfo) -> None:
    """Keep the structure's name, phone, hours and address. A new name or town also goes on the door (keys.json)."""
    if not info.name.strip():
        raise InvalidField("name", "required")
    session.registry.set_setting("structure", msgspec.to_builtins(info))
    session.structure = info
    document = session.keys.document
    if (document.structure_name, document.city) != (info.name, info.city):
        replace_keys(session, msgspec.structs.replace(document, structure_name=info.name, city=info.city))


def save_settings(session: Session, settings: Settings) -> None:
    """Raises InvalidField for an idle time outside 1–15 minutes, a text size outside 90–200 %, other weeks."""
    if settings.idle_minutes not in IDLE_MINUTES:
        raise InvalidField("idle_minutes", "choice", str(settings.idle_minutes))
    if settings.text_scale not in TEXT_SCALES:
        raise InvalidField("text_scale", "choice", str(settings.text_scale))
    if settings.unseen_weeks not in UNSEEN_WEEKS:
        raise InvalidField("unseen_weeks", "choice", str(settings.unseen_weeks))
    session.registry.set_setting("settings", msgspec.to_builtins(settings))
    session.settings = settings


def stored_phone(typed: str) -> str:
    """A telephone number as it is kept: E.164 when it is one, else as typed."""
    return read_phone(typed).number


def recovery_page(structure_name: str, recovery: Recovery, made_on: date) -> bytes:
    """The page of the 24 words, as a PDF in memory."""
    from carnet_desktop.printing.recovery import draw_recovery_page

    return draw_recovery_page(structure_name, recovery.words, recovery.identity_text, made_on)
