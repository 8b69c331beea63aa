"""What the screen of a received file shows, in words. No Qt."""

from dataclasses import dataclass
from typing import TypeAlias

from carnet_desktop.ui.navigation import Tone, Way

KNOWN = "known"
"""The group that can be folded: what is already the same on both sides."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and, under it, who wrote it and when. `quiet`: there is nothing ("rien"), or it loses."""

    text: str
    note: str = ""
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a group. `open` is None where the group does not fold."""

    id: str
    icon: str
    title: str
    about: str
    open: bool | None = None

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.about}"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One element: what stands here, and what the file says. `ticked` is None where there is nothing to choose."""

    id: str
    label: str
    before: Cell
    after: Cell
    label_note: str = ""
    sensitive: str = ""
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row, in the order of the eye."""
        cells = (self.before.text, self.before.note, self.after.text, self.after.note, self.sensitive)
        return ", ".join(part for part in (self.label, self.label_note, *cells) if part)


Row: TypeAlias = GroupRow | ItemRow


@dataclass(frozen=True, slots=True)
class Side:
    """Who sends and why. `agreement_tone` "warn" when it was overridden; `empty` is (section, why)."""

    sender: str
    contact: str
    words: tuple[str, ...]
    compared: str
    why: str
    agreement: str
    agreement_tone: str
    empty: tuple[tuple[str, str], ...]
    dates: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A notebook that may be the person's; `notebook` None is a new one."""

    notebook: str | None
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page of its own: what was decided, or why the file is refused (tone BAD). `facts` are (label, words)."""

    tone: Tone
    title: str
    sentences: tuple[str, ...]
    ways: tuple[Way, ...]
    facts: tuple[tuple[str, str], ...] = ()
