"""À propos: which Carnet this is, and the licences of everything it is made of."""

import json
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop import __version__
from carnet_desktop.i18n import _
from carnet_desktop.resources import licence, resource
from carnet_desktop.ui import theme
from carnet_desktop.ui.guide import open_guide
from carnet_desktop.ui.reader import Page, Reader
from carnet_desktop.ui.shortcuts import Command, shown
from carnet_desktop.ui.widgets.buttons import Button, Kind
from carnet_desktop.ui.widgets.texts import Reading, Text

_OWN = {
    "carnet": ("Carnet", "EUPL-1.2", licence()),
    "lettres": (_("Lettres : Atkinson Hyperlegible Next, Noto"), "OFL-1.1", resource("fonts", "OFL.txt")),
    "pictogrammes": (_("Pictogrammes : OpenMoji"), "CC BY-SA 4.0", resource("pictograms", "LICENSE.txt")),
    "icones": (_("Icônes : Tabler"), "MIT", resource("icons", "LICENSE-Tabler-MIT.txt")),
    "mots": (_("Métiers et mots proposés"), "Licence Ouverte 2.0", resource("vocabularies", "SOURCES.md")),
}
"""What is Carnet's own and what its `resources/` hold: name of the page → words, licence, text."""


class About(QWidget):
    """The foot of the structure's page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide = Button(_("Ouvrir le guide"), "help", shown(Command.HELP), kind=Kind.QUIET)
        self.licences = Button(_("Licences de ce que contient Carnet"), "file-text", kind=Kind.QUIET)
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(Text(_("À propos"), "part"))
        column.addWidget(
            Reading(
                _(
                    "Carnet {version}. Logiciel libre, licence EUPL-1.2. Il n’ouvre aucune connexion : rien n’est "
                    "envoyé, ni mesuré, ni mis à jour tout seul.",
                    version=__version__,
                ),
                "second",
            )
        )
        for button in (self.guide, self.licences):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.guide.clicked.connect(lambda: open_guide(None, self.window()))
        self.licences.clicked.connect(self._show_licences)

    def _show_licences(self) -> None:
        Reader(_("Licences"), "index", read_page, self.window()).show()


def read_page(name: str) -> Page | None:
    """The list ("index"), or one text by the name of its file."""
    if name == "index":
        return Page(_index())
    if name in _OWN:
        return Page(_OWN[name][2].read_text("utf-8"), plain=True)
    path = resource("licences", f"{name}.txt")
    if path.parent != resource("licences") or not path.is_file():
        return None
    return Page(path.read_text("utf-8"), plain=True)


def _index() -> str:
    listed = json.loads(resource("licences", "index.json").read_text("utf-8"))
    head = f"| {_('Nom')} | {_('Licence')} | {_('Texte')} |\n|---|---|---|"
    own = [_row(words, licence, [page]) for page, (words, licence, _path) in _OWN.items()]
    return "\n".join(
        [
            f"# {_('Licences')}",
            "",
            _("Carnet est fait avec ces logiciels et ces images. Merci à celles et ceux qui les partagent."),
            "",
            head,
            *own,
            *(_part(each) for each in listed),
        ]
    )


def _part(part: dict[str, Any]) -> str:
    return _row(f"{part['name']} {part['version']}", part["licence"], [t.removesuffix(".txt") for t in part["texts"]])


def _row(name: str, licence: str, pages: list[str]) -> str:
    links = (f"[{_('lire')}{f' {number}' if number > 1 else ''}]({page})" for number, page in enumerate(pages, 1))
    return f"| {name} | {licence} | {' '.join(links)} |"
