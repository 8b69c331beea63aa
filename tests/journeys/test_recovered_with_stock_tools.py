"""docs/FORMAT.md holds its promise: the recovery words and stock tools read a notebook; nothing of ours is imported.

The program only makes the home, as a separate process. `age` is the real program, `sqlcipher` too where it is
version 4 (else the driver that carries the same library).
"""

import base64
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from bech32 import bech32_encode, convertbits
from mnemonic import Mnemonic

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A structure with one person and one appointment, only read here; its recovery words beside it in words.txt."""
    folder = tmp_path_factory.mktemp("recovered")
    (folder / "passphrase.txt").write_text("abeille jardin notable dauphin bonheur cactus pelouse", encoding="utf-8")
    words = ["--recovery-out", str(folder / "page.pdf"), "--words-out", str(folder / "words.txt")]
    _carnet(folder, "init", "--structure", "Les Ateliers du Pont", "--worker", "Claire Le Guen", *words)
    _carnet(folder, "people", "add", "--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1998-05-25")
    _carnet(folder, "notebook", "add", "appointment", "Diarra", "--when", "2026-12-01T14:00", "--bring", "RIB")
    return folder / "home"


def test_the_recovery_words_age_and_sqlcipher_read_a_notebook(home: Path) -> None:
    identity = _identity(home.parent / "words.txt")
    (sealed,) = home.glob("notebooks/*/*.key")

    opened = json.loads(_age(sealed, identity))
    assert (opened["use"], opened["id"]) == ("notebook-key", sealed.stem)

    notebook = sealed.with_suffix(".db")
    records = {kind: json.loads(doc)["fields"] for kind, doc in _rows(notebook, opened["key"], "kind, doc", "record")}
    assert records["person"] == {"first_name": "Fatou", "last_name": "Diarra", "birth_date": "1998-05-25"}
    assert records["appointment"]["when"] == {"local": "2026-12-01T14:00", "tz": "Europe/Paris"}
    assert records["appointment"]["bring"] == ["RIB"]


def test_the_facts_alone_fold_into_the_same_records(home: Path) -> None:
    identity = _identity(home.parent / "words.txt")
    (sealed,) = home.glob("notebooks/*/*.key")
    key = json.loads(_age(sealed, identity))["key"]

    facts = [json.loads(stored) for (stored,) in _rows(sealed.with_suffix(".db"), key, "bytes", "fact")]
    state: dict[str, dict[str, Any]] = {}
    for fact in sorted(facts, key=lambda held: (held["at"], held["id"])):
        state.setdefault(fact["kind"], {})[fact["field"]] = fact["value"]

    records = _rows(sealed.with_suffix(".db"), key, "kind, doc", "record")
    assert state == {kind: json.loads(doc)["fields"] for kind, doc in records}


def test_the_recovery_words_open_every_key_of_the_structure(home: Path, tmp_path: Path) -> None:
    identity = _identity(home.parent / "words.txt")
    sealed_keys = json.loads((home / "keys.json").read_text(encoding="utf-8"))["sealed"]
    uses = {}
    for name, (blob,) in sealed_keys.items():
        file = tmp_path / f"{name}.age"
        file.write_bytes(base64.b64decode(blob))
        uses[name] = json.loads(_age(file, identity))["use"]
    assert uses == {
        "registry": "registry-key",
        "team": "team-identity",
        "signing": "signing-key",
        "receiving": "receiving-identity",
    }


def _carnet(folder: Path, *arguments: str) -> None:
    start = ["--home", str(folder / "home"), "--passphrase-file", str(folder / "passphrase.txt")]
    program = "import sys; from carnet_desktop.cli import main; sys.exit(main())"
    subprocess.run([sys.executable, "-c", program, *start, *arguments], check=True, capture_output=True)


def _identity(words: Path) -> Path:
    """The file `age -i` reads, from the 24 words."""
    secret = Mnemonic("french").to_entropy(words.read_text(encoding="utf-8").strip())
    file = words.with_name("recovery.txt")
    file.write_text(bech32_encode("age-secret-key-", convertbits(secret, 8, 5) or []).upper(), encoding="utf-8")
    return file


def _age(sealed: Path, identity: Path) -> bytes:
    return subprocess.run(["age", "-d", "-i", identity, sealed], check=True, capture_output=True).stdout


def _rows(database: Path, key: str, columns: str, table: str) -> list[tuple[Any, ...]]:
    keyed = f"PRAGMA key = \"x'{base64.b64decode(key).hex()}'\""
    if _sqlcipher_is_4():
        casts = ", ".join(f"CAST({column} AS TEXT)" for column in columns.split(", "))
        command = ["sqlcipher", "-json", str(database), f"{keyed}; SELECT {casts} FROM {table}"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [tuple(row.values()) for row in json.loads(answer[answer.index("[") :])]
    connection = sqlcipher3.connect(str(database))
    try:
        connection.execute(keyed)
        return list(connection.execute(f"SELECT {columns} FROM {table}"))
    finally:
        connection.close()


def _sqlcipher_is_4() -> bool:
    if shutil.which("sqlcipher") is None:
        return False
    command = ["sqlcipher", ":memory:", "PRAGMA cipher_version"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.startswith("4")
