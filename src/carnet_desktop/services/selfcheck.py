"""Is this program itself fit? Known answers of the ciphers, the encrypted database, its files, the whole job once."""

from collections.abc import Sequence
from importlib import import_module
from typing import Final

from carnet_desktop import __version__
from carnet_desktop.crypto import selfcheck as crypto
from carnet_desktop.crypto.selfcheck import Check
from carnet_desktop.errors import CipherMissing
from carnet_desktop.resources import guide, resource

from .rehearsal import rehearse

__all__ = ["Check", "lines", "run"]

_FILES: Final = {
    "fonts": (resource("fonts"), ".ttf", 4),
    "icons": (resource("icons"), ".svg", 40),
    "pictograms": (resource("pictograms"), ".svg", 40),
    "vocabularies": (resource("vocabularies"), ".json", 3),
    "licences": (resource("licences"), ".txt", 10),
    "guide": (guide(), ".md", 5),
}
"""The folders that travel with the program, and the fewest files each holds."""

LATE: Final = (
    "dateparser.data.date_translation_data.fr",
    "phonenumbers",
    "python_calamine",
    "rapidfuzz.fuzz",
    "segno",
)
"""Libraries that are loaded the first time they serve: a program packed without one would fail long after it starts."""


def run() -> list[Check]:
    """Every check, whatever the others say. Takes a few seconds; raises nothing."""
    files = [_files(name) for name in _FILES]
    late = [_loads(name) for name in LATE]
    return [Check("carnet", True, __version__), *crypto.run(), _cipher(), *late, *files, *rehearse()]


def lines(checks: Sequence[Check]) -> list[str]:
    """One line of the terminal for each check."""
    return [f"{'oui' if check.ok else 'NON'}  {check.name}  {check.detail}" for check in checks]


def _cipher() -> Check:
    from carnet_desktop.storage.cipher import require_cipher

    try:
        return Check("SQLCipher", True, require_cipher())
    except CipherMissing:
        return Check("SQLCipher", False, "")


def _loads(name: str) -> Check:
    try:
        import_module(name)
    except ImportError as error:
        return Check(name.split(".")[0], False, str(error))
    return Check(name.split(".")[0], True, name)


def _files(name: str) -> Check:
    folder, suffix, fewest = _FILES[name]
    found = sum(1 for path in folder.glob(f"*{suffix}") if path.read_bytes())
    return Check(name, found >= fewest, f"{found} {suffix}")
