"""The history from a terminal: the same filters as on screen."""

import json
from pathlib import Path

import pytest
from tests.conftest import PASSPHRASE, now
from tests.journeys.test_terminal import Terminal

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.services import vault
from carnet_desktop.services.notebooks import put
from carnet_desktop.services.people import find_person


@pytest.fixture
def terminal(home: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(home.parent, capsys)


@pytest.fixture
def fatou(terminal: Terminal) -> str:
    added = terminal("people", "add", "--first-name", "Fatou", "--last-name", "Diarra", "--birth-date", "1989-03-12")
    assert added.code == 0, added.err
    session = vault.unlock(terminal.home, None, PASSPHRASE, now)
    put(session, find_person(session, "diarra"), new_action("Appeler la CAF", "person"), reason="Décidé ce jour")
    session.lock()
    return str(added.data["id"])


def test_the_history_is_searched_from_a_terminal(terminal: Terminal, fatou: str) -> None:
    def found(*options: str) -> list[str]:
        changes = terminal("notebook", "history", fatou, *options).data["changes"]
        return [
            line["name"] for change in changes for line in change["lines"] if line["field"] in ("what", "last_name")
        ]

    both = ["Appeler la CAF", "Identité"]
    assert found() == both
    assert found("--kind", "action") == found("--text", "caf") == found("--text", "décidé") == ["Appeler la CAF"]
    assert found("--since", "2020-01-01", "--until", "demain", "--author", "claire") == both
    assert found("--until", "2020-01-01") == found("--author", "karim") == []
    for refused in (("--since", "31/02"), ("--kind", "rendez-vous")):
        assert terminal("notebook", "history", fatou, *refused).code == 2
    told = terminal("notebook", "history", fatou, "--kind", "action", as_json=False).out
    assert "Claire Le Guen  (Décidé ce jour)" in told
    assert "Action, Quoi : – → Appeler la CAF" in told


def test_an_interview_is_closed_then_corrected_with_a_reason_from_a_terminal(terminal: Terminal, fatou: str) -> None:
    written = ("add", "interview", fatou, "--text", "Une note.", "--visibility", "team")
    record = terminal("notebook", *written).data["id"]
    correct = ("notebook", "correct-interview", fatou, record)
    assert terminal(*correct, "--subject", "Logement", "--channel", "phone", "--close").code == 0
    refused = terminal(*correct, "--text", "Une autre note.")
    assert (refused.code, json.loads(refused.err)["message"]) == (2, "Indiquez la raison.")
    assert terminal(*correct, "--text", "Une autre note.", "--reason", "Un mot manquait").code == 0
    assert terminal(*correct, "--channel", "fax").code == 2
    (held,) = terminal("notebook", "show", fatou).data["records"]["interview"]
    assert (held["text"], held["subject"], held["channel"], held["closed"]) == (
        "Une autre note.",
        "Logement",
        "phone",
        True,
    )
    latest = terminal("notebook", "history", fatou, "--kind", "interview").data["changes"][0]
    assert latest["reason"] == "Un mot manquait"
    back = ("notebook", "put-back", fatou, latest["change"], record)
    assert terminal(*back).code == 2
    assert terminal(*back, "--field", "text", "--reason", "La note était juste").code == 0
    (held,) = terminal("notebook", "show", fatou).data["records"]["interview"]
    assert held["text"] == "Une note."
    assert terminal("notebook", "put-back", fatou, "inconnu", record).code != 0
