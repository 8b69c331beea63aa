"""The visit that `dev.py run` makes where there is no display: it has only the packages that the program runs with."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WITHOUT = "import sys; sys.modules.update(dict.fromkeys(('pytest', 'pytestqt', 'hypothesis')))"


def test_the_visit_asks_for_no_package_of_the_tests() -> None:
    command = [sys.executable, "-c", f"{WITHOUT}; import tools.tour"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
