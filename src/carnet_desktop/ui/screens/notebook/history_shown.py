"""What the history shows, in words ready to paint: its rows, what may be chosen in its filters, what may come back."""

from dataclasses import dataclass

from carnet_desktop.ui.lines import Line

from .shown import Form


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """`whole` False: the history of one record, from which one may go to all of it. `told`: how many changes.

    `more` are the words of the button that shows earlier ones, `empty` what stands in the place of the rows.
    `kinds` and `authors`: (value, words), "" first for all of them.
    """

    heading: str
    whole: bool
    told: str
    lines: tuple[Line, ...]
    more: str
    empty: str
    kinds: tuple[tuple[str, str], ...]
    authors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Return:
    """What may be put back in the place of a row: (field, what stood there). `why`: a reason must be given."""

    line: str
    form: Form
    name: str
    fields: tuple[tuple[str, str], ...]
    why: bool
