"""What the bar says once something of the page is deleted."""

from carnet_desktop.i18n import _, count

from .shown import Part


def gone_words(part: Part, under: int) -> str:
    """What was deleted, and how many rows that stood `under` it went with it."""
    with_it = count(under, _("avec {n} élément"), _("avec {n} éléments")) if under else ""
    return ", ".join(words for words in (_GONE[part], with_it) if words)


_GONE = {
    Part.PLAN: _("Action supprimée"),
    Part.FOCUS: _("Axe supprimé"),
    Part.OBJECTIVE: _("Objectif supprimé"),
    Part.CONTRACTS: _("Contrat supprimé"),
    Part.DOCUMENTS: _("Pièce supprimée"),
    Part.INTERVIEWS: _("Entretien supprimé"),
    Part.APPOINTMENTS: _("Rendez-vous supprimé"),
    Part.CONTACTS: _("Contact supprimé"),
    Part.WANTED_JOBS: _("Métier supprimé"),
    Part.TEAM: _("Membre de l’équipe supprimé"),
    Part.ORIENTATIONS: _("Orientation supprimée"),
    Part.CLOSURES: _("Fin du suivi supprimée"),
}
