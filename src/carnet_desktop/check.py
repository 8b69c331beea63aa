"""`carnet-desktop --check`: the whole job once without a window, then the window itself, painted and not shown."""

import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carnet_desktop.services.selfcheck import Check


def check() -> int:
    """0 when everything is right. Each check is a line on the terminal, where there is one."""
    from carnet_desktop.services import selfcheck

    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    checks = [*selfcheck.run(), _modules(), _window()]
    if sys.stdout is not None:  # a windowed program of Windows has none
        print("\n".join(selfcheck.lines(checks)))
    return 0 if all(each.ok for each in checks) else 1


def _modules() -> "Check":
    """Every module loads: what is loaded only when a screen is first shown is there too."""
    import carnet_desktop
    from carnet_desktop.services.selfcheck import Check

    names = [each.name for each in walk_packages(carnet_desktop.__path__, "carnet_desktop.")]
    for name in names:
        try:
            if not name.endswith(".__main__"):
                import_module(name)
        except ImportError as error:
            return Check("modules", False, f"{name}: {error}")
    return Check("modules", len(names) > 100, f"{len(names)} modules")


def _window() -> "Check":
    """The cover of an empty home, with its fonts and its pictures."""
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication

    from carnet_desktop.app import build
    from carnet_desktop.services.selfcheck import Check

    app = QApplication(sys.argv[:1])
    with TemporaryDirectory(prefix="carnet-check-", ignore_cleanup_errors=True) as folder:
        os.environ["CARNET_STATE"] = folder  # this computer's window is not remembered from a check
        try:
            window = build(app, Path(folder) / "home")
            picture = window.grab().toImage()
            colors = {picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)}
            window.close()
        except Exception as error:  # whatever is missing from this computer is what this looks for
            return Check("window", False, f"{type(error).__name__}: {error}")
    return Check("window", len(colors) > 3, f"Qt {qVersion()}, {app.platformName()}, {len(colors)} colours")
