"""When the person was last met or spoken with, which decides how long a notebook is kept."""

from collections.abc import Iterator
from typing import Final

from .appointments import state_of
from .interviews import is_private
from .notebook import Notebook
from .records import Appointment, Interview

_WITH_THE_PERSON: Final = frozenset({"in_person", "phone", "video", "home"})
"""Writing to her is no contact."""


def last_contact(notebook: Notebook) -> str | None:
    """The ISO day of the latest appointment she came to, or of the latest interview held with her.

    Private interviews are left out: that they exist is not told to the team.
    """
    return max(_days(notebook), default=None)


def _days(notebook: Notebook) -> Iterator[str]:
    for met in notebook.entries(Appointment):
        if met.record.when and state_of(met.record) == "present":
            yield met.record.when.local[:10]
    for talk in notebook.entries(Interview):
        held = talk.record
        if held.on and held.channel in _WITH_THE_PERSON and not is_private(held):
            yield held.on.local[:10]
