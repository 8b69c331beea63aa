"""Every paper, with little and with much on it, and with what is hard to write."""

from collections.abc import Iterator

from tests.unit.fatou import TODAY, action, appointment, fatou, plan
from tests.unit.held_notebook import holding
from tests.unit.test_printing_recovery import PDF as RECOVERY

from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Person
from carnet_desktop.printing.format import FORMATS
from carnet_desktop.printing.sheet import draw_sheet


def notebooks() -> dict[str, Notebook]:
    many = [action(f"m{i:02}", f"Rappeler le service numéro {i:02}", by="2026-12-10") for i in range(40)]
    hard = [
        action("h1", "Lire <b>tout</b> & signer"),
        action("h2", "Написать письмо 😀 avec محمد عبد الله 12 et Nguyễn"),
        action("h3", "Lire ce long texte. " * 500),
        appointment("h4", "2026-12-08T09:00", place="Maison des œuvres, l’été, " * 5),
    ]
    return {
        "empty": holding(Person(id="person")),
        "small": holding(Person(id="person", first_name="Ali")),
        "usual": fatou(),
        "many": fatou(*many),
        "hard": fatou(Person(id="person", first_name="محمد Олександр"), *hard),
    }


def every_paper() -> dict[str, bytes]:
    return dict(_papers())


def _papers() -> Iterator[tuple[str, bytes]]:
    yield "recovery", RECOVERY
    for name, notebook in notebooks().items():
        for format_, measures in FORMATS.items():
            sheet = plan(notebook)
            yield f"sheet {name} {format_}", draw_sheet(sheet.page, format_=measures, printed_on=TODAY, version="1")
