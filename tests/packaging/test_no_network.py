"""Carnet opens no internet connection: the kernel kills it at the first one, and the whole visit is made."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")

ROOT = Path(__file__).resolve().parents[2]
WATCHED = (sys.executable, str(Path(__file__).with_name("no_internet.py")), sys.executable)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run([*WATCHED, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_whoever_opens_an_internet_socket_there_is_killed(family: str) -> None:
    done = run("-c", f"import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)")
    assert done.returncode == -signal.SIGSYS


def test_a_socket_on_this_computer_is_allowed_there() -> None:
    assert run("-c", "import socket; socket.socket(socket.AF_UNIX)").returncode == 0


def test_the_whole_visit_is_made_without_an_internet_socket(tmp_path: Path) -> None:
    done = run("tools/tour.py", "--out", str(tmp_path / "tour"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "tour" / "mon-recap.pdf").stat().st_size > 10_000


def test_the_whole_check_is_made_without_an_internet_socket() -> None:
    done = run("-m", "carnet_desktop", "--check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "oui  window" in done.stdout
