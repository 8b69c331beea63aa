"""The whole job from a terminal: the exact spellings that others script, their exit codes, their JSON."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.conftest import PASSPHRASE

from carnet_desktop.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """`carnet-cli` run in this process: the same arguments, exit code, stdout and stderr."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def begin(self, passphrase: str = PASSPHRASE) -> list[str]:
        secret = self.folder / "passphrase.txt"
        secret.write_text(passphrase + "\n", encoding="utf-8")
        return ["--home", str(self.home), "--passphrase-file", str(secret)]

    def __call__(self, *arguments: object, passphrase: str = PASSPHRASE, as_json: bool = True) -> Answer:
        self.capture.readouterr()
        code = main([*self.begin(passphrase), *(["--json"] if as_json else []), *map(str, arguments)])
        return Answer(code, *self.capture.readouterr())

    def init(self) -> Answer:
        return self(
            "init", "--structure", "Les Ateliers du Pont", "--worker", "Claire Le Guen", "--phone", "02 61 91 50 50",
            "--recovery-out", self.folder / "secours.pdf", "--words-out", self.folder / "mots.txt",
        )  # fmt: skip


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, capsys)


@pytest.fixture
def fatou(terminal: Terminal) -> str:
    terminal.init()
    added = terminal("people", "add", "--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1989-03-12")
    return str(added.data["id"])


def test_the_main_job_from_an_empty_folder_to_the_printed_page(terminal: Terminal) -> None:
    assert terminal.init().code == 0
    assert (terminal.folder / "secours.pdf").read_bytes().startswith(b"%PDF")
    assert len((terminal.folder / "mots.txt").read_text(encoding="utf-8").split()) == 24

    person = ["--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1989-03-12"]
    added = terminal("people", "add", *person)
    assert added.code == 0
    fatou = added.data["id"]

    brought = terminal("people", "import", SAMPLES / "carnet-de-bord-2024-import_beneficiaires.csv")
    assert (brought.code, brought.data["created"]) == (0, 3)
    people = terminal("people", "list").data["people"]
    assert sorted(p["first_name"] for p in people) == ["Charlie", "Charlotte", "Fatou", "charlot"]
    assert set(people[0]) == {"id", "first_name", "last_name", "birth_date"}
    assert [p["last_name"] for p in terminal("people", "list", "--query", "diarra").data["people"]] == ["Diarra"]

    write = ("notebook", "add")
    when = ["--when", "2099-12-01T14:00", "--where", "CAF, 12 place des Halles"]
    what = ["--with", "Mme Roy", "--purpose", "dossier secret", "--bring", "le RIB", "--bring", "la pièce d’identité"]
    assert terminal(*write, "appointment", fatou, *when, *what).code == 0
    action = ["--who", "person", "--what", "Appeler la CAF", "--by", "2099-12-10"]
    assert terminal(*write, "action", "fatou diarra", *action).code == 0
    contact = ["--name", "Dr Le Bihan", "--role", "santé", "--phone", "02 61 91 48 05", "--sensitive"]
    assert terminal(*write, "contact", fatou, *contact, "--printed-name", "Rendez-vous du jeudi").code == 0
    interview = ["--text", "Elle préfère les SMS.", "--visibility", "private"]
    assert terminal(*write, "interview", fatou, *interview).code == 0

    shown = terminal("notebook", "show", "Fatou Diarra").data
    assert shown["id"] == fatou
    assert shown["ids"] == [fatou]
    records = shown["records"]
    assert records["person"][0]["birth_date"] == "1989-03-12"
    assert records["appointment"][0]["when"] == {"local": "2099-12-01T14:00", "tz": "Europe/Paris"}
    assert records["appointment"][0]["with"] == {"text": "Mme Roy"}
    assert records["appointment"][0]["bring"] == ["le RIB", "la pièce d’identité"]
    assert records["contact"][0]["phone"] == "+33261914805"
    assert records["interview"][0]["visibility"] == "private"
    assert [c["author"] for c in terminal("notebook", "history", fatou).data["changes"]] == ["Claire Le Guen"] * 5

    sheet = terminal.folder / "recap.pdf"
    assert terminal("sheet", fatou, "--out", sheet).code == 0
    words = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sheet))
    assert "mardi 1er décembre" in words
    assert "Appeler la CAF" in words
    for hidden in ("Diarra", "Bihan", "secret", "SMS", "48 05"):
        assert hidden not in words

    checked = terminal("check")
    assert (checked.code, checked.data["whole"], checked.data["notebooks"]) == (0, True, 4)
    assert terminal("rebuild").data == {"notebooks": 4}


