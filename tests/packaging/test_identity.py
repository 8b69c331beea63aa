"""The names systems know Carnet by never change, and every file that bears one agrees."""

import re
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path

from installers import identity
from installers.build import names

import carnet_desktop

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "installers" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_an_upgrade_finds_the_former_version_by_these_names() -> None:
    assert identity.APP_ID == "{7D0A3B52-4C7E-4F0B-9C56-2E1F6A9B8D31}"
    assert identity.UPGRADE_CODE == "{B1C6E0A4-93D5-4E0E-8A57-50F4D2C9E7A8}"
    assert identity.COMPONENT_ID == "fr.carnet.desktop"
    assert identity.DESKTOP_ID == "carnet-desktop"
    assert {extension: (kind, mime) for extension, (kind, mime, _) in identity.PROGRAM_TYPES.items()} == {
        "carnet": ("Carnet.Transfer", "application/vnd.carnet.transfer"),
        "structure": ("Carnet.Structure", "application/vnd.carnet.structure"),
    }


def test_the_menu_entry_opens_the_files_of_carnet() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[method-assign, assignment]
    entry.read(LINUX / f"{identity.DESKTOP_ID}.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert set(told["MimeType"].split(";")) == {mime for _, mime, _ in identity.PROGRAM_TYPES.values()} | {""}
    assert told["Exec"] == "carnet-desktop %f"
    assert told["Icon"] == told["StartupWMClass"] == identity.DESKTOP_ID
    assert f'setDesktopFileName("{identity.DESKTOP_ID}")' in (ROOT / "src/carnet_desktop/__main__.py").read_text(
        "utf-8"
    )


def test_the_file_types_of_linux_are_those_of_windows() -> None:
    found = {}
    for kind in ET.parse(LINUX / f"{identity.DESKTOP_ID}.xml").getroot().iter(f"{MIME}mime-type"):
        glob = kind.find(f"{MIME}glob")
        assert glob is not None
        found[glob.attrib["pattern"].removeprefix("*.")] = kind.attrib["type"]
    assert found == {extension: mime for extension, (_, mime, _) in identity.PROGRAM_TYPES.items()}


def test_software_centres_are_told_the_same_names() -> None:
    told = ET.parse(LINUX / f"{identity.COMPONENT_ID}.metainfo.xml").getroot()
    assert told.findtext("id") == identity.COMPONENT_ID
    assert told.findtext("launchable") == f"{identity.DESKTOP_ID}.desktop"
    assert told.findtext("project_license") == "EUPL-1.2"
    types = {node.text for node in told.iter("mediatype")}
    assert types == {mime for _, mime, _ in identity.PROGRAM_TYPES.values()}


def test_the_windows_installer_takes_every_name_from_one_place() -> None:
    script = (ROOT / "installers/windows/carnet.nsi").read_text("utf-8")
    asked = set(re.findall(r"\$\{([A-Z]+_(?:CLASS|MIME|WORDS)|APP_ID|NAME|PUBLISHER)\}", script))
    given = {name.removeprefix("-D").partition("=")[0] for name in names()}
    assert asked - {"CLASS", "MIME", "WORDS"} == given
    assert not re.search(r"\{[0-9A-F]{8}-", script)


def test_the_version_is_written_once() -> None:
    assert carnet_desktop.__version__ == identity.VERSION
    kept = ("pyproject.toml", "dev.py", "installers", "src", ".github")
    files = [path for name in kept for path in (ROOT / name, *(ROOT / name).rglob("*")) if path.is_file()]
    texts = [path for path in files if path.suffix in {".py", ".toml", ".nsi", ".xml", ".spec", ".yml", ".desktop"}]
    written = [path for path in texts if f'version = "{identity.VERSION}"' in path.read_text("utf-8").replace("__", "")]
    assert [path.relative_to(ROOT).as_posix() for path in written] == ["src/carnet_desktop/__init__.py"]
