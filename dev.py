#!/usr/bin/env python3
"""The way in: `python3 dev.py run` opens Carnet, `test` tries it, `lint` reads it, `package` makes its installers.

Standard library only, since it runs before anything is installed. It makes `.venv`, puts the pinned packages and
this project in it, finds the system libraries Qt needs, and does each of these again only when its cause changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PACKAGING = ROOT / "build" / "package" / "env"
REQUIREMENTS = ROOT / "requirements"
OLDEST = (3, 11)

# What the wheels of Qt expect from a Linux system: the library they load, and the Debian package that holds it.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
# An X display asks for these too. Without icccm or keysyms Qt wrongly blames xcb-cursor0.
WITH_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

USAGE = """python3 dev.py run [arguments]    open Carnet; without a display, walk through it and leave build/tour/
python3 dev.py test [arguments]   run the tests (arguments are pytest's)
python3 dev.py lint               check style, types and the direction of imports
python3 dev.py package             make what people install on this system, in build/package/out
python3 dev.py pin [arguments]    write requirements/*.txt again from pyproject.toml (--upgrade for newer packages)"""


def main() -> int:
    if sys.version_info < OLDEST:
        sys.exit(f"Carnet needs Python 3.11 or newer; this is Python {platform.python_version()}.")
    commands = {"run": run, "test": test, "lint": lint, "package": package, "pin": pin}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(USAGE)
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    try:
        return commands[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    prepare("run")
    if has_display():
        return in_venv("python", "-m", "carnet_desktop", *arguments)
    say("No display here: walking through Carnet offscreen on invented people.")
    return in_venv("python", "tools/tour.py", "--out", "build/tour", *arguments, offscreen=True)


def test(arguments: list[str]) -> int:
    """All the tests, on every core; or the chosen ones in one process, where a debugger can stop them."""
    prepare("dev")
    return in_venv("pytest", *(arguments or ["-n", "auto", "--dist", "worksteal"]), offscreen=True)


def lint(_: list[str]) -> int:
    prepare("dev")
    checks = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports"])
    failed = []
    for check in checks:
        command = " ".join(check)
        say(f"$ {command}")
        if in_venv(*check):
            failed.append(command)
    if failed:
        sys.exit(f"Not clean: {', '.join(failed)}.")
    return 0


def package(_: list[str]) -> int:
    """In an environment of its own: what is not needed to run must not slip into the program."""
    install_system_packages()
    install_pins("package", PACKAGING)
    return in_venv("python", "-m", "installers.build", venv=PACKAGING)


def pin(arguments: list[str]) -> int:
    """Only this command needs uv, which pip brings for the time it takes."""
    import tomllib

    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    with tempfile.TemporaryDirectory() as folder:
        must([sys.executable, "-m", "venv", folder], "Making an environment for uv failed")
        interpreter = program(Path(folder), "python")
        must([interpreter, "-m", "pip", "install", "--quiet", "uv"], "Installing uv failed")
        compile_pins = [interpreter, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        compile_pins += ["--generate-hashes", "--no-header", *arguments, "pyproject.toml", "-"]
        as_run = ["--constraint", "requirements/run.txt"]
        for name, more in {"run": [], "dev": ["--extra", "dev"], "package": ["--extra", "package"]}.items():
            say(f"Pinning requirements/{name}.txt")
            output = ["--output-file", f"requirements/{name}.txt"]
            must(
                [*compile_pins, *more, *(as_run if more else []), *output],
                "Choosing the packages failed",
                "\n".join(build),
            )
    return 0


def prepare(level: str) -> None:
    """Make sure `.venv` holds what `requirements/<level>.txt` pins, and the system what Qt loads."""
    install_system_packages()
    install_pins(level, VENV)


def install_pins(level: str, venv: Path) -> None:
    """Put in `venv` what `requirements/<level>.txt` pins, and in `.venv` the project itself, where its files stand."""
    pins = REQUIREMENTS / f"{level}.txt"
    wanted = hashlib.sha256(b"\0".join((pins.read_bytes(), (ROOT / "pyproject.toml").read_bytes()))).hexdigest()
    stamp = venv / f"installed-{level}"
    make_venv(venv)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    started = time.monotonic()
    say(f"Installing the pinned packages in {venv.relative_to(ROOT)} (about a minute the first time).")
    pip_install(venv, "--require-hashes", "--requirement", str(pins))
    if venv == VENV:
        pip_install(venv, "--no-deps", "--no-build-isolation", "--editable", ".")
    stamp.write_text(wanted, "utf-8")
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def make_venv(venv: Path) -> None:
    """Make `venv`, again when Python or the folder of the project has changed, or when making it was cut short."""
    wanted = f"{platform.python_version()} {sys.base_prefix} {ROOT}"
    made = venv / "made"
    if made.is_file() and made.read_text("utf-8") == wanted:
        return
    say(f"Making {venv.relative_to(ROOT)} with Python {platform.python_version()}.")
    must([sys.executable, "-m", "venv", "--clear", str(venv)], "Making an environment failed")
    made.write_text(wanted, "utf-8")


def install_system_packages() -> None:
    """Install what is missing when we may (root, apt-get); otherwise say the exact line and stop."""
    packages = missing_packages()
    if not packages:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        sys.exit(f"Missing on this system, by Debian's names: {', '.join(packages)}. Install them, then try again.")
    if os.geteuid() != 0:
        sys.exit(f"Missing on this system. Run:\n  sudo apt-get update && sudo {shlex.join(install)}")
    say(f"Installing from the system's packages: {', '.join(packages)}.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.exit(f"{done.stdout}\n`{shlex.join(command)}` failed: the lines above say why.")


def missing_packages() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    libraries = {**ALWAYS, **(WITH_X if os.environ.get("DISPLAY") else {})}
    missing = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        missing.insert(0, f"python3.{sys.version_info.minor}-venv")
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def program(venv: Path, name: str) -> str:
    return str(venv / ("Scripts" if os.name == "nt" else "bin") / name)


def in_venv(name: str, *arguments: str, offscreen: bool = False, venv: Path = VENV) -> int:
    """Run a program of an environment at the root of the project, and give back its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([program(venv, name), *arguments], cwd=ROOT, env=environment).returncode


def pip_install(venv: Path, *arguments: str) -> None:
    pip = [program(venv, "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    must([*pip, "install", "-qq", *arguments], "Installing the packages failed")


def must(command: list[str], sentence: str, text: str | None = None) -> None:
    """Run a step that everything after it needs. Ends the program with one sentence when it fails."""
    if subprocess.run(command, cwd=ROOT, input=text, text=True).returncode:
        sys.exit(f"{sentence}: the lines above say why. Nothing is broken; mend it and run the same command again.")


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
