"""`python -m carnet_desktop [--home DIR]`: the window."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from carnet_desktop import logs
from carnet_desktop.hardening import keep_memory_private
from carnet_desktop.paths import default_home, state_folder
from carnet_desktop.ui.second_window import raise_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget


def main() -> int:
    """Run the window until it is closed; 0 also when another window of this home came forward instead."""
    keep_memory_private()
    home = _arguments().home.expanduser().absolute()
    logs.start(state_folder())
    if raise_first(home):
        return 0
    from PySide6.QtWidgets import QApplication

    from carnet_desktop.ui.first_paint import FirstPaint

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Carnet")
    app.setDesktopFileName("carnet-desktop")
    logs.catch(lambda error: _give_up(app, error))
    windows: list[QWidget] = []
    cover = FirstPaint(state_folder() / "window.ini", lambda: windows.append(_open(app, home, cover)))
    cover.show()
    return app.exec()


def _open(app: "QApplication", home: Path, cover: "QWidget") -> "QWidget":
    """Behind the painted cover: load the rest, and put the window in its place."""
    from carnet_desktop.app import AfterFirstPaint, build

    window = build(app, home)

    def take_over() -> None:
        cover.close()
        window.activateWindow()  # the keyboard was the cover's

    AfterFirstPaint(window, take_over)
    window.show()
    return window


def _give_up(app: "QApplication", error: Exception) -> None:
    """Until there is a window to say it, a fault ends the program, with a line in the log."""
    logs.note(error)
    app.exit(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="carnet-desktop", description="Carnet")
    parser.add_argument("--home", type=Path, default=default_home(), metavar="DIR", help="dossier des carnets")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
