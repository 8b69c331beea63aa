"""How long work tells how far it is, and how it learns that nobody wants it any more."""

from collections.abc import Callable

Report = Callable[[int, int], None]
"""`report(now, total)`: told by the work as it advances; raises `Cancelled` once the person has cancelled."""


class Cancelled(Exception):
    """The person cancelled: the work stops where it is. Not a failure: nothing is shown."""


def silent(_now: int, _total: int) -> None:
    """A report that nobody listens to."""
