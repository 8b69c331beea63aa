"""Every failure we expect, as classes that carry facts, not sentences (those stand in `sentences.py`).

Anything that is not one of these is a bug. `code` names the class for scripts; `exit_code` is the terminal's.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import ClassVar


class ExitCode(IntEnum):
    DONE = 0
    BUG = 1
    USAGE = 2
    REFUSED = 3
    WRONG_PASSPHRASE = 4
    DAMAGED = 5


class CarnetError(Exception):
    """Base of every expected failure."""

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    @property
    def code(self) -> str:
        """The class name in snake case: what `--json` prints and what the access journal keeps."""
        name = type(self).__name__
        return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class Damaged(CarnetError):
    """Data on this computer that cannot be read as it should."""

    exit_code = ExitCode.DAMAGED


# Passphrases and keys


@dataclass(eq=False)
class WrongPassphrase(CarnetError):
    """The passphrase opens no slot; `wait` seconds before the next try."""

    exit_code = ExitCode.WRONG_PASSPHRASE
    wait: int = 0


@dataclass(eq=False)
class WeakPassphrase(CarnetError):
    """`missing` holds the codes of `crypto.passphrase.Strength.missing`."""

    exit_code = ExitCode.USAGE
    missing: tuple[str, ...] = ()


@dataclass(eq=False)
class KdfParamsRefused(Damaged):
    """Argon2id parameters outside what is accepted from a file."""

    name: str


@dataclass(eq=False)
class SealRefused(Damaged):
    """A sealed key that cannot be opened, or is not the one asked for."""

    reason: str
    use: str = ""
    id: str = ""


@dataclass(eq=False)
class RecoveryWordsWrong(CarnetError):
    """`positions` (from 1) of the words that are not in the list; empty when the checksum fails."""

    positions: tuple[int, ...] = ()


@dataclass(eq=False)
class KeysMissing(Damaged):
    path: Path
    previous: bool = False
    """Whether a readable `keys.json.prev` stands beside it."""


@dataclass(eq=False)
class KeysDamaged(Damaged):
    path: Path
    previous: bool = False


@dataclass(eq=False)
class KeysForged(Damaged):
    """The signature of keys.json is not by the key this worker's identity holds, or its counter went back."""

    path: Path
    reason: str


# The home folder


@dataclass(eq=False)
class NoStructureHere(CarnetError):
    home: Path


@dataclass(eq=False)
class HomeNotEmpty(CarnetError):
    """A structure is asked for where one stands already, or in a folder that holds something else."""

    home: Path


@dataclass(eq=False)
class HomeInUse(CarnetError):
    """Another window or terminal has this home unlocked."""

    home: Path


@dataclass(eq=False)
class NewerFormat(CarnetError):
    """Written by a newer program: refused untouched."""

    path: Path
    minimum: str = ""


@dataclass(eq=False)
class CipherMissing(CarnetError):
    """The SQLite library of this program does not encrypt."""

    exit_code = ExitCode.BUG


# Files of notebooks and of the registry


@dataclass(eq=False)
class FileMissing(Damaged):
    path: Path


@dataclass(eq=False)
class FileEmpty(Damaged):
    path: Path


@dataclass(eq=False)
class KeyFileMissing(Damaged):
    path: Path


@dataclass(eq=False)
class NotEncrypted(Damaged):
    """A plain SQLite file stands where an encrypted one should."""

    path: Path


@dataclass(eq=False)
class FileDamaged(Damaged):
    """Cut, flipped or otherwise unreadable; `reason` is a machine word."""

    path: Path
    reason: str


@dataclass(eq=False)
class WrongNotebook(Damaged):
    """The file is not the notebook its name says (salt, key check or identity differ from the registry's)."""

    path: Path
    reason: str


@dataclass(eq=False)
class NotebookUnknown(Damaged):
    """Notebooks found in the home that the registry does not know; `rebuild --adopt ID` accepts one."""

    exit_code = ExitCode.REFUSED
    ids: tuple[str, ...]


@dataclass(eq=False)
class OlderCopy(Damaged):
    """The notebook is behind, or beside, the last state this registry saw: it opens read-only."""

    notebook: str


@dataclass(eq=False)
class FactAltered(Damaged):
    """One fact id, two contents."""

    fact: str


@dataclass(eq=False)
class ReadOnlyNotebook(CarnetError):
    """Something was to be written where nothing may be; `reason`: older_copy, newer, medium."""

    reason: str


@dataclass(eq=False)
class DiskFull(CarnetError):
    path: Path | None = None


@dataclass(eq=False)
class StorageBusy(CarnetError):
    path: Path | None = None


@dataclass(eq=False)
class WriteFailed(CarnetError):
    """The disk refused a read or a write; `reason` is SQLite's or the system's short name."""

    path: Path | None = None
    reason: str = ""


# People and what is written


@dataclass(eq=False)
class PersonNotFound(CarnetError):
    query: str


@dataclass(eq=False)
class PersonAmbiguous(CarnetError):
    """`candidates`: (id, first name, last name, birth date)."""

    query: str
    candidates: tuple[tuple[str, str, str, str], ...]


@dataclass(eq=False)
class PersonExists(CarnetError):
    """Someone of the same names and birth date has this notebook."""

    notebook: str
    name: str


@dataclass(eq=False)
class InvalidField(CarnetError):
    """`field` is a stored name, `rule` a machine word, `value` what was typed."""

    exit_code = ExitCode.USAGE
    field: str
    rule: str
    value: str = ""


@dataclass(eq=False)
class RecordNotFound(CarnetError):
    kind: str
    record: str


@dataclass(eq=False)
class SheetBlocked(CarnetError):
    """A sensitive contact would be named; `contacts` are those to answer for, `where` the lines that name one."""

    contacts: tuple[str, ...]
    where: tuple[str, ...] = ()


