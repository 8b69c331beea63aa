"""`python -m carnet_desktop [--home DIR] [FILE]`: the window. `--check`: is this program fit?"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from carnet_desktop.hardening import keep_memory_private
from carnet_desktop.paths import default_home, state_folder
from carnet_desktop.ui.second_window import raise_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget


def main() -> int:
    """Run the window until it is closed; 0 also when another window of this home came forward instead."""
    keep_memory_private()
    asked = _asked()
    if asked.check:
        from carnet_desktop.check import check

        return check()
    home = asked.home.expanduser().absolute()
    received = asked.received.absolute() if asked.received is not None else None
    if raise_first(home, received):
        return 0
    from PySide6.QtWidgets import QApplication

    from carnet_desktop.ui.first_paint import FirstPaint

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Carnet")
    app.setDesktopFileName("carnet-desktop")
    windows: list[QWidget] = []
    cover = FirstPaint(state_folder() / "window.ini", lambda: windows.append(_open(app, home, received, cover)))
    cover.show()
    return app.exec()


def _open(app: "QApplication", home: Path, received: Path | None, cover: "QWidget") -> "QWidget":
    """Behind the painted cover: load the rest, and put the window in its place."""
    from carnet_desktop import logs

    logs.start(state_folder())
    logs.catch(lambda error: _give_up(app, error))
    from carnet_desktop.app import AfterFirstPaint, build

    window = build(app, home, received=received)

    def take_over() -> None:
        cover.close()
        window.activateWindow()  # the keyboard was the cover's

    AfterFirstPaint(window, take_over)
    window.show()
    return window


def _give_up(app: "QApplication", error: Exception) -> None:
    """Until there is a window to say it, a fault ends the program, with a line in the log."""
    from carnet_desktop import logs

    logs.note(error)
    app.exit(1)


@dataclass(frozen=True, slots=True)
class _Asked:
    home: Path
    received: Path | None = None
    check: bool = False


def _asked() -> _Asked:
    """What the program was asked for: opened from its icon, it loads nothing to read arguments."""
    if len(sys.argv) == 1:
        return _Asked(default_home())
    import argparse

    parser = argparse.ArgumentParser(prog="carnet-desktop", description="Carnet")
    parser.add_argument("received", nargs="?", type=Path, metavar="FICHIER", help="fichier .carnet ou .structure reçu")
    parser.add_argument("--home", type=Path, default=default_home(), metavar="DIR", help="dossier des carnets")
    parser.add_argument("--check", action="store_true", help="vérifier le programme, sans ouvrir de fenêtre")
    given = parser.parse_args()
    return _Asked(given.home, given.received, given.check)


if __name__ == "__main__":
    sys.exit(main())
