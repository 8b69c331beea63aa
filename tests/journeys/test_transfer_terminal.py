"""Two structures, two homes, one terminal each: they meet, send, refuse, and get their file back richer."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec.structs import replace
from tests.conftest import PASSPHRASE, now
from tests.journeys.test_terminal import Answer, Terminal

from carnet_desktop.bundles.card import Card, write_card
from carnet_desktop.crypto.identity import Identity
from carnet_desktop.crypto.sign import SigningKey
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.records import Nir
from carnet_desktop.domain.writing import Edit
from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import delete, open_notebook, put, save
from carnet_desktop.services.session import Session

FATOU: Final = ("--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1989-03-12")
MISSION: Final = "Mission locale de l’Estuaire"
SENT: Final = ("--kind", "transfer", "--purpose", "Elle déménage", "--consent", "given")
NIR: Final = "289039999999966"


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two structures, just made. Not to be written in: copy it."""
    folder = tmp_path_factory.mktemp("homes")
    for name, structure, worker in (
        ("ours", "Les Ateliers du Pont", "Claire Le Guen"),
        ("theirs", MISSION, "Karim Benali"),
    ):
        new = vault.NewStructure(structure, worker, phone="+33261915050")
        vault.create(folder / name / "home", new, PASSPHRASE, vault.new_recovery(), now).lock()
    return folder


@pytest.fixture
def folder(homes: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(homes, tmp_path / "two"))


