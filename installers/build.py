"""From the sources to what people download: `python -m installers.build`, called by `python3 dev.py package`.

Freezes the program, asks it whether it is fit, and leaves in `build/package/out` what this system can make (Linux: a
portable archive and a Debian package; Windows: an installer; macOS: a disk image), the SBOM and the SHA-256 sums.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

from installers import debian, identity
from installers.identity import ROOT, VERSION

HERE: Final = ROOT / "installers"
BUILD: Final = ROOT / "build" / "package"
OUT, WORK = BUILD / "out", BUILD / "work"
MOST_UNPACKED: Final = 185_000_000
MOST_DOWNLOADED: Final = 60_000_000


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    frozen = freeze()
    ask_whether_fit(frozen)
    keep_licences()
    shutil.copyfile(WORK / "carnet" / "sbom.cdx.json", OUT / f"{identity.DESKTOP_ID}-{VERSION}.cdx.json")
    makers = {"linux": for_linux, "win32": for_windows, "darwin": for_macos}
    check_sizes(frozen, makers[sys.platform](frozen))
    write_sums()
    for path in sorted(OUT.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {path.relative_to(ROOT)}")


def freeze() -> Path:
    """The folder of the two programs."""
    say("Freezing the program (a minute or two).")
    made = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    run(*made, "--distpath", str(BUILD / "dist"), "--workpath", str(WORK), str(HERE / "carnet.spec"))
    return BUILD / "dist" / identity.DESKTOP_ID


def ask_whether_fit(frozen: Path) -> None:
    """What does not do its whole job here is not shipped."""
    say("Asking the frozen program whether it is fit.")
    suffix = ".exe" if sys.platform == "win32" else ""
    environment = {**os.environ, **({"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "linux" else {})}
    for command in (("carnet-cli", "selfcheck"), ("carnet-desktop", "--check")):
        run(str(frozen / f"{command[0]}{suffix}"), command[1], environment=environment)


def keep_licences() -> None:
    """In the sources too: on Linux, where they are released, `À propos` shows the same from a checkout."""
    if sys.platform == "linux":
        kept = ROOT / "resources" / "licences"
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(WORK / "carnet" / "licences", kept)


def for_linux(frozen: Path) -> list[Path]:
    made = []
    if shutil.which("dpkg-deb"):
        say("Writing the Debian package.")
        made.append(debian.build(frozen, VERSION, WORK, OUT))
    say("Writing the portable archive.")
    name = f"{identity.DESKTOP_ID}-{VERSION}-linux-{os.uname().machine}"
    extra = WORK / "portable"
    shutil.rmtree(extra, ignore_errors=True)
    debian.share(extra / "share", VERSION)
    packages = [each.split(" ")[0] for each in debian.asked_of_the_system(frozen)[0]]
    told = (HERE / "linux" / "LISEZMOI.txt").read_text("utf-8").replace("@PACKAGES@", " ".join(packages))
    (extra / "LISEZMOI.txt").write_text(told, "utf-8")
    archive = OUT / f"{name}.tar.xz"
    with tarfile.open(archive, "w:xz", preset=9) as tar:
        tar.add(frozen, name, filter=_belongs_to_root)
        tar.add(extra / "share", f"{name}/share", filter=_belongs_to_root)
        tar.add(extra / "LISEZMOI.txt", f"{name}/LISEZMOI.txt", filter=_belongs_to_root)
    return [*made, archive]


def _belongs_to_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member


def for_windows(frozen: Path) -> list[Path]:
    say("Writing the installer.")
    installer = OUT / f"Carnet-{VERSION}-installation.exe"
    run("makensis", "-V2", f"-DVERSION={VERSION}", f"-DFROM={frozen}", f"-DTO={installer}", *names(), str(NSI))
    return [installer]


NSI: Final = HERE / "windows" / "carnet.nsi"


def names() -> list[str]:
    """The constants of identity.py, as makensis takes them."""
    given = {"APP_ID": identity.APP_ID, "NAME": identity.NAME, "PUBLISHER": identity.PUBLISHER}
    for extension, (kind, mime, words) in identity.PROGRAM_TYPES.items():
        upper = extension.upper()
        given |= {f"{upper}_CLASS": kind, f"{upper}_MIME": mime, f"{upper}_WORDS": words}
    return [f"-D{name}={value}" for name, value in given.items()]


def for_macos(frozen: Path) -> list[Path]:
    say("Writing the disk image.")
    app = frozen.parent / f"{identity.NAME}.app"
    run(str(app / "Contents" / "MacOS" / "carnet-desktop"), "--check")
    shown = WORK / "image"
    shutil.rmtree(shown, ignore_errors=True)
    shutil.copytree(app, shown / app.name, symlinks=True)
    (shown / "Applications").symlink_to("/Applications")
    image = OUT / f"Carnet-{VERSION}-{os.uname().machine}.dmg"
    run("hdiutil", "create", "-volname", identity.NAME, "-srcfolder", str(shown), "-ov", "-format", "UDZO", str(image))
    return [image]


def check_sizes(frozen: Path, made: list[Path]) -> None:
    """Ends the program when what people would download is too heavy."""
    unpacked = sum(path.stat().st_size for path in frozen.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"Unpacked: {unpacked / 1e6:.1f} MB.")
    too_heavy = unpacked > MOST_UNPACKED or any(path.stat().st_size > MOST_DOWNLOADED for path in made)
    if sys.platform == "linux" and too_heavy:
        sys.exit(f"Too heavy: at most {MOST_UNPACKED / 1e6:.0f} MB unpacked, {MOST_DOWNLOADED / 1e6:.0f} downloaded.")


def write_sums() -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(OUT.iterdir())]
    (OUT / "SHA256SUMS").write_text("".join(lines), "utf-8")


def run(*command: str, environment: dict[str, str] | None = None) -> None:
    if subprocess.run(command, env=environment).returncode:
        sys.exit(f"`{command[0]}` failed: the lines above say why.")


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    main()
