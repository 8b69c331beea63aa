"""Files written whole or not at all, private, and read with a limit."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnet_desktop.errors import DiskFull, FileDamaged, FileEmpty, FileMissing, WriteFailed
from carnet_desktop.storage.files import make_private_folder, read_small, write_atomic, write_error


@pytest.fixture(autouse=True)
def ordinary_umask() -> Iterator[None]:
    former = os.umask(0o022)
    yield
    os.umask(former)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_replaces_another_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [found.name for found in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_files_and_folders_are_private_even_with_an_ordinary_umask(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "home")
    write_atomic(tmp_path / "home" / "keys.json", b"secret")
    assert mode(tmp_path / "home") == 0o700
    assert mode(tmp_path / "home" / "keys.json") == 0o600


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_an_open_folder_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o755)
    make_private_folder(folder)
    assert mode(folder) == 0o700


def test_a_refused_write_keeps_the_former_content_and_no_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "name"
    path.mkdir()
    (path / "kept").write_bytes(b"here")
    with pytest.raises(WriteFailed):
        write_atomic(path, b"new")
    assert [found.name for found in tmp_path.iterdir()] == ["name"]
    assert (path / "kept").read_bytes() == b"here"


def test_a_folder_that_is_not_there_is_a_failure_of_ours(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed) as caught:
        write_atomic(tmp_path / "nowhere" / "file", b"x")
    assert caught.value.reason == "ENOENT"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_has_its_own_name(number: int, tmp_path: Path) -> None:
    assert isinstance(write_error(tmp_path, OSError(number, "full")), DiskFull)


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_small(path, 5) == b"12345"


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"123456")
    with pytest.raises(FileDamaged) as caught:
        read_small(path, 5)
    assert caught.value.reason == "too_large"


def test_missing_empty_and_not_a_file_differ(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(FileMissing):
        read_small(tmp_path / "missing", 5)
    with pytest.raises(FileEmpty):
        read_small(tmp_path / "empty", 5)
    with pytest.raises(FileDamaged):
        read_small(tmp_path, 5)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="POSIX devices")
def test_a_device_is_not_read() -> None:
    with pytest.raises(FileDamaged) as caught:
        read_small(Path("/dev/zero"), 5)
    assert caught.value.reason == "not_a_file"
