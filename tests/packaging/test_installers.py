"""The installers, where the tools that build and try them are at hand."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installers import debian, identity

ROOT = Path(__file__).resolve().parents[2]


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in programs if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} not installed")


@needs("makensis", "wine", "wineserver")
def test_the_windows_installer_installs_upgrades_and_leaves_the_notebooks() -> None:
    command = [sys.executable, "-m", "installers.windows.try_installer"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "oui  the notebooks are untouched" in done.stdout


@needs("desktop-file-validate")
def test_the_menu_entry_is_valid(tmp_path: Path) -> None:
    debian.share(tmp_path, identity.VERSION)
    said = subprocess.run(
        ["desktop-file-validate", tmp_path / "applications" / f"{identity.DESKTOP_ID}.desktop"],
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stdout) == (0, "")


@needs("appstreamcli")
def test_software_centres_accept_the_description(tmp_path: Path) -> None:
    debian.share(tmp_path, identity.VERSION)
    path = tmp_path / "metainfo" / f"{identity.COMPONENT_ID}.metainfo.xml"
    said = subprocess.run(["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True)
    assert said.returncode == 0, said.stdout