@pytest.fixture
def ours(folder: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(folder / "ours", capsys)


@pytest.fixture
def theirs(folder: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(folder / "theirs", capsys)


@pytest.fixture
def met(ours: Terminal, theirs: Terminal) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        card = other.folder / "card.structure"
        words = other("structure", "card", "--out", card).data["words"]
        assert one("structure", "trust", card, "--words", " ".join(words)).data["state"] == "verified"


@pytest.fixture
def fatou(ours: Terminal, met: None) -> str:
    return str(ours("people", "add", *FATOU).data["id"])


@pytest.fixture
def file(ours: Terminal, fatou: str) -> Path:
    """Fatou's notebook as it leaves."""
    path = ours.folder / "fatou.carnet"
    assert ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", path).code == 0
    return path


def refused(answer: Answer) -> tuple[int, str, str]:
    failure = json.loads(answer.err)
    return answer.code, failure["error"], failure["message"]


def actions(terminal: Terminal, person: str) -> dict[str, Any]:
    records = terminal("notebook", "show", person).data["records"]
    return {action["what"]["label"]: action for action in records.get("action", ())}


def facts(terminal: Terminal) -> int:
    return int(terminal("check").data["facts"])


def test_they_meet_send_answer_and_get_it_back_richer(ours: Terminal, theirs: Terminal, fatou: str) -> None:
    ours("notebook", "add", "action", fatou, "--who", "person", "--what", "Appeler la CAF")
    file, receipt = ours.folder / "fatou.carnet", theirs.folder / "receipt.carnet"
    sent = ours("bundle", "export", fatou, "--to", MISSION.upper(), *SENT, "--out", file)
    assert (sent.code, sent.data["file"], sent.data["left_out"]) == (0, str(file), [])

    looked = theirs("bundle", "inspect", file).data
    assert (looked["sender"]["name"], looked["purpose"]) == ("Les Ateliers du Pont", "Elle déménage")
    assert (looked["person"]["name"], looked["notebook"], looked["already"]) == ("Fatou Diarra", None, None)
    assert {record["standing"] for record in looked["records"]} == {"new"}
    assert theirs("people", "list").data["people"] == [], "looking writes nothing"

    taken = theirs("bundle", "import", file, "--new", "--receipt-out", receipt).data
    assert (taken["decision"], taken["changed"], taken["receipt"]) == ("accepted", 0, str(receipt))
    assert file.exists(), "the file is the person's"
    there = taken["notebook"]
    assert theirs("notebook", "show", there).data["ids"] == [there, fatou]

    answered = ours("bundle", "import", receipt).data
    assert (answered["type"], answered["decision"], answered["closed"]) == ("receipt", "accepted", True)
    closure = ours("notebook", "show", fatou).data["records"]["closure"][0]["closed"]
    assert closure["reason"]["label"] == f"Transmis à {MISSION}"

    theirs("notebook", "add", "action", there, "--who", "worker", "--what", "Visiter un logement")
    ours("notebook", "add", "action", fatou, "--who", "partner", "--what", "Clore le dossier")
    back, receipt_back = theirs.folder / "back.carnet", ours.folder / "receipt.carnet"
    to = ("--to", "Les Ateliers du Pont", "--kind", "referral", "--purpose", "Des nouvelles", "--consent", "given")
    assert theirs("bundle", "export", there, *to, "--out", back).code == 0
    returned = ours("bundle", "import", back, "--receipt-out", receipt_back).data
    assert returned["notebook"] == fatou, "a known id needs no question"
    assert sorted(actions(ours, fatou)) == ["Appeler la CAF", "Clore le dossier", "Visiter un logement"]
    answered_back = theirs("bundle", "import", receipt_back).data
    assert (answered_back["decision"], answered_back["closed"]) == ("accepted", False)

    for terminal, others in ((ours, MISSION), (theirs, "Les Ateliers du Pont")):
        journal = terminal("bundle", "list").data
        assert {(line["structure_name"], line["state"]) for line in journal["transfers"]} == {(others, "accepted")}
        assert sorted(line["direction"] for line in journal["transfers"]) == ["received", "sent"]
        assert journal["inbox"] == []
        assert terminal("check").data["whole"]


def test_twice_and_out_of_order_lose_nothing(ours: Terminal, theirs: Terminal, fatou: str) -> None:
    files = []
    for number in range(3):
        ours("notebook", "add", "action", fatou, "--who", "person", "--what", f"Étape {number}")
        files.append(ours.folder / f"{number}.carnet")
        ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", files[-1])
    first = theirs("bundle", "import", files[1]).data
    for path in (files[2], files[0]):
        assert theirs("bundle", "import", path).data["notebook"] == first["notebook"]
    assert sorted(actions(theirs, first["notebook"])) == ["Étape 0", "Étape 1", "Étape 2"]
    before = facts(theirs)
    for arguments in ((), ("--new",), ("--into", "Fatou Diarra")):
        again = theirs("bundle", "import", files[0], *arguments)
        assert (again.code, again.data["notebook"], again.data["new"]) == (0, first["notebook"], 0)
        assert again.data["already"]
    assert facts(theirs) == before
    assert "a déjà été importé le" in theirs("bundle", "import", files[0], as_json=False).out
    assert refused(theirs("bundle", "refuse", files[0], "--reason", "Trop tard"))[:2] == (3, "already_imported")


def test_what_never_leaves_is_not_in_the_file_that_stock_age_opens(
    ours: Terminal, theirs: Terminal, fatou: str
) -> None:
    with _unlocked(ours) as session:
        held = Nir(id=f"{session.structure.id}/nir", value=NIR)
        put(session, fatou, held)
    write = ("notebook", "add")
    for visibility in ("private", "team", "transferable"):
        ours(*write, "interview", fatou, "--text", f"CANARI-{visibility}", "--visibility", visibility)
    ours(*write, "contact", fatou, "--name", "Sophie Vauquelin", "--sensitive")
    ours(*write, "consent", fatou, "--state", "given", "--to", MISSION, "--how", "CANARI-accord")
    with _unlocked(ours) as session:
        _overwrite_and_delete(session, fatou)
    file = ours.folder / "fatou.carnet"
    sent = ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", file)
    (contact,) = sent.data["left_out"]
    plain = _opened_by_age(theirs, file)
    assert "CANARI-transferable" in plain
    for never in ("CANARI-private", "CANARI-team", "CANARI-remplacé", "CANARI-supprimé", "Vauquelin", NIR):
        assert never not in plain
    assert "CANARI-accord" in plain, "how the agreement was collected is told"

    ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--include", contact, "--out", file)
    assert "Vauquelin" in _opened_by_age(theirs, file)


@contextmanager
def _unlocked(terminal: Terminal) -> Iterator[Session]:
    session = vault.unlock(terminal.home, None, PASSPHRASE, now)
    try:
        yield session
    finally:
        session.lock()


def _overwrite_and_delete(session: Session, notebook: str) -> None:
    person = open_notebook(session, notebook).notebook.person
    put(session, notebook, replace(person, birth_place="CANARI-remplacé"))
    put(session, notebook, replace(person, birth_place="Nantes"))
    gone = new_action("CANARI-supprimé", "person")
    put(session, notebook, gone)
    delete(session, notebook, gone)


def _opened_by_age(terminal: Terminal, file: Path) -> str:
    """The payload, as whoever holds the recovery page reads it: the program `age`, then base64."""
    with _unlocked(terminal) as session:
        identity = terminal.folder / "identity.txt"
        identity.write_text(session.keys.receiving.text)
    plain = subprocess.run(["age", "-d", "-i", str(identity), str(file)], capture_output=True, check=True).stdout
    return base64.b64decode(json.loads(plain)["payload"]).decode()


def test_a_refusal_that_was_noted_stops_the_file_unless_a_reason_overrides_it(ours: Terminal, fatou: str) -> None:
    out = ours.folder / "fatou.carnet"
    noted = ours("notebook", "add", "consent", fatou, "--state", "refused", "--to", MISSION, "--on", "2026-11-20")
    assert noted.code == 0
    export = ("bundle", "export", fatou, "--to", MISSION, "--kind", "referral", "--purpose", "Logement", "--out", out)
    code, error, message = refused(ours(*export, "--consent", "given"))
    assert (code, error) == (3, "consent_refused")
    assert "20 novembre 2026" in message
    assert refused(ours(*export, "--consent", "overridden"))[:2] == (2, "reason_needed")
    assert not out.exists()
    assert ours(*export, "--consent", "overridden", "--reason", "Danger immédiat").code == 0
    consent = ours("notebook", "show", fatou).data["records"]["consent"]
    assert [held["given"]["state"] for held in consent] == ["refused"]


def test_an_unverified_structure_is_sent_nothing_and_its_file_waits(ours: Terminal, theirs: Terminal) -> None:
    mine, other = ours.folder / "card.structure", theirs.folder / "card.structure"
    words = " ".join(ours("structure", "card", "--out", mine).data["words"])
    others = " ".join(theirs("structure", "card", "--out", other).data["words"])
    fatou = ours("people", "add", *FATOU).data["id"]
    export = ("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", ours.folder / "fatou.carnet")
    assert refused(ours(*export))[:2] == (3, "structure_unknown")
    assert refused(ours("structure", "trust", other, "--words", words))[:2] == (3, "structure_words_differ")
    assert refused(ours(*export))[:2] == (3, "structure_not_verified")
    assert ours("structure", "trust", other, "--words", others.upper()).code == 0
    assert ours(*export).code == 0

    file = ours.folder / "fatou.carnet"
    assert refused(theirs("bundle", "import", file))[:2] == (3, "sender_unknown")
    (waiting,) = theirs("bundle", "list").data["inbox"]
    assert waiting["problem"]
    theirs("structure", "trust", mine, "--words", words)
    assert theirs("bundle", "import", waiting["path"]).code == 0
    assert theirs("bundle", "list").data["inbox"] == []
    assert [p["state"] for p in theirs("structure", "list").data["structures"]] == ["verified"]


def test_a_changed_key_is_refused_until_the_structure_is_forgotten(
    ours: Terminal, theirs: Terminal, fatou: str, homes: Path
) -> None:
    marker = json.loads((theirs.home / "carnet.json").read_text())["structure"]
    forged = ours.folder / "forged.structure"
    _write_forged_card(forged, marker)
    words = "abeille " * 8
    code, error, message = refused(ours("structure", "trust", forged, "--words", words))
    assert (code, error) == (3, "structure_key_changed")
    assert "numéro que vous connaissez déjà" in message
    assert ours("structure", "forget", MISSION).code == 0
    assert refused(ours("structure", "trust", forged, "--words", words))[:2] == (3, "structure_words_differ")


def _write_forged_card(path: Path, structure: str) -> None:
    signing = SigningKey.generate()
    card = Card(structure, MISSION, "", signing.public, Identity.generate().recipient, 1)
    path.write_bytes(write_card(card, signing))


def test_whose_notebook_is_asked_when_it_cannot_be_told(theirs: Terminal, file: Path) -> None:
    here = theirs("people", "add", *FATOU).data["id"]
    code, error, message = refused(theirs("bundle", "import", file))
    assert (code, error) == (3, "which_notebook")
    assert here in message
    assert theirs("bundle", "inspect", file).data["candidates"] == [here]
    assert theirs("bundle", "import", file, "--into", here, "--new").code == 2
    assert theirs("bundle", "import", file, "--into", "fatou diarra").data["notebook"] == here
    assert len(theirs("people", "list").data["people"]) == 1


def test_a_file_can_be_refused_with_a_reason_its_sender_reads(
    ours: Terminal, theirs: Terminal, fatou: str, file: Path
) -> None:
    receipt = theirs.folder / "receipt.carnet"
    assert refused(theirs("bundle", "refuse", file, "--reason", " "))[:2] == (2, "reason_needed")
    for reason in ("\udcff", "\x01", "x" * 10_001):  # no receipt could hold it
        assert refused(theirs("bundle", "refuse", file, "--reason", reason))[:2] == (2, "invalid_field")
    done = theirs("bundle", "refuse", file, "--reason", "Hors de notre secteur.", "--receipt-out", receipt)
    assert done.data["decision"] == "refused"
    assert theirs("people", "list").data["people"] == []
    assert theirs("bundle", "inspect", file).data["already"] is None
    assert ours("bundle", "inspect", receipt).data["type"] == "receipt"
    told = ours("bundle", "import", receipt, as_json=False).out
    assert f"{MISSION} a refusé. Hors de notre secteur." in told
    assert ours("bundle", "list").data["transfers"][0]["state"] == "refused"
    assert "closure" not in ours("notebook", "show", fatou).data["records"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("flip", "transfer_altered"),
        ("cut", "transfer_altered"),
        ("zip", "not_a_transfer_file"),
        ("json", "not_a_transfer_file"),
        ("empty", "not_a_transfer_file"),
        ("huge", "transfer_too_large"),
        ("missing", "file_unreadable"),
    ],
)
def test_each_bad_file_is_refused_in_french_and_nothing_is_kept(
    theirs: Terminal, file: Path, change: str, error: str
) -> None:
    _spoil(file, change)
    for command in ("inspect", "import"):
        code, found, message = refused(theirs("bundle", command, file))
        assert (code, found) == (3, error)
        assert message.endswith(".")
        assert theirs("bundle", command, file, as_json=False).err.strip() == message
    assert theirs("people", "list").data["people"] == []
    assert theirs("bundle", "list").data == {"transfers": [], "inbox": []}


def _spoil(file: Path, change: str) -> None:
    data = file.read_bytes()
    match change:
        case "flip":
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        case "cut":
            file.write_bytes(data[:-40])
        case "zip":
            file.write_bytes(b"PK\x03\x04" + data)
        case "json":
            file.write_bytes(b'{"format":"carnet.transfer"}')
        case "empty":
            file.write_bytes(b"")
        case "huge":
            with file.open("r+b") as grown:
                grown.truncate(25 * 1024 * 1024 + 1)
        case "missing":
            file.unlink()


def test_a_file_is_opened_by_its_recipient_alone(ours: Terminal, file: Path) -> None:
    code, error, message = refused(ours("bundle", "import", file))
    assert (code, error) == (3, "not_for_us")
    assert "destiné à une autre structure" in message


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["--sections", "identity,secrets"], 2, "invalid_field"),
        (["--include", "contact/nowhere"], 2, "invalid_field"),
        (["--sections", "appointments"], 3, "nothing_leaves"),
        (["--out", "/nowhere/fatou.carnet"], 3, "cannot_write_file"),
        (["--kind", "gift"], 2, "usage"),
        (["--purpose", " "], 2, "invalid_field"),
    ],
)
def test_an_order_that_cannot_be_followed_sends_nothing(
    ours: Terminal, fatou: str, arguments: list[str], code: int, error: str
) -> None:
    out = ours.folder / "fatou.carnet"
    answer = ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", out, *arguments)
    assert refused(answer)[:2] == (code, error)
    assert not out.exists()
    assert ours("bundle", "list").data["transfers"] == []


