"""One cell to one value: dates, yes or no, numbers of all sorts, words of a list; and what must be said of it."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Generic, NamedTuple, TypeVar

from ..domain.nir import is_nir, plain_nir
from ..domain.phones import Phone, read_phones
from ..domain.records import Item, Member, Mobility, Title, WorkSituation
from ..domain.rome import find_job
from ..domain.vocabularies import vocabulary
from ..i18n import _, day_month_year, folded, parse_birth_day, phone_text
from .notes import Cell, CellNote, NoteCode

T = TypeVar("T")

LONGEST_TEXT: Final = 1_000
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_ENDS: Final = re.compile(r"\r\n|\r")
_EXCEL_TEXT: Final = re.compile(r'="([^"]*)"')  # how Excel is told to leave zeros alone
_EXCEL_NUMBER: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_EXCEL_ERROR: Final = re.compile(
    r"#+|#(?:N/A|REF!|VALEUR!|VALUE!|NOM\?|NAME\?|DIV/0!|NUL!|NULL!|NOMBRE!|NUM!|CALC!|SPILL!|EPARS!)|Err:\d{3}"
)
_MIDNIGHT: Final = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")
_SERIAL: Final = re.compile(r"[1-9]\d{4}")  # days; below 10000 (May 1927) a number is more likely a year
_SERIAL_START: Final = date(1899, 12, 30)
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[ /.-]\d{1,2}[ /.-]\d{2}")
_EMAIL: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_SEVERAL: Final = re.compile(r"[,;\n]\s*")
_BETWEEN_JOBS: Final = re.compile(r"(?<=\([A-Z]\d{4}\))\s*[,;/|]\s*|\s*[;|\n]\s*")
_KILOMETRES: Final = re.compile(r"(\d{1,3})(?: ?km)?", re.IGNORECASE)
_TITLES: Final[dict[str, Title]] = {
    "m": "sir", "mr": "sir", "monsieur": "sir", "mme": "madam", "mlle": "madam", "madame": "madam",
    "mademoiselle": "madam",
}  # fmt: skip
_YES: Final = frozenset({"oui", "o", "1", "vrai", "x", "yes", "true"})
_NO: Final = frozenset({"non", "n", "0", "faux", "no", "false"})


class Reading(NamedTuple, Generic[T]):
    """What a cell gives (None: nothing), and what must be said of it."""

    value: T | None
    notes: tuple[CellNote, ...] = ()


class FullName(NamedTuple):
    first: str
    last: str


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def cleaned(raw: str) -> tuple[str, bool]:
    """A cell without outer and repeated blanks, in NFC, and whether invisible characters were taken out."""
    visible = _INVISIBLE.sub("", raw)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", visible))
    if match := _EXCEL_TEXT.fullmatch(text.strip()):
        text = match[1]
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line), len(visible) != len(raw)


def unusable(cell: Cell) -> CellNote | None:
    """Why nothing can be read from this cell, whatever its column."""
    if len(cell.value) > LONGEST_TEXT:
        return cell.note(NoteCode.TOO_LONG, str(len(cell.value)))
    if _EXCEL_NUMBER.fullmatch(cell.value):
        return cell.note(NoteCode.NUMBER_LOST)
    return cell.note(NoteCode.SPREADSHEET_ERROR) if _EXCEL_ERROR.fullmatch(cell.value) else None


def read_text(cell: Cell) -> Reading[str]:
    return Reading(cell.value.replace("\n", ", "))


def read_name(cell: Cell) -> Reading[str]:
    return Reading(cell.value.replace("\n", " "))


def read_full_name(cell: Cell, *, first_name_first: bool) -> Reading[FullName]:
    """The two names of one cell: the last name is the one in capitals, or before a comma; else the order of the title.

    With more than two words and nothing to tell them apart, nothing is read.
    """
    words = [word for word in cell.value.replace("\n", " ").split() if folded(word) not in _TITLES]
    text = " ".join(words)
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    last, comma, first = (part.strip() for part in text.partition(","))
    if comma and last and first:
        return Reading(FullName(first, last))
    if capitals and len(capitals) < len(words):
        end = len(capitals)
        if words[:end] == capitals:
            return Reading(FullName(" ".join(words[end:]), " ".join(capitals)))
        if words[-end:] == capitals:
            return Reading(FullName(" ".join(words[:-end]), " ".join(capitals)))
    if len(words) != 2:
        return Reading(None, (cell.note(NoteCode.NAME_UNREADABLE),))
    name = FullName(*words) if first_name_first else FullName(words[1], words[0])
    said = cell.note(NoteCode.NAME_SPLIT, _("prénom {first}, nom {last}", first=name.first, last=name.last))
    return Reading(name, (said,))


def read_title(cell: Cell) -> Reading[Title]:
    title = _TITLES.get(folded(cell.value))
    return Reading(title) if title else Reading(None, (cell.note(NoteCode.TITLE_UNREADABLE),))


def read_birth_date(cell: Cell, today: date) -> Reading[str]:
    """`yyyy-MM-dd`, from a French or ISO date, or the number of days a spreadsheet counts from 1899."""
    typed = _MIDNIGHT.sub("", cell.value)
    serial = _SERIAL.fullmatch(typed)
    born = _SERIAL_START + timedelta(days=int(typed)) if serial else parse_birth_day(typed, today)
    if born is None or born > today:
        return Reading(None, (cell.note(NoteCode.DATE_UNREADABLE),))
    if serial:
        return Reading(born.isoformat(), (cell.note(NoteCode.DATE_FROM_NUMBER, day_month_year(born)),))
    if _SHORT_YEAR.fullmatch(typed):
        return Reading(born.isoformat(), (cell.note(NoteCode.DATE_SHORT_YEAR, day_month_year(born)),))
    return Reading(born.isoformat())


def read_boolean(cell: Cell) -> Reading[bool]:
    word = folded(cell.value)
    if word in _YES or word in _NO:
        return Reading(word in _YES)
    return Reading(None, (cell.note(NoteCode.BOOLEAN_UNREADABLE),))


def read_phone_numbers(cell: Cell) -> Reading[tuple[str, ...]]:
    """The numbers in E.164; one that is not valid as it is typed."""
    phones = read_phones(cell.value) or (Phone(cell.value, valid=False),)
    return Reading(tuple(phone.number for phone in phones), tuple(_phone_notes(cell, phones)))


def _phone_notes(cell: Cell, phones: tuple[Phone, ...]) -> Iterator[CellNote]:
    for phone in phones:
        if phone.repaired:
            yield cell.note(NoteCode.PHONE_REPAIRED, phone_text(phone.number))
        elif not phone.valid:
            yield cell._replace(value=phone.number).note(NoteCode.PHONE_KEPT)


def read_email(cell: Cell) -> Reading[str]:
    """The first address that is one; a cell without any is kept as it is written."""
    words = [word for word in re.split(r"[,;\s]+", cell.value) if word]
    first = next((word for word in words if _EMAIL.fullmatch(word)), None)
    if first is None:
        return Reading(cell.value.replace("\n", " "), (cell.note(NoteCode.EMAIL_KEPT),))
    others = [word for word in dict.fromkeys(words) if word != first]
    return Reading(first, tuple(cell._replace(value=word).note(NoteCode.SECOND_EMAIL, first) for word in others))


def read_postcode(cell: Cell) -> Reading[str]:
    """Five digits; a zero is put back in front of four."""
    digits = cell.value.replace(" ", "")
    if re.fullmatch(r"[0-9]{5}", digits):
        return Reading(digits)
    if re.fullmatch(r"[1-9][0-9]{3}", digits):
        return Reading(f"0{digits}", (cell.note(NoteCode.POSTCODE_REPAIRED, f"0{digits}"),))
    return Reading(cell.value.replace("\n", " "), (cell.note(NoteCode.POSTCODE_KEPT),))


def read_nir(cell: Cell, *, allowed: bool) -> Reading[str]:
    """The 15 characters, only where the structure keeps them and the key is right."""
    if not allowed:
        return Reading(None, (cell.note(NoteCode.NIR_NOT_KEPT),))
    plain = plain_nir(cell.value)
    return Reading(plain) if is_nir(plain) else Reading(None, (cell.note(NoteCode.NIR_WRONG),))


def read_item(cell: Cell, list_name: str) -> Reading[Item]:
    """The item of a list by its code or its label; an older code becomes the newer one; else free text."""
    words = vocabulary(list_name)
    found = words.find(cell.value)
    if found is None:
        return Reading(Item(label=cell.value.replace("\n", " ")), (cell.note(NoteCode.FREE_TEXT),))
    notes = (cell.note(NoteCode.CODE_REPLACED, found.term.label),) if found.former else ()
    return Reading(words.item(found.term), notes)


def read_situation(cell: Cell) -> Reading[WorkSituation]:
    item, notes = read_item(cell, "work-situation")
    assert item is not None
    situation = WorkSituation(label=item.label, code=item.code, list_=item.list_, version=item.version)
    return Reading(situation, notes)


def read_mobility(cell: Cell) -> Reading[Mobility]:
    """Kilometres, or a zone of the 2022 template turned into kilometres, or the words as they are."""
    if match := _KILOMETRES.fullmatch(cell.value):
        return Reading(Mobility(km=int(match[1])))
    zone = vocabulary("mobility-zone-2022").find(cell.value)
    if zone is not None and zone.term.km is not None:
        km = zone.term.km
        return Reading(Mobility(km=km), (cell.note(NoteCode.CODE_REPLACED, f"{km} km"),))
    return Reading(Mobility(label=cell.value.replace("\n", " ")), (cell.note(NoteCode.FREE_TEXT),))


def read_jobs(cell: Cell) -> Reading[tuple[Item, ...]]:
    """The wanted jobs of a cell, in order, each once."""
    jobs: dict[Item, tuple[CellNote, ...]] = {}
    for words in [part for part in _BETWEEN_JOBS.split(cell.value) if part] or [cell.value]:
        job = find_job(words)
        said = cell._replace(value=words)
        if job is None:
            jobs[Item(label=words)] = (said.note(NoteCode.FREE_TEXT),)
        else:
            jobs[job.item] = () if job.listed else (said.note(NoteCode.JOB_OWN_WORDS),)
    return Reading(tuple(jobs), tuple(note for notes in jobs.values() for note in notes))


def read_members(cell: Cell) -> Reading[tuple[Member, ...]]:
    """Those who follow the person, by the e-mail address or the name the cell gives; their ids come later."""
    words = dict.fromkeys([part for part in _SEVERAL.split(cell.value) if part] or [cell.value])
    return Reading(
        tuple(Member(id="", email=part) if _EMAIL.fullmatch(part) else Member(id="", name=part) for part in words)
    )
