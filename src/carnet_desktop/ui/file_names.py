"""The file names that a save box proposes. No Qt."""

from typing import Final

_REFUSED: Final = frozenset('\\/:*?"<>|')
"""Windows takes none of these in a name."""


def proposed_name(words: str, ending: str) -> str:
    """`words` as a file name every system takes; `ending` with its dot."""
    kept = "".join(" " if c in _REFUSED or not c.isprintable() else c for c in words)
    return " ".join(kept.split()).strip(". ") + ending
