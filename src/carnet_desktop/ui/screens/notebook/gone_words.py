"""What the bar says once something of the page is deleted."""

from carnet_desktop.i18n import _, count

from .shown import Part


def gone_words(part: Part, under: int) -> str:
    """What was deleted, and how many rows that stood `under` it went with it."""
    with_it = count(under, _("avec {n} élément"), _("avec {n} éléments")) if under else ""
    return ", ".join(words for words in (_GONE[part](), with_it) if words)


_GONE = {
    Part.PLAN: lambda: _("Action supprimée"),
    Part.FOCUS: lambda: _("Axe supprimé"),
    Part.OBJECTIVE: lambda: _("Objectif supprimé"),
    Part.CONTRACTS: lambda: _("Contrat supprimé"),
    Part.DOCUMENTS: lambda: _("Pièce supprimée"),
    Part.INTERVIEWS: lambda: _("Entretien supprimé"),
    Part.APPOINTMENTS: lambda: _("Rendez-vous supprimé"),
    Part.CONTACTS: lambda: _("Contact supprimé"),
    Part.WANTED_JOBS: lambda: _("Métier supprimé"),
    Part.TEAM: lambda: _("Membre de l’équipe supprimé"),
    Part.ORIENTATIONS: lambda: _("Orientation supprimée"),
    Part.CLOSURES: lambda: _("Fin du suivi supprimée"),
}