def test_the_chosen_sections_are_the_only_ones_that_leave(ours: Terminal, theirs: Terminal, fatou: str) -> None:
    ours("notebook", "add", "action", fatou, "--who", "person", "--what", "Appeler la CAF")
    file = ours.folder / "fatou.carnet"
    ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--sections", "identity, work", "--out", file)
    looked = theirs("bundle", "inspect", file).data
    assert {record["kind"] for record in looked["records"]} == {"person"}
    assert {s["name"]: s["empty_reason"] for s in looked["sections"]}["plan"] == "not_sent"


def test_the_journal_of_transfers_comes_back_with_a_lost_registry(ours: Terminal, fatou: str, file: Path) -> None:
    before = ours("bundle", "list").data["transfers"]
    assert len(before) == 1
    (ours.home / "registry.db").unlink()
    assert refused(ours("rebuild"))[1] == "notebook_unknown"
    assert ours("rebuild", "--adopt", fatou).code == 0
    assert ours("bundle", "list").data["transfers"] == before


def test_words_of_others_do_not_command_the_terminal(ours: Terminal, theirs: Terminal, fatou: str) -> None:
    with _unlocked(ours) as session:
        save(session, fatou, [Edit("person", "person", "birth_place", "\x1b[2JNantes\u202e")])
    file = ours.folder / "fatou.carnet"
    ours("bundle", "export", fatou, "--to", MISSION, *SENT, "--out", file)
    theirs("bundle", "import", file)
    for arguments in (("notebook", "show", "Fatou"), ("notebook", "history", "Fatou")):
        shown = theirs(*arguments, as_json=False).out
        assert "[2JNantes" in shown
        assert not {"\x1b", "\u202e"} & {*shown}
