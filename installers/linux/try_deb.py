"""The Debian package tried on a bare system: installed by apt, asked whether it is fit, put to work, removed.

`python -m installers.linux.try_deb [FILE.deb]` (by default that of build/package/out), as root. Needs debootstrap; the
bare system is made once, in build/package/bookworm, and copied for each try.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from installers import debian, identity

BUILD: Final = identity.ROOT / "build" / "package"
BARE: Final = BUILD / "bookworm"
MIRROR: Final = "http://deb.debian.org/debian"
WORK: Final = """\
set -eu
cd "$HOME"
printf '%s\\n' 'abeille jardin notable dauphin bonheur cactus pelouse' > P
carnet-cli --home H --passphrase-file P init --structure 'Les Ateliers du Pont' --worker 'Claire Le Guen' \\
  --recovery-out secours.pdf
carnet-cli --home H --passphrase-file P people add --first-name Fatou --last-name Diarra --birth-date 1998-05-25
carnet-cli --home H --passphrase-file P notebook add appointment Diarra --when 2026-12-01T14:00 --where CAF --bring RIB
carnet-cli --home H --passphrase-file P sheet Diarra --out mon-recap.pdf
carnet-cli --home H --passphrase-file P check
test "$(head -c 5 mon-recap.pdf)" = '%PDF-'
! grep -rqa Diarra H
"""
"""The main job, as the README tells it, by somebody who is not root."""


class Chroot:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str, user: str = "root") -> str:
        """What it says. Ends the program when it fails."""
        inside = ["chroot", f"--userspec={user}", str(self.folder), *command]
        home = "/root" if user == "root" else f"/home/{user}"
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LANG": "C.UTF-8", "USER": user}
        environment |= {"DEBIAN_FRONTEND": "noninteractive", "QT_QPA_PLATFORM": "offscreen"}
        environment |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        done = subprocess.run(inside, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"{done.stdout}\n`{' '.join(command)[:200]}` failed in the bare system (exit {done.returncode}).")
        return done.stdout

    def files(self) -> set[str]:
        """What stands in the system, but for what every use of apt leaves."""
        said = subprocess.run(
            ["find", "usr", "etc", "opt", "var/lib/dpkg/info", "-name", "*carnet*"],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return set(said.stdout.split())


def main() -> None:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        sys.exit("This needs root and debootstrap.")
    found = [Path(name) for name in sys.argv[1:]] or sorted((BUILD / "out").glob("*.deb"))
    if len(found) != 1:
        sys.exit(f"One package is wanted, not {len(found)}: run `python3 dev.py package` first.")
    make_bare_system()
    folder = BUILD / "chroot"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "-a", str(BARE), str(folder)], check=True)
    try:
        try_package(Chroot(folder), found[0])
    finally:
        subprocess.run(["umount", "-q", str(folder / "proc")])
        shutil.rmtree(folder, ignore_errors=True)


def make_bare_system() -> None:
    if (BARE / "made").exists():
        return
    shutil.rmtree(BARE, ignore_errors=True)
    BARE.mkdir(parents=True)
    subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(BARE), MIRROR], check=True)
    shutil.copyfile("/etc/resolv.conf", BARE / "etc" / "resolv.conf")
    Chroot(BARE).run("apt-get", "update", "-qq")
    (BARE / "made").touch()


def try_package(bare: Chroot, package: Path) -> None:
    subprocess.run(["mount", "-t", "proc", "proc", str(bare.folder / "proc")], check=True)
    shutil.copyfile(package, bare.folder / "root" / "carnet.deb")
    bare.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/root/carnet.deb")
    told("apt installs it with what it depends on")
    bare.run("useradd", "--create-home", "claire")
    loads = "find /usr/lib/carnet-desktop -type f | LD_LIBRARY_PATH=/usr/lib/carnet-desktop/lib xargs ldd 2>/dev/null"
    missing = bare.run("sh", "-c", f"{loads} | grep 'not found' || true")
    helpful = {line.split()[0] for line in missing.splitlines()} - set(debian.MERELY_HELPFUL)
    if helpful:
        sys.exit(f"Depends lacks what brings {', '.join(sorted(helpful))}.")
    told("every library it loads is there")
    print(bare.run("carnet-desktop", "--check", user="claire"), end="")
    told("the window's program is fit")
    print(bare.run("sh", "-c", WORK, user="claire"), end="")
    told("the main job is done from a terminal")
    bare.run("apt-get", "purge", "-y", "-qq", identity.DESKTOP_ID)
    if left := bare.files():
        sys.exit(f"Left behind: {', '.join(sorted(left))}.")
    if not (bare.folder / "home/claire/H/registry.db").exists():
        sys.exit("Removing the package took the notebooks away.")
    told("removed, it leaves nothing but the notebooks")


def told(sentence: str) -> None:
    print(f"oui  {sentence}", flush=True)


if __name__ == "__main__":
    main()
