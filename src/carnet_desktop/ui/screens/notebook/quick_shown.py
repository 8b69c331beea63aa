"""What the quick entry line shows of a proposal, in words ready to paint."""

from collections.abc import Mapping
from dataclasses import dataclass

from .shown import Part


@dataclass(frozen=True, slots=True)
class QuickShown:
    """A proposal as the texts of a form of its part; `doubtful` names those to check, `kind` the proposal itself.

    `names`: what a field shows → what its form takes. `implied`: fields that follow from another one, which are not
    shown: name → the field it follows.
    """

    part: Part
    values: Mapping[str, str]
    doubtful: frozenset[str]
    first_name: str
    names: Mapping[str, str]
    implied: Mapping[str, str]
