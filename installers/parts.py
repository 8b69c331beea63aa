"""What the frozen program is made of: every file traced back to the package it came from, its version and licence."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, Final

from installers.identity import ROOT

TEXTS: Final = ROOT / "installers" / "texts"


@dataclass(frozen=True)
class Part:
    """`purl` is a package URL; `texts` the files of its licence; `inside` what its maker says it contains."""

    name: str
    version: str
    licence: str
    home: str
    purl: str
    texts: tuple[Path, ...] = ()
    inside: tuple[dict[str, Any], ...] = field(default=(), compare=False)


def parts_of(sources: Iterable[str]) -> list[Part]:
    """The parts that these files come from, by name. Raises LookupError for a file of unknown origin."""
    owners = _owners()
    found: dict[str, Part] = {}
    system: set[Path] = set()
    for source in sources:
        path = Path(source)
        if ROOT in path.parents and ROOT / "build" not in path.parents:
            continue  # Carnet itself: LICENSE, and resources/ whose folders hold their own
        owner = owners.get(path) or owners.get(path.resolve())
        if owner is not None:
            found.setdefault(owner.name, _distribution(owner))
        elif _is_pythons(path):
            found.setdefault("Python", _python())
        elif "PyInstaller" not in str(path) and path.suffix not in (".pyc", ".zip"):  # those are made while freezing
            system.add(path)
    started = next(each for each in distributions() if each.name == "pyinstaller")
    found[started.name] = _distribution(started)
    for part in [*_of_the_system(system), *_built_in(set(found))]:
        found.setdefault(part.name, part)
    return sorted(found.values(), key=lambda part: part.name.lower())


def _owners() -> dict[Path, Distribution]:
    owners = {}
    for each in distributions():
        for file in each.files or ():
            path = Path(str(each.locate_file(file)))
            owners[path] = owners[path.resolve()] = each
    return owners


def _distribution(each: Distribution) -> Part:
    files = [Path(str(each.locate_file(file))) for file in each.files or () if ".dist-info" in str(file)]
    texts = [file for file in files if _is_licence(file)]
    licence = _OWN_WORDS.get(each.name) or _told(each, "License-Expression") or _told(each, "License")
    licence = licence.split("\n")[0].split(" (see")[0]
    if not licence:
        known = [text for text in each.metadata.get_all("Classifier") or () if text.startswith("License ::")]
        licence = known[0].split(" :: ")[-1] if known else ""
    if not licence:
        raise LookupError(f"no licence is told for {each.name}")
    home = _told(each, "Home-page") or next(iter(_urls(each)), "")
    inside = [component for file in files if file.parent.name == "sboms" for component in _components(file)]
    texts += [TEXTS / f"{name}.txt" for name in _MORE_TEXTS.get(each.name, ())]
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', each.name).lower()}@{each.version}"
    return Part(each.name, each.version, licence, home, purl, tuple(texts), tuple(inside))


_OWN_WORDS: Final = {
    "cryptography": "Apache-2.0 OR BSD-3-Clause",
    "pyrage": "MIT",
    "sqlcipher3": "Zlib",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "PySide6_Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
"""Where the package says nothing, or too much: PySide6 leaves a choice, which is the LGPL here."""

_MORE_TEXTS: Final = {"PySide6_Essentials": ("LGPL-3.0", "GPL-3.0"), "shiboken6": ("LGPL-3.0", "GPL-3.0")}

_ELSEWHERE: Final = {"android", "pbin_musl", "cibw_musl", "v8_xfa", "sboms"}
"""Licences that packages carry for builds that are not ours."""


def _is_licence(path: Path) -> bool:
    named = path.name.upper().startswith(("LICEN", "COPYING", "NOTICE")) or "licenses" in path.parts
    return named and not _ELSEWHERE & set(path.parts) and path.is_file()


def _told(each: Distribution, name: str) -> str:
    return str(each.metadata[name] or "")


def _urls(each: Distribution) -> Iterator[str]:
    """The project's page first, if it says which one that is."""
    told = [line.split(", ", 1) for line in each.metadata.get_all("Project-URL") or ()]
    wanted = ("homepage", "home", "source", "repository", "documentation")
    for _, url in sorted(told, key=lambda line: (line[0].lower() not in wanted, line[0])):
        yield url


