"""What the person answered about being transmitted to a structure."""

from datetime import date

from ..i18n import folded
from .notebook import Entry, Notebook
from .records import Consent


def refusal(notebook: Notebook, structure: str, name: str) -> Consent | None:
    """The refusal that stands for a recipient, by its id or its name: the latest answer decides."""
    latest = _latest(notebook, structure, name)
    return latest if latest and latest.given and latest.given.state == "refused" else None


def agreement(notebook: Notebook, structure: str, name: str, today: date) -> Consent | None:
    """The agreement that stands for a recipient and has not run out."""
    latest = _latest(notebook, structure, name)
    if latest is None or latest.given is None or latest.given.state != "given":
        return None
    return latest if latest.given.until is None or latest.given.until >= today.isoformat() else None


def _latest(notebook: Notebook, structure: str, name: str) -> Consent | None:
    """By the day it was given, then by when it was written. *Not asked* is no answer: it lifts no refusal."""
    answers = [entry for entry in notebook.entries(Consent) if _concerns(entry.record, structure, name)]
    return max(answers, key=_order).record if answers else None


def _concerns(consent: Consent, structure: str, name: str) -> bool:
    if consent.given is None or consent.given.state == "not_asked":
        return False
    recipient = consent.given.recipient
    if recipient is None:
        return True
    if recipient.structure is not None:
        return recipient.structure == structure
    return folded(recipient.name) == folded(name)


def _order(entry: Entry[Consent]) -> tuple[str, str]:
    assert entry.record.given is not None
    return entry.record.given.on, entry.at
