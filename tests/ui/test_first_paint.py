"""What is imported before the window is painted: Qt, and nothing that takes as long as Qt."""

import subprocess
import sys

HEAVY = {"sqlalchemy", "sqlcipher3", "cryptography", "argon2", "pyrage", "mnemonic", "zxcvbn", "reportlab", "typer"}


def test_building_the_window_loads_no_heavy_library() -> None:
    program = "import sys, carnet_desktop.app; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
