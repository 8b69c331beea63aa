"""What every kind of record is made of: whose it is, whether it leaves, what a value is."""

import enum
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta


class Whose(enum.Enum):
    """SHARED is the person's life; OURS is the follow-up by one structure (record ids start with its id)."""

    SHARED = "shared"
    OURS = "ours"


class Leaves(enum.Enum):
    """The default when a bundle is prepared; ASK is ticked by hand, one by one."""

    YES = "yes"
    NO = "no"
    NEVER = "never"
    ASK = "ask"
    TRANSFERABLE_ONLY = "transferable_only"


class Sensitive(enum.StrEnum):
    HEALTH = "health"
    DISABILITY = "disability"
    JUSTICE = "justice"
    BENEFITS = "benefits"
    IDENTITY_NUMBER = "identity_number"
    CONFIDENTIAL_SERVICE = "confidential_service"
    PAPER = "paper"


class Kind(msgspec.Struct, frozen=True):
    name: str
    whose: Whose
    leaves: Leaves
    section: str | None = None
    version: int = 1


def _wire(name: str) -> str:
    """Python reserves `from` and `with`; the stored name has no trailing underscore."""
    return name.rstrip("_")


class Value(msgspec.Struct, frozen=True, kw_only=True, rename=_wire, omit_defaults=True):
    """A value that only makes sense as a whole: it is replaced as a whole."""


class Item(Value, frozen=True, kw_only=True):
    """A list item with its label kept beside its code, so that a renamed item never rewrites the past; or free text."""

    label: str
    code: str | None = None
    list_: str | None = None
    version: str | None = None


_LEAP: Final = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26]|0[48])00)"
_DAY: Final = (
    "(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
Day: TypeAlias = Annotated[str, Meta(pattern=rf"\A{_DAY}\Z")]
"""A day of the calendar, `2026-12-01`. Anything else, whoever sent it, is a value that is not understood."""
Clock: TypeAlias = Annotated[str, Meta(pattern=rf"\A{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?\Z")]


class Wall(Value, frozen=True, kw_only=True):
    """A wall-clock time and its zone, never UTC: `2026-12-01T14:00`, `Europe/Paris`."""

    local: Clock
    tz: str


MediaType: TypeAlias = Literal["application/pdf", "image/jpeg", "image/png"]


class FileRef(Value, frozen=True, kw_only=True):
    """A file kept in the notebook beside its facts. `sha256`: hexadecimal, of its bytes; `size` in bytes."""

    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    name: str
    media_type: MediaType
    size: Annotated[int, Meta(ge=0)]


class Record(msgspec.Struct, frozen=True, kw_only=True, rename=_wire, omit_defaults=True):
    """One record, typed. A field that no fact has set is None (or empty)."""

    kind: ClassVar[Kind]
    id: str
    deleted: bool = False
