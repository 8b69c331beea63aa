"""What the square codes of the sheet give a telephone: the next appointments, the structure's number, nothing else.

The words are those of the page, so that nothing is in a code that could not be printed (RFC 5545, RFC 2426).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from ..i18n import _
from .meanings import Meaning
from .sheet_blocks import AppointmentBlock, CodeBlock, StructureFrame

MOST_EVENTS: Final = 3
_LONGEST: Final = 60
_HOUR: Final = timedelta(hours=1)
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": " "})


def appointments_code(planned: Iterable[tuple[datetime, AppointmentBlock]], today: date) -> CodeBlock | None:
    """The next appointments as events of a calendar, at most three; None without one."""
    events = [line for moment, block in list(planned)[:MOST_EVENTS] for line in _event(moment, block, today)]
    if not events:
        return None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Carnet//FR", *events, "END:VCALENDAR"]
    return CodeBlock(_("Mettre mes rendez-vous dans mon téléphone"), "\r\n".join(lines))


def contact_code(frame: StructureFrame) -> CodeBlock | None:
    """The structure's number, to be called; None without one."""
    if not frame.phone:
        return None
    name = _text(frame.name)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{name}",
        f"FN:{name}",
        f"TEL:{''.join(frame.phone.split())}",
        "END:VCARD",
    ]
    return CodeBlock(_("Garder le numéro de la structure"), "\r\n".join(lines))


def _event(moment: datetime, block: AppointmentBlock, today: date) -> Iterator[str]:
    """Hours are those of the wall where it takes place. An hour long, as nobody said how long it is."""
    where = _first(block, Meaning.PLACE)
    neutral, whom = _first(block, Meaning.CALENDAR), _first(block, Meaning.SOMEONE)
    summary = neutral or (_("Rendez-vous {whom}", whom=whom) if whom else _("Rendez-vous"))
    yield "BEGIN:VEVENT"
    yield f"UID:{moment:%Y%m%dT%H%M}@carnet"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART:{moment:%Y%m%dT%H%M%S}"
    yield f"DTEND:{min(moment, datetime.max - _HOUR) + _HOUR:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_text(summary)}"
    if where:
        yield f"LOCATION:{_text(where)}"
    yield "END:VEVENT"


def _first(block: AppointmentBlock, meaning: Meaning) -> str:
    return next((line.text for line in block.lines if line.meaning is meaning and line.decided), "")


def _text(words: str) -> str:
    """Short enough for a code that a telephone reads."""
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return cut.translate(_ESCAPED)
