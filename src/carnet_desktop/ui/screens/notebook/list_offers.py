"""What the fields of a form offer: items of a list of reference, narrowed as one types."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.records import Item
from carnet_desktop.ui.widgets.suggest_field import Find

Choices: TypeAlias = Sequence[tuple[str, str]]
"""(value, words), in the order they are shown."""


def labels(items: Iterable[Item]) -> list[str]:
    """Each label once: two themes may hold the same one."""
    return list(dict.fromkeys(item.label for item in items))


def among(choices: Choices) -> Find:
    """Offers these words."""
    items = tuple(Item(label=words) for _value, words in choices)
    return lambda typed: labels(vocabularies.narrowed(typed, items))
