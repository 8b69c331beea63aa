"""`python -m carnet_desktop [--home DIR]`: the window."""

import argparse
import sys
from pathlib import Path

from carnet_desktop import logs
from carnet_desktop.hardening import keep_memory_private
from carnet_desktop.paths import default_home, state_folder
from carnet_desktop.ui.second_window import raise_first


def main() -> int:
    """Run the window until it is closed; 0 also when another window of this home came forward instead."""
    keep_memory_private()
    home = _arguments().home.expanduser().absolute()
    logs.start(state_folder())
    if raise_first(home):
        return 0
    from PySide6.QtWidgets import QApplication

    from carnet_desktop.app import build

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Carnet")
    app.setDesktopFileName("carnet-desktop")
    window = build(app, home)
    window.show()
    return app.exec()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="carnet-desktop", description="Carnet")
    parser.add_argument("--home", type=Path, default=default_home(), metavar="DIR", help="dossier des carnets")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
