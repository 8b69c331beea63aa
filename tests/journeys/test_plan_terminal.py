"""A plan, its contract and its papers written from a terminal."""

from pathlib import Path

import pytest
from tests.journeys.test_terminal import Terminal, fatou, terminal

__all__ = ["fatou", "terminal"]  # fixtures


def test_a_plan_is_written_from_a_terminal(terminal: Terminal, fatou: str) -> None:
    contract = terminal("notebook", "add", "contract", fatou, "--kind", "cer", "--from", "2026-11-02", "--months", "6")
    focus = terminal("notebook", "add", "focus", fatou, "--theme", "mobilite").data["id"]
    aim = terminal(
        "notebook", "add", "objective", fatou, "--title", "Passer le permis", "--focus", "Mobilité", "--contract", "CER"
    ).data["id"]
    done = terminal(
        "notebook", "add", "action", fatou, "--who", "person", "--what", "Demander la bourse", "--by", "2026-12-10",
        "--objective", "passer le permis", "--paper", "Pièce d’identité", "--paper", "RIB",
    )  # fmt: skip
    assert done.code == 0, done.err
    records = terminal("notebook", "show", fatou).data["records"]
    assert records["contract"] == [
        {
            "id": contract.data["id"],
            "kind": {
                "label": "Contrat d’engagement réciproque (CER)",
                "code": "cer",
                "list": "contract_kind",
                "version": "1",
            },
            "from": "2026-11-02",
            "to": "2027-05-01",
        }
    ]
    assert records["focus"][0]["theme"] == {
        "label": "Mobilité",
        "code": "mobilite",
        "list": "theme",
        "version": "2024",
    }
    objective = records["objective"][0]
    assert (objective["id"], objective["focus"], objective["contract"]) == (aim, focus, contract.data["id"])
    assert objective["title"] == {"label": "Passer le permis"}
    assert records["action"][0]["objective"] == aim
    assert records["action"][0]["documents"] == ["Pièce d’identité", "RIB"]


def test_the_same_theme_is_one_focus(terminal: Terminal, fatou: str) -> None:
    first = terminal("notebook", "add", "focus", fatou, "--theme", "Logement").data["id"]
    assert terminal("notebook", "add", "focus", fatou, "--theme", "logement").data["id"] == first


def test_an_objective_that_is_not_there_is_refused(terminal: Terminal, fatou: str) -> None:
    answer = terminal(
        "notebook", "add", "action", fatou, "--who", "person", "--what", "Appeler", "--objective", "Rien de tel"
    )
    assert answer.code != 0
    assert "Aucun objectif de ce carnet" in answer.err


def test_a_contract_that_ends_before_it_begins_is_refused(terminal: Terminal, fatou: str) -> None:
    answer = terminal(
        "notebook", "add", "contract", fatou, "--kind", "CER", "--from", "2026-11-02", "--to", "2026-11-01"
    )
    assert answer.code != 0
    assert "contract" not in terminal("notebook", "show", fatou).data["records"]


def test_a_paper_to_bring_is_noted(terminal: Terminal, fatou: str) -> None:
    terminal("notebook", "add", "document", fatou, "--title", "Attestation d’hébergement", "--state", "missing")
    held = terminal("notebook", "show", fatou).data["records"]["document"]
    assert (held[0]["title"], held[0]["state"]) == ("Attestation d’hébergement", "missing")


def test_the_file_of_a_paper_is_kept_encrypted_and_a_copy_is_taken_out(
    terminal: Terminal, fatou: str, tmp_path: Path
) -> None:
    held, copy = tmp_path / "scan.bin", tmp_path / "copie.pdf"
    held.write_bytes(b"%PDF-1.7 CANARI")
    assert terminal("notebook", "add", "document", fatou, "--title", "Bail", "--file", held).code == 0
    (paper,) = terminal("notebook", "show", fatou).data["records"]["document"]
    assert (paper["state"], paper["file"]["name"], paper["file"]["size"]) == ("received", "scan.bin.pdf", 15)
    assert not [path for path in terminal.home.rglob("*") if path.is_file() and b"CANARI" in path.read_bytes()]
    assert terminal("notebook", "document", fatou, "bail", "--out", copy).data == {"file": str(copy)}
    assert copy.read_bytes() == held.read_bytes()


@pytest.mark.parametrize(
    ("data", "error"), [(b"PK zip", "attachment_refused"), (b"%PDF-" + bytes(10_485_756), "attachment_too_large")]
)
def test_a_file_that_is_not_kept_leaves_no_paper(
    terminal: Terminal, fatou: str, tmp_path: Path, data: bytes, error: str
) -> None:
    (tmp_path / "scan.pdf").write_bytes(data)
    refused = terminal("notebook", "add", "document", fatou, "--title", "Bail", "--file", tmp_path / "scan.pdf")
    assert (refused.code, f'"{error}"' in refused.err) == (3, True)
    missing = terminal("notebook", "add", "document", fatou, "--title", "Bail", "--file", tmp_path / "nothing.pdf")
    assert (missing.code, '"file_unreadable"' in missing.err) == (3, True)
    assert "document" not in terminal("notebook", "show", fatou).data["records"]


def test_a_paper_without_a_file_has_no_copy(terminal: Terminal, fatou: str, tmp_path: Path) -> None:
    terminal("notebook", "add", "document", fatou, "--title", "Bail")
    refused = terminal("notebook", "document", fatou, "Bail", "--out", tmp_path / "copie.pdf")
    assert (refused.code, "Aucune pièce de ce carnet" in refused.err) == (2, True)
    assert not (tmp_path / "copie.pdf").exists()
