"""docs/FORMAT.md holds its promise for transfer files too: `age` opens one, and anybody can verify who signed it.

The program only makes the two homes and the file, as separate processes; nothing of ours is imported.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any, Final

import pytest
from bech32 import bech32_decode, bech32_encode, convertbits
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from mnemonic import Mnemonic

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")

FORMAT: Final = Path(__file__).parents[2] / "docs" / "FORMAT.md"
PROGRAMS: Final = ("sh", "jq", "openssl", "xxd")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the recipient has: recovery.txt, keys.json, the sender's F.structure and the file F.carnet."""
    made = tmp_path_factory.mktemp("transfer")
    (made / "passphrase.txt").write_text("abeille jardin notable dauphin bonheur cactus pelouse", encoding="utf-8")
    for home, name in (("sender", "Mission locale"), ("recipient", "Les Ateliers du Pont")):
        recovery = ["--recovery-out", str(made / f"{home}.pdf"), "--words-out", str(made / f"{home}.txt")]
        _carnet(made, home, "init", "--structure", name, "--worker", "Claire Le Guen", *recovery)
    _carnet(made, "sender", "structure", "card", "--out", str(made / "F.structure"))
    card = str(made / "recipient.structure")
    words = json.loads(_carnet(made, "recipient", "structure", "card", "--out", card))["words"]
    _carnet(made, "sender", "structure", "trust", card, "--words", " ".join(words))
    _carnet(
        made, "sender", "people", "add", "--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1998-05-25"
    )
    _carnet(made, "sender", "notebook", "add", "interview", "Diarra", "--text", "Secret", "--visibility", "team")
    sent = ["--kind", "referral", "--purpose", "Atelier", "--consent", "given", "--out", str(made / "F.carnet")]
    _carnet(made, "sender", "bundle", "export", "Diarra", "--to", "Les Ateliers du Pont", *sent)
    shutil.copy(made / "recipient" / "keys.json", made)
    secret = Mnemonic("french").to_entropy((made / "recipient.txt").read_text(encoding="utf-8").strip())
    (made / "recovery.txt").write_text(_age_text(bytes(secret)), encoding="utf-8")
    return made


@pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason=f"one of {PROGRAMS} is not installed")
def test_the_commands_of_the_page_open_the_file_and_verify_its_signature(folder: Path, tmp_path: Path) -> None:
    for name in ("recovery.txt", "keys.json", "F.structure", "F.carnet"):
        shutil.copy(folder / name, tmp_path)
    answer = subprocess.run(
        ["sh", "-euc", f"python3() {{ '{sys.executable}' \"$@\"; }}\n{_recipe()}"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    *facts, verdict = answer.stdout.splitlines()
    assert verdict == "Signature Verified Successfully"
    assert _values(map(json.loads, facts), "person") == PERSON


def test_age_opens_a_transfer_file_and_any_ed25519_verifies_it(folder: Path) -> None:
    envelope = _envelope(folder)
    payload = base64.b64decode(envelope["payload"], validate=True)
    bundle = json.loads(payload)
    assert (bundle["format"], bundle["version"], bundle["kind"]) == ("carnet.transfer", 1, "referral")
    assert _values(map(json.loads, bundle["facts"]), "person") == PERSON
    assert b"Secret" not in payload

    kind = envelope["payloadType"].encode()
    signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)
    (signature,) = envelope["signatures"]
    card = _card(folder / "F.structure")
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(card["signing"]))
    key.verify(base64.b64decode(signature["sig"]), signed)
    with pytest.raises(InvalidSignature):
        key.verify(base64.b64decode(signature["sig"]), signed + b" ")

    assert bundle["sender"]["fingerprint"] == signature["keyid"] == _fingerprint(card)
    assert bundle["recipient"]["fingerprint"] == _fingerprint(_card(folder / "recipient.structure"))


def test_the_eight_words_are_those_of_the_published_list(folder: Path) -> None:
    said = json.loads(_carnet(folder, "sender", "structure", "card", "--out", str(folder / "again.structure")))
    bits = f"{int(_fingerprint(_card(folder / 'F.structure')), 16):0256b}"[:88]
    words = [Mnemonic("french").wordlist[int(bits[start : start + 11], 2)] for start in range(0, 88, 11)]
    assert said["words"] == [unicodedata.normalize("NFC", word) for word in words]


PERSON: Final = {"first_name": "Fatou", "last_name": "Diarra", "birth_date": "1998-05-25"}


def _recipe() -> str:
    """The commands of the page, without what they answer."""
    section = (
        FORMAT.read_text(encoding="utf-8").split("\n## Open a transfer file with stock tools\n")[1].split("\n## ")[0]
    )
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", section, re.DOTALL))
    return re.sub(r"^ {3}", "", commands.replace("Signature Verified Successfully\n", ""), flags=re.MULTILINE)


def _carnet(folder: Path, home: str, *arguments: str) -> str:
    start = ["--json", "--home", str(folder / home), "--passphrase-file", str(folder / "passphrase.txt")]
    program = "import sys; from carnet_desktop.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *start, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _age_text(secret: bytes) -> str:
    return bech32_encode("age-secret-key-", convertbits(secret, 8, 5) or []).upper()


def _age(sealed: Path, identity: Path) -> Any:
    answer = subprocess.run(["age", "-d", "-i", identity, sealed], check=True, capture_output=True)
    return json.loads(answer.stdout)


def _envelope(folder: Path) -> Any:
    """What the file holds, by the key to which others write, itself opened by the recovery page."""
    (sealed,) = json.loads((folder / "keys.json").read_text(encoding="utf-8"))["sealed"]["receiving"]
    (folder / "receiving.age").write_bytes(base64.b64decode(sealed))
    key = _age(folder / "receiving.age", folder / "recovery.txt")["key"]
    (folder / "receiving.txt").write_text(_age_text(base64.b64decode(key)), encoding="utf-8")
    return _age(folder / "F.carnet", folder / "receiving.txt")


def _card(path: Path) -> Any:
    return json.loads(base64.b64decode(json.loads(path.read_text(encoding="utf-8"))["payload"]))


def _fingerprint(card: dict[str, Any]) -> str:
    groups = bech32_decode(card["recipient"])[1]
    keys = bytes.fromhex(card["signing"]) + bytes(convertbits(groups or [], 5, 8, pad=False) or [])
    return hashlib.sha256(b"carnet/structure/v1\0" + keys).hexdigest()


def _values(facts: Any, kind: str) -> dict[str, Any]:
    return {fact["field"]: fact["value"] for fact in facts if fact["kind"] == kind}
