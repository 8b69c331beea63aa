"""Each failure we expect has its French sentence, and no sentence blames, shouts or says "erreur"."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from carnet_desktop.errors import CarnetError, Damaged, TransferRefused
from carnet_desktop.sentences import explain

_FACTS: dict[object, Any] = {
    Path: Path("3f.db"),
    Path | None: Path("3f.db"),
    str: "reason",
    int: 3,
    bool: True,
    date: date(2026, 12, 1),
}


def _classes(base: type[CarnetError] = CarnetError) -> Iterator[type[CarnetError]]:
    for cls in base.__subclasses__():
        yield from _classes(cls)
        if cls not in (Damaged, TransferRefused):  # bases, never raised themselves
            yield cls


def _example(cls: type[CarnetError]) -> CarnetError:
    if not is_dataclass(cls):
        return cls()
    return cls(**{field.name: _FACTS.get(field.type, ()) for field in fields(cls)})


BUG = str(explain(RuntimeError()))


@pytest.mark.parametrize("cls", sorted(_classes(), key=str), ids=str)
def test_a_failure_says_what_happened_and_what_to_do(cls: type[CarnetError]) -> None:
    sentence = explain(_example(cls))
    assert str(sentence) != BUG
    assert sentence.what.endswith((".", "»"))
    assert not re.search(r"\berreur|\bveuillez|\binvalide|!|'|\u202f| [:;?»]|« ", str(sentence), re.IGNORECASE)
