"""The program that dies where it is told, for the tests of this folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.crash.dying import Dying

ROOT = Path(__file__).resolve().parents[2]
SHIM = Path(__file__).with_name("die_at_write.c")


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("a library to preload is built here")
    made = tmp_path_factory.mktemp("shim") / "die_at_write.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, SHIM, "-ldl"], check=True)
    return made


@pytest.fixture
def worker(shim: Path) -> Iterator[Dying]:
    command = [sys.executable, "-m", "tests.crash.dying_worker"]
    environment = os.environ | {"LD_PRELOAD": str(shim)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        yield Dying(running)
        assert running.stdin is not None
        running.stdin.close()
