"""What of a file is not read as a whole: columns, sheets, lines over the titles; and what must be said of its text."""

from collections.abc import Iterator, Sequence

import msgspec

from ..i18n import _, count
from .notes import extract
from .table import Table


class Aside(msgspec.Struct, frozen=True):
    """`sheet` is the one that is read, "" when the file has only one."""

    columns: tuple[str, ...] = ()
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    lines_above: tuple[int, ...] = ()
    mixed_encodings: bool = False


def table_aside(table: Table, columns: tuple[str, ...] = ()) -> Aside:
    """What of the file of a list is not read; `columns` are the titles of those that are not."""
    return Aside(
        columns=columns,
        sheet=table.sheet if table.other_sheets else "",
        other_sheets=table.other_sheets,
        lines_above=tuple(row.line for row in table.above),
        mixed_encodings=table.mixed_encodings,
    )


def aside_lines(aside: Aside) -> Iterator[str]:
    """Each of these in a French sentence."""
    if aside.other_sheets:
        one, many = _("celle-ci n’est pas lue : "), _("celles-ci ne sont pas lues : ")
        read = _("La feuille « {name} » est lue, ", name=extract(aside.sheet))
        yield read + count(len(aside.other_sheets), one, many) + _quoted(aside.other_sheets) + "."
    if aside.lines_above:
        one = _("La ligne {last}, au-dessus des titres, n’est pas utilisée.", last=aside.lines_above[-1])
        many = _("Les lignes jusqu’à {last}, au-dessus des titres, ne sont pas utilisées.", last=aside.lines_above[-1])
        yield count(len(aside.lines_above), one, many)
    if aside.columns:
        words = count(
            len(aside.columns), _("Cette colonne n’est pas utilisée : "), _("Ces colonnes ne sont pas utilisées : ")
        )
        yield words + _quoted(aside.columns) + "."
    if aside.mixed_encodings:
        yield _("Les accents de ce fichier sont codés de deux façons : relisez les noms.")


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(_("« {name} »", name=extract(name)) for name in names)
