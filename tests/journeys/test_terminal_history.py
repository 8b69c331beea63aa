"""The history from a terminal: the same filters as on screen."""

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
