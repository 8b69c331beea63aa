"""The guide, opened by F1 at the page of what is on screen."""

from typing import Final

from PySide6.QtWidgets import QWidget

from carnet_desktop.i18n import _
from carnet_desktop.resources import guide
from carnet_desktop.ui.reader import Page, Reader
from carnet_desktop.ui.shortcuts import TABLE, does, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind

PAGES: Final = {
    "setup": "premiere-ouverture",
    "unlock": "secours",
    "passphrase": "premiere-ouverture",
    "structure": "premiere-ouverture#1-votre-structure",
    "import_people": "importer",
    "today": "une-journee#voir-sa-journee",
    "people": "une-journee#trouver-une-personne",
    "new_person": "une-journee#ajouter-une-personne",
    "notebook": "une-journee#lire-un-carnet",
    "notebook.history_view": "historique",
    "merging": "deux-carnets#les-reunir",
    "merging.separating_view": "deux-carnets#les-separer",
    "sheet": "mon-recap",
    "send": "transmettre",
    "receive": "recevoir",
    "transfers": "recevoir#le-journal-des-transferts",
    "partners": "structures-connues",
}
"""The folder of a screen in `ui/screens`, or its module where a folder holds several screens → its page."""

_KEYS: Final = "touches"
_FORMAT: Final = "../FORMAT"
"""How to read everything without Carnet: for somebody who knows about computers, in English."""


def open_guide(screen: object, parent: QWidget) -> Reader:
    """A window of its own: one reads it while doing what it says."""
    reader = Reader(_("Guide de Carnet"), page_of(screen), read_page, parent)
    keys = Button(_("Raccourcis du clavier"), kind=Kind.QUIET)
    keys.clicked.connect(lambda: reader.open(_KEYS))
    reader.acts.insertWidget(2, keys)
    reader.show()
    return reader


def page_of(screen: object) -> str:
    _above, _screens, name = type(screen).__module__.partition(".screens.")
    return PAGES.get(name) or PAGES.get(name.partition(".")[0], "index")


def read_page(name: str) -> Page | None:
    """A page of the guide by its name, without a suffix."""
    if name == _KEYS:
        return Page(_keys())
    if name == _FORMAT:
        return Page(guide(f"{name}.md").read_text("utf-8"))
    path = guide(f"{name}.md")
    if not name.replace("-", "").isalnum() or not path.is_file():
        return None
    return Page(path.read_text("utf-8"), path.parent)


def _keys() -> str:
    lines = [f"| **{shown(command)}** | {does(command)} |" for command in TABLE]
    return "\n".join([f"# {_('Raccourcis du clavier')}", "", _("| Touches | Ce qu’elles font |"), "|---|---|", *lines])
