"""Two structures that meet, and what one hands to the other, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from carnet_desktop.bundles.build import build_bundle
from carnet_desktop.bundles.content import Content
from carnet_desktop.domain.facts import Fact, fact_bytes
from carnet_desktop.domain.leaving import Choice
from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.sections import DEFAULT_SECTIONS
from carnet_desktop.services import inbox, receiving, structures
from carnet_desktop.services.notebooks import put
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.receiving import Accepted, Received
from carnet_desktop.services.sending import Order, Sent, SentConsent, prepare
from carnet_desktop.services.session import Session
from carnet_desktop.storage.registry import Registry

MOMENT: Final = datetime(2099, 12, 1, 14)
GIVEN: Final = SentConsent(state="given", how="à l’oral")


def card_of(session: Session, folder: Path) -> Path:
    path = folder / f"{session.structure.id}.structure"
    path.write_bytes(structures.own_card_file(session))
    return path


def words_of(session: Session) -> str:
    return " ".join(structures.own_card(session).words)


def meet(one: Session, other: Session, folder: Path) -> None:
    """Both keep the other's card and compare its words."""
    structures.trust(one, card_of(other, folder), words_of(other))
    structures.trust(other, card_of(one, folder), words_of(one))


def fatou(session: Session) -> str:
    """Somebody's notebook, with one action."""
    notebook = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam"))
    put(session, notebook, new_action("Appeler la CAF", "person"))
    return notebook


def order(to: str, **changes: Any) -> Order:
    """For the structure of this id."""
    given: dict[str, Any] = {
        "recipient": to,
        "kind": "referral",
        "purpose": "Un logement",
        "consent": GIVEN,
        "choice": Choice(frozenset(DEFAULT_SECTIONS)),
    }
    return Order(**(given | changes))


def send(sender: Session, notebook: str, to: Session, path: Path, **changes: Any) -> Sent:
    return prepare(sender, notebook, order(to.structure.id, **changes), path)


def received(session: Session, path: Path) -> Received:
    found = receiving.look(session, path)
    assert isinstance(found, Received)
    return found


def take_in(session: Session, path: Path, into: str | None = None) -> Accepted:
    """Accept everything, in the notebook it is known to belong to or a new one."""
    found = received(session, path)
    return receiving.accept(session, found, into or found.whose.known)


def content_of(session: Session, path: Path) -> tuple[Content, list[Fact]]:
    opened = inbox.open_received(session, path)
    assert not hasattr(opened, "receipt")
    return opened.content, list(opened.facts)


def rewritten(sender: Session, to: Session, content: Content, facts: list[Fact], path: Path, **changes: Any) -> Path:
    """Another bundle of these facts, truly signed: what a partner who is not to be believed could make."""
    own = structures.own_card(sender)
    made = msgspec.structs.replace(content, facts=tuple(map(fact_bytes, facts)), **changes)
    path.write_bytes(build_bundle(made, sender.keys.signing, own.fingerprint, structures.own_card(to).recipient))
    return path


@contextmanager
def another(session: Session) -> Iterator[Any]:
    """Another program's connection to the registry; ours does not wait for it."""
    session.registry._file.driver.execute("PRAGMA busy_timeout = 0")
    registry = Registry.open(session.layout.registry, session.keys.registry)
    yield registry._file.driver
    registry.close()