def test_a_dry_run_says_what_an_import_would_do_and_writes_nothing(terminal: Terminal, fatou: str) -> None:
    sample = SAMPLES / "carnet-de-bord-2022-import_beneficiaires.csv"
    foreseen = terminal("people", "import", sample, "--dry-run").data
    assert terminal("people", "import", sample, "--dry-run", as_json=False).out.startswith("Rien n’est écrit.")
    assert len(terminal("people", "list").data["people"]) == 1
    done = terminal("people", "import", sample).data
    assert foreseen | {"dry_run": False} == done
    assert any(n["note"] == "phone_kept" and n["value"] == "071234567" for p in done["people"] for n in p["notes"])
    again = terminal("people", "import", sample).data
    assert (again["created"], again["updated"]) == (0, 0)


def test_what_a_worker_typed_is_kept_unless_the_file_is_preferred(terminal: Terminal, tmp_path: Path) -> None:
    terminal.init()
    people = tmp_path / "liste.csv"
    people.write_text("Prénom;Nom;Date de naissance;Ville\nFatou;Diarra;12/03/1989;Valmer\n", encoding="utf-8")
    terminal("people", "import", people)
    people.write_text("Prénom;Nom;Date de naissance;Ville\nfatou;DIARRA;1989-03-12;Nantes\n", encoding="utf-8")
    kept = terminal("people", "import", people)
    person = terminal("notebook", "show", "Fatou Diarra").data["records"]["person"][0]
    assert person["address"]["city"] == "Nantes", "an imported value follows the file"
    assert kept.data["updated"] == 1


_SAME_PERSON = ["--first-name", "FATOU", "--last-name", "diarra", "--birth-date", "1989-03-12"]


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["nothing"], 2, "usage"),
        (["people", "add", "--first-name", "A"], 2, "usage"),
        (["people", "list", "--color", "red"], 2, "usage"),
        (["people", "add", "--first-name", "A", "--last-name", "B", "--birth-date", "31/02/1990"], 2, "invalid_field"),
        (["notebook", "show", "Personne"], 3, "person_not_found"),
        (["notebook", "add", "action", "Fatou", "--who", "nobody", "--what", "x"], 2, "usage"),
        (["notebook", "add", "appointment", "Fatou", "--when", "demain"], 2, "invalid_field"),
        (["notebook", "add", "action", "Fatou", "--who", "person", "--what", " "], 2, "invalid_field"),
        (["people", "import", "/nowhere.csv"], 3, "file_unreadable"),
        (["people", "add", *_SAME_PERSON], 3, "person_exists"),
        (["rebuild", "--adopt", "not-here"], 3, "record_not_found"),
        (["sheet", "Fatou", "--out", "/nowhere/recap.pdf"], 3, "cannot_write_file"),
        (["sheet", "Fatou", "--out", ""], 3, "cannot_write_file"),
        (["file", "Fatou", "--out", "."], 2, "usage"),
        (["notebook", "separate", "Fatou", "not-here"], 3, "record_not_found"),
        (["notebook", "set", "situation", "Fatou", "--theme", "Logement"], 2, "usage"),
        (["notebook", "set", "situation", "Fatou", "--theme", "Logement", "--no", "zz"], 2, "invalid_field"),
        (["notebook", "set", "situation", "Fatou", "--theme", "Logement", "--yes", " "], 2, "invalid_field"),
        (["notebook", "add", "wanted-job", "Fatou", "--job", "x", "--wage", "inf"], 2, "invalid_field"),
    ],
)  # fmt: skip
def test_each_refusal_has_its_code_and_a_french_sentence(
    terminal: Terminal, fatou: str, arguments: list[str], code: int, error: str
) -> None:
    refused = terminal(*arguments)
    assert refused.code == code
    assert json.loads(refused.err)["error"] == error
    assert refused.out == ""
    plain = terminal(*arguments, as_json=False)
    assert plain.err.strip() == json.loads(refused.err)["message"]
    assert terminal("check").data["facts"] == 10, "nothing was written"


def test_an_ambiguous_name_names_the_candidates(terminal: Terminal, fatou: str) -> None:
    terminal("people", "add", "--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1990-01-01")
    refused = terminal("notebook", "show", "Fatou Diarra")
    assert refused.code == 3
    assert fatou in json.loads(refused.err)["message"]


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("large", (595, 842)), ("a5", (842, 595)), ("card", (420, 298))]
)
def test_a_sheet_in_each_format(terminal: Terminal, fatou: str, paper: str, size: tuple[int, int]) -> None:
    out = terminal.folder / "recap.pdf"
    assert terminal("sheet", fatou, "--out", out, "--format", paper).code == 0
    assert tuple(round(side) for side in pypdfium2.PdfDocument(out)[0].get_size()) == size
    held = terminal("notebook", "show", fatou).data["records"]["handed_sheet"]
    assert [sheet["handed"]["format"] for sheet in held] == [paper]


