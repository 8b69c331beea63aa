"""The lock of a home: whoever has it unlocked holds it; the system frees it when a program dies."""

from pathlib import Path
from types import TracebackType
from typing import Final

from carnet_desktop.errors import HomeInUse, WriteFailed

from .files import write_error

LOCK_NAME: Final = "lock"


class HomeLock:
    """An advisory lock on `<home>/lock`. Not re-entrant: a second one in the same process is refused too."""

    def __init__(self, home: Path) -> None:
        from filelock import FileLock  # it loads asyncio: not before the first paint

        self._home = home
        self._lock = FileLock(home / LOCK_NAME, timeout=0, mode=0o600, is_singleton=False, thread_local=False)

    def acquire(self) -> None:
        """Raises HomeInUse at once when someone else holds it, WriteFailed where nothing can be locked."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise HomeInUse(self._home) from None
        except OSError as error:
            raise write_error(self._home / LOCK_NAME, error) from None
        except NotImplementedError:  # a medium without locks
            raise WriteFailed(self._home / LOCK_NAME, "ENOLCK") from None

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> "HomeLock":
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.release()
