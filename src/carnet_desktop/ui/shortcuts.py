"""The one table of keys. On a Mac, Qt reads `Ctrl` as Cmd.

Never Ctrl+Alt (AltGr), never a digit or a sign that a French keyboard hides behind AltGr or Shift, and not the keys
that fields keep: a test holds these rules and that no two commands share a key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from carnet_desktop.i18n import _


class Command(StrEnum):
    TODAY = "today"
    PEOPLE = "people"
    NEW_PERSON = "new_person"
    OPEN_RECEIVED = "open_received"
    STRUCTURE = "structure"
    NEXT_NOTEBOOK = "next_notebook"
    PREVIOUS_NOTEBOOK = "previous_notebook"
    CLOSE_NOTEBOOK = "close_notebook"
    BACK = "back"
    NEXT_ZONE = "next_zone"
    PREVIOUS_ZONE = "previous_zone"
    LOCK = "lock"
    QUIT = "quit"
    LARGER = "larger"
    SMALLER = "smaller"
    HELP = "help"
    REFRESH = "refresh"
    QUICK_ENTRY = "quick_entry"
    ADD_APPOINTMENT = "add_appointment"
    ADD_ACTION = "add_action"
    WRITE_INTERVIEW = "write_interview"
    ADD_CONTACT = "add_contact"
    UPDATE_SITUATION = "update_situation"
    SEND = "send"
    SHEET = "sheet"
    EDIT_ROW = "edit_row"
    DELETE_ROW = "delete_row"
    SAVE = "save"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Keys:
    """`sequences` in Qt's spelling, the one shown first; `does` in French."""

    sequences: tuple[str, ...]
    does: str


TABLE: Final[dict[Command, Keys]] = {
    Command.TODAY: Keys(("Ctrl+J",), "Aujourd’hui"),
    Command.PEOPLE: Keys(("Ctrl+F",), "Carnets, chercher une personne"),
    Command.NEW_PERSON: Keys(("Ctrl+N",), "ajouter une personne"),
    Command.OPEN_RECEIVED: Keys(("Ctrl+O",), "ouvrir un fichier reçu"),
    Command.STRUCTURE: Keys(("Ctrl+,",), "Structure et préférences"),
    Command.NEXT_NOTEBOOK: Keys(("Ctrl+Tab",), "carnet ouvert suivant"),
    Command.PREVIOUS_NOTEBOOK: Keys(("Ctrl+Shift+Tab",), "carnet ouvert précédent"),
    Command.CLOSE_NOTEBOOK: Keys(("Ctrl+W",), "fermer ce carnet"),
    Command.BACK: Keys(("Alt+Left",), "revenir"),
    Command.NEXT_ZONE: Keys(("F6",), "zone suivante"),
    Command.PREVIOUS_ZONE: Keys(("Shift+F6",), "zone précédente"),
    Command.LOCK: Keys(("Ctrl+L",), "verrouiller"),
    Command.QUIT: Keys(("Ctrl+Q",), "quitter"),
    # "=" is what the bare key gives where "+" needs Shift.
    Command.LARGER: Keys(("Ctrl++", "Ctrl+="), "texte plus grand"),
    Command.SMALLER: Keys(("Ctrl+-",), "texte plus petit"),
    Command.HELP: Keys(("F1",), "aide et raccourcis"),
    Command.REFRESH: Keys(("F5",), "actualiser"),
    Command.QUICK_ENTRY: Keys(("Ctrl+R",), "noter vite"),
    Command.ADD_APPOINTMENT: Keys(("Ctrl+Shift+R",), "ajouter un rendez-vous"),
    Command.ADD_ACTION: Keys(("Ctrl+Shift+D",), "ajouter une action (démarche)"),
    Command.WRITE_INTERVIEW: Keys(("Ctrl+Shift+N",), "écrire un entretien (note)"),
    Command.ADD_CONTACT: Keys(("Ctrl+Shift+C",), "ajouter un contact"),
    Command.UPDATE_SITUATION: Keys(("Ctrl+Shift+S",), "mettre à jour la situation"),
    Command.SEND: Keys(("Ctrl+Shift+T",), "transmettre"),
    Command.SHEET: Keys(("Ctrl+P",), "Mon Récap, puis imprimer"),
    Command.EDIT_ROW: Keys(("F2",), "modifier sur place la ligne choisie"),
    Command.DELETE_ROW: Keys(("Del",), "supprimer la ligne"),
    Command.SAVE: Keys(("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"), "enregistrer ce qui est ouvert"),
    Command.CANCEL: Keys(("Esc",), "annuler, fermer, revenir à la liste"),
}

_FRENCH: Final = {"Shift": "Maj", "Return": "Entrée", "Left": "Gauche", "Del": "Suppr", "Esc": "Échap"}


def shown(command: Command) -> str:
    """The key as a French keyboard writes it: `Ctrl+Maj+N`."""
    first = TABLE[command].sequences[0]
    if first == "Ctrl++":
        return first
    return "+".join(_FRENCH.get(key, key) for key in first.split("+"))


def does(command: Command) -> str:
    """What the command does, in words."""
    return _(TABLE[command].does)


def bind(widget: QWidget, command: Command, run: Callable[[], object]) -> QShortcut:
    """`run` when the keys of `command` are pressed while the focus is in `widget`."""
    shortcut = QShortcut(widget)
    shortcut.setKeys([QKeySequence(sequence) for sequence in TABLE[command].sequences])
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(run)
    return shortcut
