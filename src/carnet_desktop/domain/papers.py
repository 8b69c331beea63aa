"""Two papers beside the sheet, as blocks: the notice of rights and the consent form."""

from ..i18n import _, phone_text
from .meanings import Meaning
from .notebook import Notebook
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
from .titles import full_name


def notice_blocks(structure: SheetStructure) -> tuple[Block, ...]:
    """What is kept about me, why, how long, and what I may ask: one idea a line."""
    name = structure.name
    return (
        Title(_("Mes droits")),
        Subtitle(_("La structure {name} garde des informations sur moi dans un carnet.", name=name)),
        Heading(Meaning.NOTEBOOK, _("Ce qui est gardé")),
        Paragraph(_("Mon nom, mon téléphone, mes rendez-vous, mes démarches.")),
        Paragraph(_("Ce que je dis pendant les entretiens, si c’est utile pour m’aider.")),
        Heading(Meaning.OTHERS, _("À quoi cela sert")),
        Paragraph(_("À m’accompagner, et à rien d’autre.")),
        Paragraph(_("Les informations restent sur l’ordinateur de la structure, fermées par une clé.")),
        Heading(Meaning.GROUP, _("Qui peut les lire")),
        Paragraph(_("Les personnes de la structure qui m’accompagnent.")),
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
        Paragraph(_("Si la réponse ne me va pas, je peux écrire à la CNIL, sur le site cnil.fr. C’est gratuit.")),
        _frame(structure),
    )


def consent_blocks(notebook: Notebook, structure: SheetStructure, recipient: str) -> tuple[Block, ...]:
    """May these informations go to another structure? Yes and no weigh the same. `recipient` "": to be written."""
    name = full_name(notebook.person)
    return (
        Title(_("Mon accord")),
        Field(_("Mon nom"), name) if name else LineToFill(_("Mon nom")),
        Heading(Meaning.SEND, _("La question")),
        Paragraph(_("La structure {name} veut envoyer une partie de mon carnet à une autre.", name=structure.name)),
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
