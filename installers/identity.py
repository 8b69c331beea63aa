"""The names under which systems know Carnet. They never change: an upgrade, a file type, a menu entry hang on them."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]

NAME: Final = "Carnet"
SUMMARY: Final = "Cahier chiffré de l’accompagnement social"
PUBLISHER: Final = "Carnet"

DESKTOP_ID: Final = "carnet-desktop"
"""The menu entry on Linux (`carnet-desktop.desktop`), the Debian package, the window's own application id."""

COMPONENT_ID: Final = "fr.carnet.desktop"
"""AppStream's, and the bundle identifier on macOS."""

APP_ID: Final = "{7D0A3B52-4C7E-4F0B-9C56-2E1F6A9B8D31}"
"""The entry of Windows' list of installed programs: a newer installer finds the former one by it."""

UPGRADE_CODE: Final = "{B1C6E0A4-93D5-4E0E-8A57-50F4D2C9E7A8}"
"""Of an MSI package, should an IT department ask for one."""

PROGRAM_TYPES: Final = {
    "carnet": ("Carnet.Transfer", "application/vnd.carnet.transfer", "Carnet transmis"),
    "structure": ("Carnet.Structure", "application/vnd.carnet.structure", "Fiche de structure Carnet"),
}
"""Extension → class in Windows' registry, MIME type, the words people read."""


def _version() -> str:
    """The program's own, written once: read without importing anything of it."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "src/carnet_desktop/__init__.py").read_text("utf-8"))
    if found is None:
        raise LookupError("no __version__ in src/carnet_desktop/__init__.py")
    return found[1]


VERSION: Final = _version()
