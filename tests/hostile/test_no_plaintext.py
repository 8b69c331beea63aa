"""Nothing of a person is ever written in clear: not in the home, temporary folders, state, logs or messages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import PASSPHRASE

CANARIES = {
    "first_name": "Zyxwana",
    "last_name": "Qolibrixe",
    "interview": "canariinterieur",
    "action": "canariaction",
    "contact": "Kwakenbosch",
    "place": "canariplace",
}


@pytest.fixture
def everywhere(tmp_path: Path) -> dict[str, str]:
    """An environment in which every folder a program may write to is under `tmp_path`."""
    folders = {
        name: str(tmp_path / name.lower())
        for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    }
    for folder in folders.values():
        Path(folder).mkdir()
    return {**os.environ, **folders, "CARNET_STATE": str(tmp_path / "state"), "PYTHONDONTWRITEBYTECODE": "1"}


def test_no_canary_stands_in_clear_after_the_whole_job(tmp_path: Path, everywhere: dict[str, str]) -> None:
    (tmp_path / "passphrase.txt").write_text(PASSPHRASE)
    out = tmp_path / "given-to-the-person"
    out.mkdir()

    def run(*arguments: str) -> str:
        command = [sys.executable, "-c", "import sys; from carnet_desktop.cli import main; sys.exit(main())"]
        command += ["--home", str(tmp_path / "carnet"), "--passphrase-file", str(tmp_path / "passphrase.txt")]
        done = subprocess.run(
            [*command, *arguments], env=everywhere, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    run("init", "--structure", "S", "--worker", "W", "--recovery-out", str(out / "secours.pdf"))
    name = ["--first-name", CANARIES["first_name"], "--last-name", CANARIES["last_name"]]
    run("people", "add", *name, "--birth-date", "1990-01-01")
    person = CANARIES["last_name"]
    add = ("notebook", "add")
    run(*add, "interview", person, "--text", CANARIES["interview"], "--visibility", "private")
    run(*add, "action", person, "--who", "person", "--what", CANARIES["action"])
    run(*add, "contact", person, "--name", CANARIES["contact"], "--sensitive", "--printed-name", "Le jeudi")
    run(*add, "appointment", person, "--when", "2099-12-01T14:00", "--where", CANARIES["place"])
    run("sheet", person, "--out", str(out / "recap.pdf"))
    run("check")
    shown = run("notebook", "show", person)
    assert CANARIES["interview"] in shown, "the canaries are really in the notebook"

    found = [
        (path.relative_to(tmp_path), canary)
        for path in tmp_path.rglob("*")
        if path.is_file() and out not in path.parents
        for canary in CANARIES.values()
        for form in (canary.encode(), canary.encode("utf-16-le"), canary.lower().encode())
        if form in path.read_bytes()
    ]
    assert not found
    names = " ".join(str(path) for path in tmp_path.rglob("*")).lower()
    assert not [canary for canary in CANARIES.values() if canary.lower() in names]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders are private by their access list, not by mode")
def test_everything_is_for_its_user_only_even_with_an_open_umask(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; os.umask(0o022);"
        "from tests.conftest import now; from carnet_desktop.services.samples import open_samples;"
        "open_samples(Path(sys.argv[1]), now).lock()"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "home")], cwd=root, check=True)
    modes = {
        (path.is_dir(), oct(path.stat().st_mode & 0o777))
        for path in [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    }
    assert modes == {(True, "0o700"), (False, "0o600")}
