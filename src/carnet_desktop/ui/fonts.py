"""The one font family of the interface, loaded from the program's own files."""

from PySide6.QtGui import QFontDatabase

from carnet_desktop.resources import resource

FAMILY = "Atkinson Hyperlegible Next"
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


def load_fonts() -> None:
    """Make the family known to Qt, once. Raises FileNotFoundError when the program lacks one of its files."""
    if FAMILY in QFontDatabase.families():
        return
    for weight in _WEIGHTS:
        path = resource("fonts", f"AtkinsonHyperlegibleNext-{weight}.ttf")
        if QFontDatabase.addApplicationFontFromData(path.read_bytes()) < 0:
            raise FileNotFoundError(path)
