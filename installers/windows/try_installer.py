"""The Windows installer tried under wine around a placeholder: installed, upgraded, removed, the data left in place.

`python -m installers.windows.try_installer`. Needs makensis and wine (Debian: nsis, wine, wine64). It cannot try
the frozen program itself, which only Windows can build.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from installers import identity
from installers.build import names

HERE: Final = Path(__file__).resolve().parent
STUB: Final = "amd64-unicode"
"""Debian's wine may have no 32-bit side: the stub is a 64-bit one."""
UNINSTALL: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{identity.APP_ID}"


class Try:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {**os.environ, "WINEPREFIX": str(folder / "wine"), "WINEDEBUG": "-all", "DISPLAY": ""}
        self.wine("wineboot", "--init")
        self._local = next((folder / "wine" / "drive_c" / "users").glob("*/AppData/Local"))
        self.program = self._local / "Programs" / identity.NAME
        self.data = self._local / identity.NAME

    def wine(self, *arguments: str) -> str:
        done = subprocess.run(["wine", *arguments], env=self._environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"wine {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def wait(self) -> None:
        subprocess.run(["wineserver", "--wait"], env=self._environment, check=True)

    def registry(self, key: str, value: str = "") -> str:
        return self.wine("reg", "query", key, *(["/v", value] if value else ["/ve"]))

    def knows(self, key: str) -> bool:
        asked = ["wine", "reg", "query", key]
        return not subprocess.run(asked, env=self._environment, stdout=subprocess.DEVNULL).returncode

    def installer(self, version: str, *libraries: str) -> Path:
        """An installer around placeholders and these files of `lib`."""
        frozen = self._folder / f"frozen-{version}"
        (frozen / "lib").mkdir(parents=True)
        for name in ("carnet-desktop", "carnet-cli"):
            makensis(HERE / "placeholder.nsi", TO=str(frozen / f"{name}.exe"))
        for library in libraries:
            (frozen / "lib" / library).write_text(library, "utf-8")
        made = self._folder / f"Carnet-{version}.exe"
        makensis(HERE / "carnet.nsi", *names(), VERSION=version, FROM=str(frozen), TO=str(made))
        return made


def makensis(script: Path, *more: str, **given: str) -> None:
    values = [f"-D{name}={value}" for name, value in {"TARGET": STUB, **given}.items()]
    subprocess.run(["makensis", "-V2", *values, *more, str(script)], check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tried = Try(Path(folder))
        tried.wine(str(tried.installer("0.1.0", "old.dll", "kept.dll")), "/S")
        expect((tried.program / "carnet-desktop.exe").is_file(), "the window is installed for this account")
        expect((tried.program / "carnet-cli.exe").is_file(), "the terminal program too")
        expect("0.1.0" in tried.registry(UNINSTALL, "DisplayVersion"), "Windows' list of programs has it")
        expect((tried.program / "lib" / "old.dll").is_file(), "its libraries are there")
        for extension, (kind, mime, _) in identity.PROGRAM_TYPES.items():
            types = rf"HKCU\Software\Classes\.{extension}"
            expect(kind in tried.registry(types), f".{extension} files are Carnet's")
            expect(mime in tried.registry(types, "Content Type"), f".{extension} has its MIME type")
            opens = tried.registry(rf"HKCU\Software\Classes\{kind}\shell\open\command")
            expect('carnet-desktop.exe" "%1"' in opens, f"a double click on a .{extension} file opens it")
        tried.data.mkdir()
        (tried.data / "registry.db").write_bytes(b"of a person")
        tried.wine(str(tried.installer("0.2.0", "kept.dll", "new.dll")), "/S")
        expect("0.2.0" in tried.registry(UNINSTALL, "DisplayVersion"), "an upgrade replaces the former version")
        found = sorted(path.name for path in (tried.program / "lib").iterdir())
        expect(found == ["kept.dll", "new.dll"], "nothing of the former version is left")
        tried.wine(str(tried.program / "desinstaller.exe"), "/S")
        tried.wait()
        expect(not tried.program.exists(), "uninstalling leaves no program")
        expect(not tried.knows(UNINSTALL), "nor an entry in the list of programs")
        expect(not tried.knows(r"HKCU\Software\Classes\.carnet"), "nor a file type")
        expect((tried.data / "registry.db").read_bytes() == b"of a person", "the notebooks are untouched")
        tried.wait()  # else wine still writes in the folder that is removed


def expect(right: bool, sentence: str) -> None:
    print(f"{'oui' if right else 'NON'}  {sentence}", flush=True)
    if not right:
        sys.exit(1)


if __name__ == "__main__":
    main()
