"""The history in words: when, what was done to what, by whom, and every field after and before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from carnet_desktop.domain.labels import kind_label
from carnet_desktop.domain.records import KINDS
from carnet_desktop.domain.titles import title_of
from carnet_desktop.i18n import NBSP, _, french_key, hour, margin_day
from carnet_desktop.services.history import HistoryChange, HistoryLine
from carnet_desktop.ui.lines import Detail, Line

from .desk import Desk, lower_first

Births: TypeAlias = Mapping[tuple[str, str], str]
"""(kind, record) → the change that made it."""

_LONG: Final = 110
_DONE: Final = {
    "": ("ajouté", "modifié", "supprimé", "rétabli"),
    "e": ("ajoutée", "modifiée", "supprimée", "rétablie"),
    "s": ("ajoutés", "modifiés", "supprimés", "rétablis"),
}
_AGREES: Final = {
    "action": "e",
    "person": "e",
    "rights": "s",
    "situation": "e",
    "orientation": "e",
    "closure": "e",
    "document": "e",
    "retention": "e",
}
_ADDED, _CHANGED, _DELETED, _RESTORED = range(4)


def history_lines(
    desk: Desk, changes: Sequence[HistoryChange], births: Births, *, writable: bool = True
) -> Iterator[Line]:
    """One row for each record of each change, the latest first; the day stands beside the first row of a change."""
    for change in changes:
        yield from _change(desk, change, births, writable)


def first_rows(changes: Sequence[HistoryChange], most: int) -> Sequence[HistoryChange]:
    """The latest changes, until they make this many rows."""
    rows = 0
    for place, change in enumerate(changes):
        if rows >= most:
            return changes[:place]
        rows += len({(line.kind, line.record) for line in change.lines})
    return changes


def births(changes: Iterable[HistoryChange]) -> Births:
    """Of a whole history, the latest change first: the earliest that holds a record made it."""
    return {(line.kind, line.record): change.change for change in changes for line in change.lines}


def record_name(desk: Desk, kind: str, record: str) -> str:
    """What a record is called by, or the name of its kind."""
    cls = KINDS.get(kind)
    entry = desk.notebook.find(cls, record) if cls is not None else None
    return title_of(entry.record) if entry is not None else _(kind_label(kind))


def kinds_of(changes: Iterable[HistoryChange]) -> tuple[tuple[str, str], ...]:
    """The kinds a history holds, as choices of a list."""
    held = {line.kind: _(line.title) for change in changes for line in change.lines}
    return (("", _("Tout")), *sorted(held.items(), key=lambda choice: french_key(choice[1])))


def authors_of(changes: Iterable[HistoryChange]) -> tuple[tuple[str, str], ...]:
    """Those who wrote in it, whether they still work here or not."""
    held = {change.author: change.author_name for change in changes}
    return (("", _("Tout le monde")), *sorted(held.items(), key=lambda choice: french_key(choice[1])))


def before_words(line: HistoryLine) -> str:
    """`Avant le : 27 novembre 2026`: what would stand there again."""
    former = " ".join(line.before_text.split()) or _("vide")
    return f"{_(line.field_label)}{NBSP}: {former}"


def _change(desk: Desk, change: HistoryChange, births: Births, writable: bool) -> Iterator[Line]:
    when, clock = margin_day(change.moment.date(), desk.today), hour(change.moment.time())
    reason = (Detail(_("Raison : {reason}", reason=change.reason)),) if change.reason else ()
    for (kind, record), lines in groupby(change.lines, key=lambda line: (line.kind, line.record)):
        held = list(lines)
        name, label = _(held[0].name), _(held[0].title)
        done = _(_DONE[_AGREES.get(kind, "")][_gesture(held, births.get((kind, record)) == change.change)])
        what = done if name.startswith(label) else f"{lower_first(label)} {done}"
        yield Line(
            id=f"{change.change}/{kind}/{record}",
            title=name,
            strong=True,
            when=when,
            hour=clock,
            after=f"· {what} {_by(desk, change)}",
            aside=_("Rétablir") if writable and any(line.can_return for line in held) else "",
            details=(*filter(None, map(_field, held)), *reason),
        )
        when, clock, reason = "", "", ()


def _by(desk: Desk, change: HistoryChange) -> str:
    """`par vous`; for what came in a file, who wrote it there and who handed it over."""
    if change.sender_name:
        return _("selon {author}, transmis par {sender}", author=change.author_name, sender=change.sender_name)
    return _("par vous") if change.author == desk.staff else _("par {author}", author=change.author_name)


def _gesture(lines: list[HistoryLine], is_first: bool) -> int:
    deleted = next((line for line in lines if line.field == "deleted"), None)
    if deleted is not None:
        return _DELETED if deleted.after_text == "oui" else _RESTORED
    return _ADDED if is_first else _CHANGED


def _field(line: HistoryLine) -> Detail | None:
    """`Avant le : 4 décembre 2026 · avant : 27 novembre 2026`; the gesture already says what was deleted."""
    if line.field == "deleted":
        return None
    after = " ".join(line.after_text.split()) or _("effacé")
    text = f"{_(line.field_label)}{NBSP}: {after}"
    if line.before_text:
        text += _(" · avant : {before}", before=" ".join(line.before_text.split()))
    return Detail(text, cut=len(text) > _LONG)