def _components(sbom: Path) -> Iterator[dict[str, Any]]:
    """Of a CycloneDX file inside a wheel: the names, versions and licences of what was compiled in."""
    for component in json.loads(sbom.read_text("utf-8")).get("components", ()):
        kept = {key: component[key] for key in ("name", "version", "licenses", "purl") if key in component}
        yield {"type": component.get("type", "library"), **kept}


def _is_pythons(path: Path) -> bool:
    return Path(sys.base_prefix).resolve() in path.resolve().parents


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sys.base_prefix) / "LICENSE.txt", Path(json.__file__).parents[1] / "LICENSE.txt")
    texts = tuple(path for path in places if path.is_file())[:1]
    return Part("Python", version, "PSF-2.0", "https://www.python.org/", f"pkg:generic/python@{version}", texts)


def _built_in(found: set[str]) -> Iterator[Part]:
    """What is compiled into a part without its package telling it."""
    if "sqlcipher3" in found:
        from sqlcipher3 import dbapi2

        database = dbapi2.connect(":memory:")
        database.execute("PRAGMA key = 'none'")  # without one, SQLCipher does not say what it is made with
        cipher, openssl = (
            re.sub(r"^\D*(\S+).*", r"\1", str(database.execute(f"PRAGMA {asked}").fetchone()[0]))
            for asked in ("cipher_version", "cipher_provider_version")
        )
        sqlite = dbapi2.sqlite_version
        yield _known("SQLCipher", cipher, "BSD-3-Clause", "https://www.zetetic.net/sqlcipher/", "SQLCipher")
        yield _known("SQLite", sqlite, "domaine public", "https://sqlite.org/copyright.html")
        yield _known("OpenSSL", openssl, "Apache-2.0", "https://openssl.org/", "Apache-2.0")
    if "PySide6_Essentials" in found:
        from PySide6.QtCore import qVersion

        page = "https://doc.qt.io/qt-6/licenses-used-in-qt.html"
        yield _known("Qt", qVersion(), "LGPL-3.0-only", page, "LGPL-3.0", "GPL-3.0")


def _known(name: str, version: str, licence: str, home: str, *texts: str) -> Part:
    purl = f"pkg:generic/{name.lower()}@{version}"
    return Part(name, version, licence, home, purl, tuple(TEXTS / f"{text}.txt" for text in texts))


def _of_the_system(paths: Iterable[Path]) -> Iterator[Part]:
    """Libraries taken from the Debian system this is built on."""
    for path in paths:
        package = debian_package(path)
        version = _said("dpkg-query", "-W", "-f=${Version}", package)
        name = package.split(":")[0]
        text = Path("/usr/share/doc") / name / "copyright"
        yield Part(
            name,
            version,
            ", ".join(sorted(set(re.findall(r"^License: *(\S+)", text.read_text("utf-8"), re.M)))) or "voir le texte",
            "https://tracker.debian.org/pkg/" + _said("dpkg-query", "-W", "-f=${source:Package}", package),
            f"pkg:deb/debian/{name}@{version}",
            (text,),
        )


def debian_package(path: Path) -> str:
    """Debian 12 still knows some files under /lib, which is a link to /usr/lib."""
    for name in (path, path.resolve(), Path(str(path.resolve()).removeprefix("/usr"))):
        done = subprocess.run(["dpkg", "-S", name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if done.returncode == 0:
            return done.stdout.split(": ")[0]
    raise LookupError(f"nobody knows where {path} comes from")


def _said(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
