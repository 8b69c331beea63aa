"""One window or terminal at a time has a home unlocked, and a dead one holds nothing."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from carnet_desktop.errors import HomeInUse, WriteFailed
from carnet_desktop.storage.lock import LOCK_NAME, HomeLock

HOLD = """
import sys
from pathlib import Path
from carnet_desktop.storage.lock import HomeLock
lock = HomeLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_refused_at_once_even_in_the_same_program(tmp_path: Path) -> None:
    with HomeLock(tmp_path), pytest.raises(HomeInUse) as caught:
        HomeLock(tmp_path).acquire()
    assert caught.value.home == tmp_path


def test_a_released_home_can_be_taken_again(tmp_path: Path) -> None:
    with HomeLock(tmp_path):
        pass
    with HomeLock(tmp_path):
        pass


def test_releasing_twice_harms_nobody(tmp_path: Path) -> None:
    first = HomeLock(tmp_path)
    first.acquire()
    first.release()
    with HomeLock(tmp_path):
        first.release()
        with pytest.raises(HomeInUse):
            HomeLock(tmp_path).acquire()


def test_a_place_where_nothing_can_be_locked_is_said(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(WriteFailed) as refused:
        HomeLock(tmp_path).acquire()
    assert refused.value.path == tmp_path / LOCK_NAME


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_the_lock_file_is_private(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        with HomeLock(tmp_path):
            assert stat.S_IMODE((tmp_path / LOCK_NAME).stat().st_mode) == 0o600
    finally:
        os.umask(former)


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(HomeInUse):
            HomeLock(tmp_path).acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with HomeLock(tmp_path):
            pass
