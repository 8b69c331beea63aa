"""A list somebody brings, before its lines: what each of its columns is, guessed, or as it was chosen last time."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from carnet_desktop.errors import InvalidField
from carnet_desktop.exchange.columns import (
    Because,
    Column,
    Header,
    known_titles,
    missing_columns,
    repeated_columns,
    title_keys,
)
from carnet_desktop.exchange.guessing import guess_headers
from carnet_desktop.exchange.spreadsheet import read_table
from carnet_desktop.exchange.table import Table, is_used
from carnet_desktop.i18n import folded

from .session import Session

_SETTING: Final = "list_columns"
_MOST_KEPT: Final = 50


class FoundList(msgspec.Struct, frozen=True):
    """The list of a file and what its columns are taken for."""

    table: Table
    headers: tuple[Header, ...]

    @property
    def certain(self) -> bool:
        """Whether nothing needs to be asked: each column has a title we know, or was chosen another time."""
        sure = all(map(self._sure, range(len(self.headers))))
        return sure and not missing_columns(self.headers) and not repeated_columns(self.headers)

    def _sure(self, index: int) -> bool:
        header = self.headers[index]
        known = header.because is Because.TITLE and (header.column is not None or not is_used(self.table, index))
        return known or header.because is Because.REMEMBERED


def read_list(session: Session, path: Path) -> FoundList:
    """Raises NotASpreadsheet, FileUnreadable."""
    table = read_table(path, known_titles)
    headers = guess_headers(table, session.today())
    kept = _remembered(session).get(_list_key(table))
    if kept is None:
        return FoundList(table, headers)
    keys = title_keys(table.headers)
    columns = [_column(kept.get(key, "")) for key in keys]
    return FoundList(
        table,
        tuple(
            Header(header.title, column, Because.REMEMBERED) for header, column in zip(headers, columns, strict=True)
        ),
    )


def with_columns(found: FoundList, columns: Sequence[Column | None]) -> FoundList:
    """The same list with the columns somebody chose, one for each of its own (None: not used)."""
    headers = tuple(
        header if header.column is column else Header(header.title, column, Because.CHOSEN)
        for header, column in zip(found.headers, columns, strict=True)
    )
    return FoundList(found.table, headers)


def with_named_columns(found: FoundList, chosen: Mapping[str, str]) -> FoundList:
    """The same list with these columns, title → our name for it ("" : not used), all others as they were.

    Raises InvalidField `column` for a title the list does not have, or a name that is none of ours.
    """
    names = {folded(column.value): column for column in Column}
    wanted: dict[str, Column | None] = {}
    titles = [folded(title) for title in found.table.headers]
    for title, name in chosen.items():
        if folded(title) not in titles:
            raise InvalidField("column", "unknown_title", title)
        if name and folded(name) not in names:
            raise InvalidField("column", "unknown_column", name)
        wanted[folded(title)] = names.get(folded(name))
    return with_columns(
        found,
        [wanted.get(title, header.column) for title, header in zip(titles, found.headers, strict=True)],
    )


def remember_columns(session: Session, found: FoundList) -> None:
    """The next list with the same titles, in any order, is read in the same way."""
    kept = _remembered(session)
    key = _list_key(found.table)
    kept.pop(key, None)
    kept[key] = {
        title: header.column.name.lower() if header.column else ""
        for title, header in zip(title_keys(found.table.headers), found.headers, strict=True)
    }
    session.registry.set_setting(_SETTING, dict(list(kept.items())[-_MOST_KEPT:]))


def _remembered(session: Session) -> dict[str, dict[str, str]]:
    """By list: its titles, each with our name for its column."""
    return msgspec.convert(session.registry.setting(_SETTING, {}), dict[str, dict[str, str]])


def _list_key(table: Table) -> str:
    return "\n".join(sorted(title_keys(table.headers)))


def _column(name: str) -> Column | None:
    """A column that a newer version knows and we do not is not used."""
    return Column.__members__.get(name.upper())
