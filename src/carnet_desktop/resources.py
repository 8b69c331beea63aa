"""Where the files that travel with the program stand: fonts, icons, pictograms, vocabularies, the guide."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of one file of `resources/`, from a checkout as from a frozen program."""
    return _root().joinpath("resources", *parts)


def guide(*parts: str) -> Path:
    """The path of one file of the guide, or of its folder."""
    return _root().joinpath("docs", "guide", *parts)


def licence() -> Path:
    """The text of Carnet's own licence."""
    return _root() / "LICENSE"


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]