def test_a_sheet_of_some_sections(terminal: Terminal, fatou: str) -> None:
    out = terminal.folder / "recap.pdf"
    terminal("notebook", "add", "action", fatou, "--who", "person", "--what", "Lire le livre")
    assert terminal("sheet", fatou, "--out", out, "--sections", "mine,structure").code == 0
    words = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "Ce que je fais" in words
    assert "Place pour" not in words
    assert terminal("sheet", fatou, "--out", out, "--sections", "mine,health").code == 2
    assert terminal("sheet", fatou, "--out", out, "--format", "a3").code == 2


def test_the_whole_file_with_its_data_and_the_plan(terminal: Terminal, fatou: str) -> None:
    text = "Dit en privé"
    terminal("notebook", "add", "interview", fatou, "--text", text, "--visibility", "private")
    written = terminal("file", fatou, "--out", terminal.folder / "dossier.pdf")
    assert written.code == 0
    assert json.loads(Path(written.data["data"]).read_text("utf-8"))["records"]["interview"][0]["text"] == text
    assert terminal("plan", fatou, "--out", terminal.folder / "plan.pdf").code == 0
    for name, expected in (("dossier.pdf", text), ("plan.pdf", "Date et signature")):
        document = pypdfium2.PdfDocument(terminal.folder / name)
        assert expected in "".join(page.get_textpage().get_text_range() for page in document)


