"""Expected failure → what happened, what it means, what to do; shared by the window and the terminal."""

from typing import Final

from ..i18n import _
from . import brought, files, keys, people, transfers
from .fields import field_sentence
from .people import lost_letters
from .sentence import Sentence

__all__ = ["Sentence", "explain", "field_sentence", "lost_letters"]

_TABLE: Final = keys.TABLE | files.TABLE | people.TABLE | brought.TABLE | transfers.TABLE


def explain(error: Exception) -> Sentence:
    """The French words for an expected failure. A failure that is not ours gets the calm sentence of a bug."""
    write = _TABLE.get(type(error))
    if write is None:
        return Sentence(
            _("Quelque chose n’a pas marché de notre côté."),
            _("Les carnets sont intacts."),
            _("Fermez l’application et rouvrez-la."),
        )
    return write(error)
