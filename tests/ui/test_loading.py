"""What is loaded when: the closed cover loads next to nothing, the window nothing that takes as long as Qt."""

import subprocess
import sys

HEAVY = {"sqlalchemy", "sqlcipher3", "cryptography", "argon2", "pyrage", "mnemonic", "zxcvbn", "reportlab", "typer"}


def loaded_by(module: str) -> set[str]:
    program = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    return set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )


def test_the_window_is_built_without_any_heavy_library() -> None:
    assert HEAVY & loaded_by("carnet_desktop.app") == set()


def test_the_closed_cover_needs_nothing_of_the_program() -> None:
    layers = {
        f"carnet_desktop.{layer}" for layer in ("domain", "crypto", "storage", "services", "printing", "exchange")
    }
    assert (layers | HEAVY) & loaded_by("carnet_desktop.ui.first_paint") == set()
