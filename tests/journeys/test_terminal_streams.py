"""A terminal whose answer, input or patience ends early: a sentence and an exit code, never a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.journeys.test_terminal import Terminal, fatou, terminal

__all__ = ["fatou", "terminal"]  # fixtures

COMMAND = [sys.executable, "-c", "import sys; from carnet_desktop.cli import main; sys.exit(main())"]


@pytest.mark.usefixtures("fatou")
def test_a_reader_that_leaves_early_is_no_failure(terminal: Terminal) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *terminal.begin(), "people", "list"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.usefixtures("fatou")
def test_an_answer_that_does_not_fit_on_the_disk_is_told(terminal: Terminal) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *terminal.begin(), "people", "list"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode().startswith("Le fichier stdout ne peut pas être écrit.")


@pytest.mark.skipif(sys.platform == "win32", reason="a program begun without an input")
def test_without_an_input_the_passphrase_must_come_from_a_file(terminal: Terminal) -> None:
    closed = [*COMMAND, "--home", str(terminal.home), "people", "list"]
    done = subprocess.run(["sh", "-c", 'exec "$@" <&-', "sh", *closed], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"--passphrase-file" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that has a name")
def test_a_command_that_is_interrupted_says_what_stays(terminal: Terminal, tmp_path: Path) -> None:
    pipe = tmp_path / "phrase"
    os.mkfifo(pipe)
    asked = [*COMMAND, "--home", str(terminal.home), "--passphrase-file", str(pipe), "people", "list"]
    running = subprocess.Popen(asked, stderr=subprocess.PIPE)
    with pipe.open("w"):  # opens once the command is waiting for its passphrase
        running.send_signal(signal.SIGINT)
        _out, said = running.communicate()
    assert running.returncode == 3
    assert said.decode() == "Arrêté. Ce qui était enregistré le reste.\n"
