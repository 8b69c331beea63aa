"""Writing a file where the person chose: whole or not at all, and said plainly when it cannot be."""

from pathlib import Path

from carnet_desktop.errors import CannotWriteFile, CarnetError
from carnet_desktop.storage.files import write_atomic
from carnet_desktop.storage.layout import Layout


def write_file(path: Path, data: bytes, *, read_again: bool = False) -> None:
    """`read_again`: it is in place only once it was read back, as for what leaves on a key. Raises CannotWriteFile."""
    check_place(path)
    try:
        write_atomic(path, data, read_again=read_again)
    except (CarnetError, OSError) as error:
        raise CannotWriteFile(path, type(error).__name__) from None


def check_place(path: Path) -> None:
    """Raises CannotWriteFile: not_a_file (no name, a folder, a device), home (where it could replace a notebook)."""
    if not path.name or (path.exists() and not path.is_file()):
        raise CannotWriteFile(path, "not_a_file")
    if any(Layout(folder).marker.exists() for folder in path.resolve().parents):
        raise CannotWriteFile(path, "home")
