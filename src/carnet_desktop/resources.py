"""Where the files that travel with the program stand: fonts, icons, pictograms, vocabularies."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of one file of `resources/`, from a checkout as from a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
