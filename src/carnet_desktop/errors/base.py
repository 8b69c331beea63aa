"""What every expected failure is: a class with a name for scripts and an exit code."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    DONE = 0
    BUG = 1
    USAGE = 2
    REFUSED = 3
    WRONG_PASSPHRASE = 4
    DAMAGED = 5


class CarnetError(Exception):
    """Base of every expected failure."""

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    @property
    def code(self) -> str:
        """The class name in snake case: what `--json` prints and what the access journal keeps."""
        name = type(self).__name__
        return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class Damaged(CarnetError):
    """Data on this computer that cannot be read as it should."""

    exit_code = ExitCode.DAMAGED
