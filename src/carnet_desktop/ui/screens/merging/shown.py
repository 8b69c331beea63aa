"""What two notebooks side by side look like: two columns, what follows, and the verb."""

from dataclasses import dataclass

from carnet_desktop.ui.navigation import Tone


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of both notebooks. `doubtful`: it may say that they are not of the same person."""

    label: str
    left: str
    right: str
    doubtful: bool = False

    @property
    def spoken(self) -> str:
        return ", ".join((self.label, self.left, self.right))


@dataclass(frozen=True, slots=True)
class Follow:
    """One sentence of what will happen. `tone` WARN: it asks for care."""

    icon: str
    sentence: str
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """`left` and `right` head the columns; `verb` does it, `other_way` does not."""

    left: str
    right: str
    lines: tuple[Line, ...]
    follows: tuple[Follow, ...]
    verb: str
    other_way: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A notebook to choose."""

    name: str
    about: str
