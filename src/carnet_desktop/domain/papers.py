"""The papers beside the sheet, as blocks: the plan that is signed, the notice of rights, the consent form."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ..i18n import NBSP, _, long_day_year, phone_text
from .labels import OPEN_ACTION_STATES
from .meanings import Meaning, meaning_of
from .notebook import Notebook
from .records import Action
from .sheet_blocks import (
    ActionBlock,
    Block,
    Field,
    Heading,
    LineToFill,
    Paragraph,
    Signatures,
    StructureFrame,
    Subtitle,
    Title,
)
from .sheet_choices import SheetStructure
from .sheet_words import after_a_colon

_WHO: Final = (
    ("person", Meaning.MINE, _("Ce que je fais")),
    ("worker", Meaning.OTHERS, _("Ce que fait la personne qui m’accompagne")),
    ("partner", Meaning.GROUP, _("Ce que font les autres")),
)


def plan_blocks(notebook: Notebook, structure: SheetStructure, worker: str, today: date) -> tuple[Block, ...]:
    """The actions under way and room to sign them: the person, who accompanies her, the structure."""
    person = notebook.person
    name = " ".join(filter(None, (person.first_name, person.last_name)))
    blocks: list[Block] = [Title(_("Mon plan d’action"))]
    about = [Field(_("Personne accompagnée"), name)] if name else []
    about += [Field(_("Accompagnement par"), f"{worker}, {structure.name}")]
    blocks += [*about, Field(_("Fait le"), long_day_year(today))]
    actions = list(_open_actions(notebook))
    for who, meaning, heading in _WHO:
        mine = [_action(action) for action in actions if (action.who or "worker") == who]
        blocks += [Heading(meaning, heading), *mine] if mine else []
    if not actions:
        blocks.append(Paragraph(_("Pas encore d’action.")))
    blocks += [
        Heading(Meaning.SIGN, _("Nous sommes d’accord")),
        Signatures(_("Date et signature"), (name or _("La personne accompagnée"), worker, structure.name)),
    ]
    return tuple(blocks)


def _open_actions(notebook: Notebook) -> Iterator[Action]:
    """By deadline, those without one last."""
    held = [entry.record for entry in notebook.entries(Action) if entry.record.what]
    for action in sorted(held, key=lambda action: (action.by or "9999", action.id)):
        if action.status is None or action.status.code is None or action.status.code in OPEN_ACTION_STATES:
            yield action


def _action(action: Action) -> ActionBlock:
    what = action.what.label if action.what else ""
    named = action.who_text and action.who != "person"
    text = f"{action.who_text}{NBSP}: {after_a_colon(what)}" if named else what
    return ActionBlock(action.who == "person", meaning_of(what), text, _before(action.by))


def _before(by: str | None) -> str | None:
    try:
        return _("avant le {day}", day=long_day_year(date.fromisoformat(by))) if by else None
    except ValueError:
        return None


def notice_blocks(structure: SheetStructure) -> tuple[Block, ...]:
    """What is kept about me, why, how long, and what I may ask: one idea a line."""
    name = structure.name
    return (
        Title(_("Mes droits")),
        Subtitle(_("{name} garde des informations sur moi dans un carnet.", name=name)),
        Heading(Meaning.NOTEBOOK, _("Ce qui est gardé")),
        Paragraph(_("Mon nom, mon téléphone, mes rendez-vous, mes démarches.")),
        Paragraph(_("Ce que je dis pendant les entretiens, si c’est utile pour m’aider.")),
        Heading(Meaning.OTHERS, _("À quoi cela sert")),
        Paragraph(_("À m’accompagner, et à rien d’autre.")),
        Paragraph(_("Les informations restent sur l’ordinateur de la structure, fermées par une clé.")),
        Heading(Meaning.GROUP, _("Qui peut les lire")),
        Paragraph(_("Les personnes qui m’accompagnent à {name}.", name=name)),
        Paragraph(_("Une autre structure, seulement si je suis d’accord.")),
        Heading(Meaning.CALENDAR, _("Combien de temps")),
        Paragraph(_("Deux ans après notre dernier contact, la structure regarde si elle doit les effacer.")),
        Heading(Meaning.MINE, _("Ce que je peux demander")),
        ActionBlock(False, None, _("Lire tout ce qui est gardé sur moi"), None),
        ActionBlock(False, None, _("Recevoir une copie sur papier ou en fichier"), None),
        ActionBlock(False, None, _("Corriger ce qui est faux"), None),
        ActionBlock(False, None, _("Effacer ce qui n’est plus utile"), None),
        ActionBlock(False, None, _("Dire non, ou changer d’avis"), None),
        Paragraph(_("Je demande à la structure, de vive voix ou par lettre. Elle répond en moins d’un mois.")),
        Paragraph(_("Si je ne suis pas satisfait, je peux écrire à la CNIL, sur le site cnil.fr. C’est gratuit.")),
        _frame(structure),
    )


def consent_blocks(notebook: Notebook, structure: SheetStructure, recipient: str) -> tuple[Block, ...]:
    """May these informations go to another structure? Yes and no weigh the same. `recipient` "": to be written."""
    person = notebook.person
    name = " ".join(filter(None, (person.first_name, person.last_name)))
    return (
        Title(_("Mon accord")),
        Field(_("Mon nom"), name) if name else LineToFill(_("Mon nom")),
        Heading(Meaning.SEND, _("La question")),
        Paragraph(_("{name} veut envoyer une partie de mon carnet à une autre structure.", name=structure.name)),
        Field(_("À qui"), recipient) if recipient else LineToFill(_("À qui")),
        LineToFill(_("Pour quoi faire")),
        LineToFill(_("Quelles informations")),
        LineToFill(_("Jusqu’à quelle date")),
        Heading(Meaning.TALK, _("Ma réponse")),
        ActionBlock(True, None, _("Oui, je suis d’accord"), None),
        ActionBlock(True, None, _("Non, je ne suis pas d’accord"), None),
        Paragraph(_("Je peux dire non. Cela ne change rien à mon accompagnement.")),
        Paragraph(_("Je peux changer d’avis quand je veux. Je le dis à la structure.")),
        Signatures(_("Date et signature"), (name or _("La personne accompagnée"),)),
        _frame(structure),
    )


def _frame(structure: SheetStructure) -> StructureFrame:
    hours = tuple(line for line in structure.hours.splitlines() if line.strip())
    phone = phone_text(structure.phone) if structure.phone else None
    return StructureFrame(Meaning.STRUCTURE_PHONE, structure.name, hours, phone)
