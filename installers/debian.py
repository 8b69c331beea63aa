"""The Debian package of a frozen program: where its files go, what it asks of the system by its own binaries."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installers import identity
from installers.parts import debian_package

LINUX: Final = Path(__file__).resolve().parent / "linux"
_HELPFUL: Final = re.compile("printsupport|wayland|WlShell", re.IGNORECASE)
"""Plugins that are of use only where the system has what they load: recommended, not required."""

MERELY_HELPFUL: Final = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
"""What those plugins load: a system without a desktop, where packages are built and tried, may well lack it."""


def build(frozen: Path, version: str, work: Path, out: Path) -> Path:
    """The `.deb` of the folder `frozen`, in `out`. Needs Debian's dpkg-deb, objdump and dpkg."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr" / "lib" / identity.DESKTOP_ID
    shutil.copytree(frozen, program, symlinks=True)
    programs = tree / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in ("carnet-desktop", "carnet-cli"):
        (programs / name).symlink_to(f"../lib/{identity.DESKTOP_ID}/{name}")
    share(tree / "usr" / "share", version)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(_control(program, version), "utf-8")
    _open_to_all(tree)
    package = out / f"{identity.DESKTOP_ID}_{version}_{_machine()}.deb"
    subprocess.run(["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z9", tree, package], check=True)
    return package


def share(folder: Path, version: str) -> None:
    """Menu entry, icon, file types, description for software centres, licence: under a `share` folder."""
    root = LINUX.parents[1]
    metainfo = (LINUX / f"{identity.COMPONENT_ID}.metainfo.xml").read_text("utf-8")
    day = datetime.now(UTC).date().isoformat()
    files = {
        f"applications/{identity.DESKTOP_ID}.desktop": (LINUX / "carnet-desktop.desktop").read_text("utf-8"),
        f"mime/packages/{identity.DESKTOP_ID}.xml": (LINUX / "carnet-desktop.xml").read_text("utf-8"),
        f"metainfo/{identity.COMPONENT_ID}.metainfo.xml": metainfo.replace("@VERSION@", version).replace("@DATE@", day),
        f"icons/hicolor/scalable/apps/{identity.DESKTOP_ID}.svg": (root / "resources/icons/carnet.svg").read_text(),
        f"doc/{identity.DESKTOP_ID}/copyright": (root / "LICENSE").read_text("utf-8"),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _control(program: Path, version: str) -> str:
    size = sum(path.stat().st_size for path in program.rglob("*") if path.is_file() and not path.is_symlink())
    depends, recommends = asked_of_the_system(program)
    return f"""\
Package: {identity.DESKTOP_ID}
Version: {version}
Architecture: {_machine()}
Maintainer: {identity.PUBLISHER} <carnet@localhost>
Installed-Size: {size // 1024}
Depends: {", ".join(depends)}
Recommends: {", ".join(recommends)}
Section: misc
Priority: optional
Description: offline, encrypted notebook for social workers
 Carnet keeps, on the structure's own computer and under its own key, what
 matters for the people a social worker accompanies: appointments, actions,
 contacts, interviews. It prints one clear page for the person.
 .
 It opens no network connection. Data stay in the account of who uses it:
 removing this package leaves them where they are.
"""


def asked_of_the_system(program: Path) -> tuple[list[str], list[str]]:
    """The packages of every library that a binary here loads and that is not here; then those that merely help."""
    binaries = [path for path in program.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    here = {path.name for path in program.rglob("*")}
    required: set[str] = set()
    helpful: set[str] = set()
    glibc = (2, 28)
    for path in binaries:
        said = subprocess.run(["objdump", "-p", path], stdout=subprocess.PIPE, text=True, check=True).stdout
        for name in re.findall(r"NEEDED\s+(\S+)", said):
            if name not in here and not name.startswith("ld-linux"):
                (helpful if _HELPFUL.search(str(path.relative_to(program))) else required).add(name)
        for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", said):
            glibc = max(glibc, (int(major), int(minor)))
    depends = {_package(name) for name in required}
    depends = depends - {"libc6"} | {f"libc6 (>= {glibc[0]}.{glibc[1]})"}
    return sorted(depends), sorted({_package(name) for name in helpful} - {*depends, "libc6"})


def _package(library: str) -> str:
    """Debian's name for who brings a library, as far back as Debian 12 (later ones still answer to it)."""
    for folder in _library_folders():
        if (folder / library).exists():
            return debian_package(folder / library).split(":")[0].removesuffix("t64")
    if library in MERELY_HELPFUL:
        return MERELY_HELPFUL[library]
    raise LookupError(f"{library} is loaded by the program and is not on this system: install it, then build again")


def _library_folders() -> Iterator[Path]:
    triplet = subprocess.run(["gcc", "-print-multiarch"], stdout=subprocess.PIPE, text=True).stdout.strip()
    yield from (Path("/lib") / triplet, Path("/usr/lib") / triplet, Path("/usr/lib"), Path("/lib64"))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _machine() -> str:
    said = subprocess.run(["dpkg", "--print-architecture"], stdout=subprocess.PIPE, text=True, check=True)
    return said.stdout.strip()


def _open_to_all(tree: Path) -> None:
    """Whatever the umask of who builds, everybody on the computer may run the program."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
