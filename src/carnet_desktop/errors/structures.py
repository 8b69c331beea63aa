"""Structures one meets: what is sent to them, what is received from them."""

from dataclasses import dataclass

from .base import CarnetError, ExitCode


@dataclass(eq=False)
class StructureUnknown(CarnetError):
    name: str


@dataclass(eq=False)
class StructureAmbiguous(CarnetError):
    """Several known structures bear this name; `ids` are theirs."""

    name: str
    ids: tuple[str, ...]


@dataclass(eq=False)
class StructureNotVerified(CarnetError):
    """Its eight words were not compared yet: nothing is sent to it."""

    name: str


@dataclass(eq=False)
class StructureWordsDiffer(CarnetError):
    """The words that were typed are not those of the card."""

    name: str


@dataclass(eq=False)
class StructureKeyChanged(CarnetError):
    """The card of a known structure holds other keys than those that were compared."""

    name: str


class OwnCard(CarnetError):
    """The card is our own structure's."""


@dataclass(eq=False)
class ConsentRefused(CarnetError):
    """The person refused that this structure be told; `on` is the day it was written, ISO."""

    name: str
    on: str


class ReasonNeeded(CarnetError):
    """Something that is only done with a reason, and none was given."""

    exit_code = ExitCode.USAGE


class NothingLeaves(CarnetError):
    """The chosen sections hold nothing that may leave."""


@dataclass(eq=False)
class AlreadyImported(CarnetError):
    """This file was taken in before: nothing is left to do. `on` ISO day; `notebook` the id of where it went."""

    on: str
    notebook: str


@dataclass(eq=False)
class WhichNotebook(CarnetError):
    """Someone here may be the person of the file; `candidates`: (id, first name, last name, birth date)."""

    candidates: tuple[tuple[str, str, str, str], ...]


class ReceiptUnexpected(CarnetError):
    """A receipt for something that was not sent, or not to the structure that signed it."""
