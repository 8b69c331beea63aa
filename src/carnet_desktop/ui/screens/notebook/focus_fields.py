"""A focus of the plan as the texts of its form, and back; a new one may bring its first objective."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.labels import objective_status
from carnet_desktop.domain.plan import same_theme
from carnet_desktop.domain.record_parts import Sensitive
from carnet_desktop.domain.records import Focus, Item, Objective, Record
from carnet_desktop.domain.writing import new_record_id

from .desk import Desk
from .values import Values, text

FIRST: Final = "objective."
"""Before the names of the fields of the first objective."""
ID: Final = "id"
"""The id a new focus will have: its objective tells it, at a second try too."""


def values_of(focus: Focus | None, desk: Desk) -> dict[str, str]:
    if focus is None:
        return {"theme": "", FIRST + "title": "", ID: new_record_id()}
    return {"theme": focus.theme.label if focus.theme else ""}


def lists(desk: Desk, values: Values) -> dict[str, tuple[tuple[str, str], ...]]:
    return {"theme": tuple((item.label, item.label) for item in themes(desk))}


def read(values: Values, before: Focus | None, desk: Desk) -> Focus:
    """The focus as written; `rules.check` tells what is wrong with it."""
    base = before or Focus(id=new_record_id())
    return replace(base, theme=as_written(text(values, "theme"), base.theme, themes(desk)))


def read_new(values: Values, desk: Desk, focus: str) -> Iterator[tuple[str, Record]]:
    """A new focus of this id, or the one there is on this theme already; then its first objective, when it has one."""
    made = replace(read(values, None, desk), id=focus)
    known = same_theme(desk.notebook, made.theme) if made.theme else ()
    made = known[0].record if known else made
    yield "", made
    title = text(values, FIRST + "title")
    if title is not None:
        offered = vocabularies.objectives(theme_code(made))
        status = objective_status("in_progress")
        item = vocabularies.chosen(title, offered)
        yield FIRST, Objective(id=new_record_id(), focus=made.id, title=item, status=status)


def themes(desk: Desk) -> tuple[Item, ...]:
    """Those that are proposed: health only where the structure writes of it."""
    return tuple(
        item
        for item in vocabularies.themes()
        if desk.health or vocabularies.sensitive_item(item) is not Sensitive.HEALTH
    )


def theme_code(focus: Focus | None) -> str | None:
    """The code of its theme; None for a theme in free words."""
    term = vocabularies.theme_of(focus.theme) if focus else None
    return term.code if term else None


def as_written(words: str | None, before: Item | None, offered: tuple[Item, ...]) -> Item | None:
    """The item these words are now. Words that were not touched keep the item as it was: a list that changed since
    rewrites nothing.
    """
    if words is None:
        return None
    return before if before is not None and before.label == words else vocabularies.chosen(words, offered)