def words_in(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


def test_the_notice_and_the_consent_form(terminal: Terminal, fatou: str) -> None:
    out = terminal.folder / "papier.pdf"
    assert terminal("paper", "notice", fatou, "--out", out).data == {"file": str(out), "lost": []}
    assert "cnil.fr" in words_in(out)
    assert terminal("paper", "consent", fatou, "--out", out, "--to", "Mission locale").code == 0
    assert "Mission locale" in words_in(out)


def test_a_card_for_the_appointment_of_a_day(terminal: Terminal, fatou: str) -> None:
    out = terminal.folder / "carte.pdf"
    for when, place in (("2099-03-02T09:00", "Mairie"), ("2099-03-09T14:00", "Gare")):
        assert terminal("notebook", "add", "appointment", fatou, "--when", when, "--where", place).code == 0
    assert terminal("paper", "appointment", fatou, "--out", out).code == 0
    assert "Mairie" in words_in(out)
    assert terminal("paper", "appointment", fatou, "--out", out, "--on", "2099-03-09").code == 0
    assert "Gare" in words_in(out)
    assert "Mairie" not in words_in(out)
    assert terminal("paper", "appointment", fatou, "--out", out, "--on", "2099-03-10").code == 3


def test_nothing_is_written_over_what_the_home_holds(terminal: Terminal, fatou: str) -> None:
    for place in (terminal.home / "registry.db", terminal.home / "notebooks" / fatou[:2] / f"{fatou}.db"):
        refused = terminal("sheet", fatou, "--out", place)
        assert (refused.code, json.loads(refused.err)["error"]) == (3, "cannot_write_file")
        assert "celui des carnets" in refused.err
    assert terminal("check").code == 0


def test_the_last_day_of_the_calendar_can_be_written_and_printed(terminal: Terminal, fatou: str) -> None:
    assert terminal("notebook", "add", "appointment", fatou, "--when", "9999-12-31T23:59").code == 0
    contract = ["--kind", "CER", "--from", "9999-12-01", "--months", "5"]
    assert terminal("notebook", "add", "contract", fatou, *contract).code == 0
    assert terminal("notebook", "show", fatou).data["records"]["contract"][0]["to"] == "9999-12-31"
    assert terminal("sheet", fatou, "--out", terminal.folder / "recap.pdf", "--codes").code == 0


def test_a_notebook_is_shown_in_words_and_a_search_that_finds_nothing_says_so(terminal: Terminal, fatou: str) -> None:
    when = ("--when", "2099-12-01T14:00", "--bring", "le RIB", "--bring", "la carte")
    terminal("notebook", "add", "appointment", fatou, *when)
    assert "À apporter : le RIB, la carte\n" in terminal("notebook", "show", fatou, as_json=False).out
    assert terminal("notebook", "history", fatou, "--text", "zzz", as_json=False).out == "Aucun changement.\n"


def test_letters_that_no_font_has_are_told(terminal: Terminal, fatou: str) -> None:
    terminal("notebook", "add", "action", fatou, "--who", "person", "--what", "Appeler 王芳")
    written = terminal("sheet", fatou, "--out", terminal.folder / "recap.pdf")
    assert written.data["lost"] == [{"text": "Appeler 王芳", "letters": "王芳"}]
    assert terminal("plan", fatou, "--out", terminal.folder / "plan.pdf").data["lost"] == written.data["lost"]


def test_a_sensitive_contact_without_a_neutral_name_stops_the_sheet(terminal: Terminal, fatou: str) -> None:
    terminal("notebook", "add", "contact", fatou, "--name", "Dr Le Bihan", "--sensitive")
    refused = terminal("sheet", fatou, "--out", terminal.folder / "recap.pdf")
    assert (refused.code, json.loads(refused.err)["error"]) == (3, "sheet_blocked")
    assert not (terminal.folder / "recap.pdf").exists()


def test_a_wrong_passphrase_is_exit_4_and_the_right_one_opens_again(terminal: Terminal, fatou: str) -> None:
    refused = terminal("people", "list", passphrase="pas la bonne")
    assert refused.code == 4
    assert "Ce n’est pas la bonne phrase." in json.loads(refused.err)["message"]
    assert terminal("people", "list").code == 0


def test_a_second_structure_is_never_made_over_the_first(terminal: Terminal, fatou: str) -> None:
    refused = terminal.init()
    assert (refused.code, json.loads(refused.err)["error"]) == (3, "home_not_empty")
    assert terminal("people", "list").data["people"][0]["id"] == fatou


@pytest.mark.parametrize(
    ("structure", "worker", "passphrase"),
    [
        (" ", "Claire", PASSPHRASE),
        ("Les Ateliers", "", PASSPHRASE),
        ("Les\x01Ateliers", "Claire", PASSPHRASE),
        ("Les \udcff", "Claire", PASSPHRASE),
        ("x" * 301, "Claire", PASSPHRASE),
        ("Les Ateliers", "Claire", "facile"),
    ],
)
def test_what_cannot_be_a_structure_leaves_neither_home_nor_recovery_page(
    terminal: Terminal, structure: str, worker: str, passphrase: str
) -> None:
    page = terminal.folder / "secours.pdf"
    asked = ("init", "--structure", structure, "--worker", worker, "--recovery-out", page)
    assert terminal(*asked, passphrase=passphrase).code == 2
    assert not page.exists()
    assert not terminal.home.exists()


def test_damaged_keys_are_exit_5_and_the_previous_copy_opens(terminal: Terminal, fatou: str) -> None:
    (terminal.home / "keys.json").write_text("{")
    refused = terminal("people", "list", as_json=False)
    assert refused.code == 5
    assert "keys.json" in refused.err
    assert terminal("put-keys-back").data == {"done": True}
    assert terminal("people", "list").code == 0
    assert terminal("put-keys-back").data == {"done": False}, "keys that are whole are left alone"


def test_a_notebook_the_registry_does_not_know_is_named_and_adopted_only_by_hand(
    terminal: Terminal, fatou: str
) -> None:
    (terminal.home / "registry.db").unlink()
    assert terminal("people", "list").code == 5
    refused = terminal("rebuild")
    assert (refused.code, json.loads(refused.err)["error"]) == (3, "notebook_unknown")
    assert fatou in json.loads(refused.err)["message"]
    assert terminal("people", "list").data["people"] == []
    assert terminal("rebuild", "--adopt", fatou).data == {"notebooks": 1}
    assert terminal("people", "list").data["people"][0]["id"] == fatou
    assert terminal("check").code == 0


def test_a_damaged_notebook_is_exit_5_and_named_by_the_check(terminal: Terminal, fatou: str) -> None:
    path = terminal.home / "notebooks" / fatou[:2] / f"{fatou}.db"
    path.write_bytes(path.read_bytes()[:-4096])
    assert terminal("notebook", "show", fatou).code == 5
    checked = terminal("check")
    assert checked.code == 5
    assert [finding["notebook"] for finding in checked.data["findings"]] == [fatou]


def test_an_older_copy_put_back_is_said_by_the_check_in_the_words_of_the_window(terminal: Terminal, fatou: str) -> None:
    path = terminal.home / "notebooks" / fatou[:2] / f"{fatou}.db"
    copy = path.read_bytes()
    assert terminal("notebook", "add", "action", fatou, "--who", "person", "--what", "Appeler la CAF").code == 0
    assert path.read_bytes() != copy
    path.write_bytes(copy)
    checked = terminal("check", as_json=False)
    assert f"{fatou} : Cette copie du carnet est plus ancienne que la dernière connue" in checked.out


def test_a_list_that_is_lost_is_made_again_for_one_typing_of_the_passphrase(
    terminal: Terminal, fatou: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [PASSPHRASE]
    monkeypatch.setattr("getpass.getpass", lambda _prompt: typed.pop())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    (terminal.home / "registry.db").unlink()
    assert main(["--home", str(terminal.home), "rebuild", "--adopt", fatou]) == 0
    assert terminal("people", "list").data["people"][0]["id"] == fatou


def test_the_installed_command_speaks_utf_8_and_never_shows_a_traceback(terminal: Terminal, fatou: str) -> None:
    command = [sys.executable, "-c", "import sys; from carnet_desktop.cli import main; sys.exit(main())"]
    listed = subprocess.run([*command, *terminal.begin(), "people", "list"], capture_output=True, check=False)
    assert listed.returncode == 0
    assert "Fatou Diarra, 12 mars 1989" in listed.stdout.decode("utf-8")
    refused = subprocess.run(
        [*command, *terminal.begin(), "sheet", "Zoé", "--out", "x"], capture_output=True, check=False
    )
    assert refused.returncode == 3
    assert refused.stderr.decode("utf-8") == "Personne ne s’appelle «\u00a0Zoé\u00a0».\n"


def test_the_program_checks_itself(terminal: Terminal) -> None:
    checked = terminal("selfcheck")
    assert checked.code == 0
    assert {"argon2id", "age", "ed25519", "SQLCipher"} <= {c["name"] for c in checked.data["checks"] if c["ok"]}


def test_a_list_that_is_nobodys_template_is_refused_then_taken_once_its_column_is_named(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.init()
    listed = tmp_path / "suivi.csv"
    listed.write_text("Patronyme;Prénom;Repère\nPetit;Léa;24/07/98\n", encoding="utf-8")
    refused = terminal("people", "import", listed)
    assert (refused.code, json.loads(refused.err)["error"]) == (3, "columns_not_found")
    assert "Date de naissance" in refused.err
    assert "Repère" in refused.err
    name = ("--column", "Repère=Date de naissance")
    assert terminal("people", "import", listed, *name, "--dry-run").data["created"] == 1
    assert terminal("people", "import", listed, *name, "--column", "Prénom=").code == 3
    assert terminal("people", "import", listed).code == 3, "neither a trial nor a refusal is remembered"
    named = terminal("people", "import", listed, *name)
    assert (named.code, named.data["created"]) == (0, 1)
    listed.write_text("Patronyme;Prénom;Repère\nRoux;Zoé;01/02/1990\n", encoding="utf-8")
    assert terminal("people", "import", listed).data["created"] == 1


def test_notebooks_of_carnet_de_bord_are_brought_by_their_export(terminal: Terminal) -> None:
    terminal.init()
    export = SAMPLES / "carnet-de-bord-export.json"
    seen = terminal("import-carnet-de-bord", export, "--dry-run")
    assert (seen.code, seen.data["created"], terminal("people", "list").data["people"]) == (0, 1, [])
    brought = terminal("import-carnet-de-bord", export).data
    assert (brought["created"], brought["skipped"]) == (1, 1)
    assert "« bleu » n’est pas repris" in brought["people"][0]["notes"][-1]["message"].replace("\u00a0", " ")
    shown = terminal("notebook", "show", "Sophie Tifour").data["records"]
    assert {kind: len(shown[kind]) for kind in ("focus", "objective", "action", "contract", "appointment")} == {
        "focus": 2, "objective": 1, "action": 3, "contract": 1, "appointment": 2,
    }  # fmt: skip
    assert terminal("import-carnet-de-bord", SAMPLES / "liste.xls").code == 3


def test_two_notebooks_of_one_person_are_merged_and_separated(terminal: Terminal) -> None:
    terminal.init()
    who = ("--last-name", "Tifour", "--birth-date", "1982-02-01")
    first = terminal("people", "add", "--first-name", "Sophie", *who).data["id"]
    second = terminal("people", "add", "--first-name", "Sophié", *who, "--anyway").data["id"]
    assert terminal("notebook", "merge", first, second).data["ids"] == [first, second]
    assert [person["id"] for person in terminal("people", "list").data["people"]] == [first]
    assert terminal("notebook", "separate", first).data["merged"] == [second]
    assert terminal("notebook", "separate", first, second).code == 0
    assert len(terminal("people", "list").data["people"]) == 2
    assert terminal("notebook", "separate", first, second).code == 3
    assert terminal("check").code == 0