@dataclass(eq=False)
class SheetNamesPerson(CarnetError):
    """Lines of the sheet that hold the person's family name, address or number: the page has her first name only."""

    where: tuple[str, ...]


# Files people bring or ask for


@dataclass(eq=False)
class NotASpreadsheet(CarnetError):
    """The file is not a list of people; `reason` is a machine word."""

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False)
class NotACarnetDeBordExport(CarnetError):
    """`reason`: too_large, not_json, not_notebooks."""

    path: Path
    reason: str


@dataclass(eq=False)
class ColumnsNotFound(CarnetError):
    """A list in which nothing tells where required information stands; `titles` are those it has."""

    missing: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(eq=False)
class FileUnreadable(CarnetError):
    path: Path
    reason: str = ""


@dataclass(eq=False)
class AttachmentRefused(CarnetError):
    """The file is not a PDF, a JPEG or a PNG by its first bytes."""

    path: Path


@dataclass(eq=False)
class AttachmentTooLarge(CarnetError):
    """`size` in bytes."""

    path: Path
    size: int


@dataclass(eq=False)
class CannotWriteFile(CarnetError):
    path: Path
    reason: str = ""


class PrinterRefused(CarnetError):
    """The printer that was chosen takes no page."""


# Structures one meets, and what is sent to them


@dataclass(eq=False)
class StructureUnknown(CarnetError):
    name: str


@dataclass(eq=False)
class StructureAmbiguous(CarnetError):
    """Several known structures bear this name; `ids` are theirs."""

    name: str
    ids: tuple[str, ...]


@dataclass(eq=False)
class StructureNotVerified(CarnetError):
    """Its eight words were not compared yet: nothing is sent to it."""

    name: str


@dataclass(eq=False)
class StructureWordsDiffer(CarnetError):
    """The words that were typed are not those of the card."""

    name: str


@dataclass(eq=False)
class StructureKeyChanged(CarnetError):
    """The card of a known structure holds other keys than those that were compared."""

    name: str


class OwnCard(CarnetError):
    """The card is our own structure's."""


@dataclass(eq=False)
class ConsentRefused(CarnetError):
    """The person refused that this structure be told; `on` is the day it was written, ISO."""

    name: str
    on: str


class ReasonNeeded(CarnetError):
    """Something that is only done with a reason, and none was given."""

    exit_code = ExitCode.USAGE


class NothingLeaves(CarnetError):
    """The chosen sections hold nothing that may leave."""


# What is received from them


@dataclass(eq=False)
class AlreadyImported(CarnetError):
    """This file was taken in before: nothing is left to do. `on` ISO day; `notebook` the id of where it went."""

    exit_code = ExitCode.DONE
    on: str
    notebook: str


@dataclass(eq=False)
class WhichNotebook(CarnetError):
    """Someone here may be the person of the file; `candidates`: (id, first name, last name, birth date)."""

    candidates: tuple[tuple[str, str, str, str], ...]


class ReceiptUnexpected(CarnetError):
    """A receipt for something that was not sent, or not to the structure that signed it."""


# Files that travel between structures


class TransferRefused(CarnetError):
    """Base of every reason for which a received file is not read: nothing of it is kept."""


@dataclass(eq=False)
class NotATransferFile(TransferRefused):
    """`reason`: empty, armoured, zip, json, sqlite, pdf, not_a_file, unknown."""

    path: Path
    reason: str


@dataclass(eq=False)
class TransferTooLarge(TransferRefused):
    """`size` in bytes."""

    path: Path
    size: int


@dataclass(eq=False)
class TransferHeaderRefused(TransferRefused):
    """The age header is not one this program would write; `reason` as `crypto.age.check_age_header`."""

    path: Path
    reason: str


class NotForUs(TransferRefused):
    """No key of ours opens it, or the recipient its sender signed is another structure."""


@dataclass(eq=False)
class TransferAltered(TransferRefused):
    """What arrived is not what was signed; `reason`: payload, envelope, signature, fact."""

    reason: str


@dataclass(eq=False)
class SenderUnknown(TransferRefused):
    """Signed by a key that is not known here."""

    fingerprint: str


@dataclass(eq=False)
class SenderNotVerified(TransferRefused):
    """Signed by a structure whose eight words nobody here has compared; `structure` is its id."""

    structure: str
    name: str


@dataclass(eq=False)
class SenderMismatch(TransferRefused):
    """Signed by the structure `name`, yet it says it comes from another."""

    name: str


class TransferNewer(TransferRefused):
    """Written in a way this version does not know."""


@dataclass(eq=False)
class TransferMalformed(TransferRefused):
    """Signed, but not a well-formed bundle or receipt; `reason` is a machine word."""

    reason: str


@dataclass(eq=False)
class TransferTooHeavy(TransferRefused):
    """Signed, but beyond what is accepted; `reason`: gate, facts, text, attachments."""

    reason: str


@dataclass(eq=False)
class TransferExpired(TransferRefused):
    """`on` is the last day on which it could be opened."""

    on: date


@dataclass(eq=False)
class ClockAhead(TransferRefused):
    """Something in the file of the structure `name` is later than the file, or the file than our clock."""

    name: str


@dataclass(eq=False)
class FactForged(TransferRefused):
    """A fact known here, with other contents."""

    fact: str


@dataclass(eq=False)
class CannotBeReceived(CarnetError):
    """What we would send, its recipient's program would refuse; `reason` is the code of that refusal."""

    reason: str


@dataclass(eq=False)
class CardRefused(CarnetError):
    """Not the card of a structure; `reason`: malformed, newer, key, signature."""

    reason: str
