"""What is looked for in a history: a period, a kind, who wrote, words."""

from dataclasses import dataclass, replace
from datetime import date

from carnet_desktop.i18n import folded

from .history import HistoryChange, HistoryLine


@dataclass(frozen=True, slots=True)
class Sought:
    """`since` and `until` are days on the office's wall, both included; an empty text seeks nothing.

    `author`: a staff id, or words of a name. `text`: words that are all in a line, in what its record is called, or in
    the reason of its change.
    """

    since: date | None = None
    until: date | None = None
    kind: str = ""
    author: str = ""
    text: str = ""


def matching(changes: list[HistoryChange], sought: Sought) -> list[HistoryChange]:
    """The changes that have something of what is sought, each with the records it is found in, whole."""
    words = folded(sought.text).split()
    found = []
    for change in changes:
        if _by(change, sought.author) and _within(change, sought):
            lines = _lines(change, sought.kind, words)
            if lines:
                found.append(change if len(lines) == len(change.lines) else replace(change, lines=lines))
    return found


def _by(change: HistoryChange, author: str) -> bool:
    return author in ("", change.author) or _has(change.author_name, folded(author).split())


def _within(change: HistoryChange, sought: Sought) -> bool:
    if sought.since is None and sought.until is None:
        return True
    day = change.moment.date()
    return (sought.since is None or sought.since <= day) and (sought.until is None or day <= sought.until)


def _lines(change: HistoryChange, kind: str, words: list[str]) -> tuple[HistoryLine, ...]:
    """A record is kept whole: what changed beside the words explains them."""
    lines = tuple(line for line in change.lines if kind in ("", line.kind))
    if not words or not lines:
        return lines
    told: dict[str, list[str]] = {}
    for line in lines:
        held = told.setdefault(line.record, [change.reason, line.title, line.name])
        held += (line.field_label, line.before_text, line.after_text)
    kept = {record for record, texts in told.items() if _has(" ".join(texts), words)}
    return tuple(line for line in lines if line.record in kept)


def _has(text: str, words: list[str]) -> bool:
    plain = folded(text)
    return bool(words) and all(word in plain for word in words)
