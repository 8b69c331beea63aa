"""What is shipped is pinned by its hash, and its licence is told."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "resources" / "licences"
AGAIN = "run `python3 dev.py package`, which writes resources/licences again"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    return {plain(found): version for found, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.M)}


@pytest.mark.parametrize("name", ["run", "dev", "package"])
def test_every_package_is_pinned_by_its_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines
    assert [line for line in lines if "==" not in line or "--hash=sha256:" not in line] == []


def test_what_is_frozen_is_what_is_run() -> None:
    run, package = pinned("run"), pinned("package")
    assert {name: package.get(name) for name in run} == run


def listed() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((LICENCES / "index.json").read_text("utf-8"))
    return found


def test_every_part_of_the_program_tells_its_licence_and_its_text_is_there() -> None:
    for part in listed():
        assert part["licence"], part["name"]
        texts = part["texts"]
        assert isinstance(texts, list)
        assert texts or part["name"] == "SQLite", part["name"]  # in the public domain
        for text in texts:
            assert (LICENCES / text).stat().st_size > 20, text


def test_every_package_carnet_asks_for_is_listed_at_its_pinned_version() -> None:
    versions = {plain(str(part["name"])): part["version"] for part in listed()}
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {plain(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in asked} - {"tzdata"}  # type: ignore[index]
    run = pinned("run")
    assert {name: versions.get(name) for name in names} == {name: run[name] for name in names}, AGAIN


def test_nothing_but_free_licences_is_shipped() -> None:
    free = r"MIT|BSD|Apache|LGPL|PSF|Zlib|ISC|MPL|OFL|CC0|domaine public|GPL-2.0-or-later WITH Bootloader-exception"
    debian = re.compile(r"^lib|^zlib1g")
    odd = [part["name"] for part in listed() if not re.search(free, str(part["licence"]))]
    assert [name for name in odd if not debian.match(str(name))] == []
