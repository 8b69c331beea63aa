"""People and what is written of them."""

from dataclasses import dataclass

from .base import CarnetError, ExitCode


@dataclass(eq=False)
class PersonNotFound(CarnetError):
    query: str


@dataclass(eq=False)
class PersonAmbiguous(CarnetError):
    """`candidates`: (id, first name, last name, birth date)."""

    query: str
    candidates: tuple[tuple[str, str, str, str], ...]


@dataclass(eq=False)
class PersonExists(CarnetError):
    """Someone of the same names and birth date has this notebook."""

    notebook: str
    name: str


@dataclass(eq=False)
class InvalidField(CarnetError):
    """`field` is a stored name, `rule` a machine word, `value` what was typed."""

    exit_code = ExitCode.USAGE
    field: str
    rule: str
    value: str = ""


@dataclass(eq=False)
class FormerValueRefused(CarnetError):
    """What stood before a change is not allowed any more. `field` and `rule` as in InvalidField; `label`: its name."""

    field: str
    rule: str
    label: str


@dataclass(eq=False)
class RecordNotFound(CarnetError):
    kind: str
    record: str


@dataclass(eq=False)
class SheetBlocked(CarnetError):
    """A sensitive contact would be named; `contacts` are those to answer for, `where` the lines that name one."""

    contacts: tuple[str, ...]
    where: tuple[str, ...] = ()


@dataclass(eq=False)
class SheetNamesPerson(CarnetError):
    """Lines of the sheet that hold the person's family name, address or number: the page has her first name only."""

    where: tuple[str, ...]
