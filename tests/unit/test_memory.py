"""What is remembered of people's words is forgotten at the lock."""

from datetime import date

from carnet_desktop import i18n
from carnet_desktop.crypto import age
from carnet_desktop.memory import remembered
from carnet_desktop.services.notebooks import open_notebook
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.session import Session


def test_locking_forgets_the_words_that_were_compared(session: Session) -> None:
    asked: list[str] = []

    @remembered(8)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert (length("Fatou"), length("Fatou")) == (5, 5)
    assert i18n.folded("Élodie") == "elodie"
    session.lock()
    length("Fatou")
    assert asked == ["Fatou", "Fatou"]
    assert getattr(i18n.folded, "cache_info")().currsize == 0  # noqa: B009 - not part of the type


def test_locking_forgets_the_keys_that_were_used(session: Session) -> None:
    notebook = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12)))
    open_notebook(session, notebook)
    used = getattr(age._key, "cache_info")  # noqa: B009 - not part of the type
    assert used().currsize
    session.lock()
    assert used().currsize == 0
