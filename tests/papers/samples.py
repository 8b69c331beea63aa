"""Every paper, with little and with much on it, and with what is hard to write."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as replaced
from tests.unit.fatou import AGREED, ATELIERS, PERSON, RECORDS, TODAY, action, appointment, fatou, plan
from tests.unit.held_notebook import holding
from tests.unit.test_printing_recovery import PDF as RECOVERY

from carnet_desktop.domain import papers
from carnet_desktop.domain.labels import action_status, objective_status
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.paper_file import Seen, Told, file_blocks
from carnet_desktop.domain.paper_plan import plan_blocks
from carnet_desktop.domain.records import Contract, Document, Focus, Item, Objective, Person
from carnet_desktop.domain.sheet_blocks import Block
from carnet_desktop.domain.sheet_choices import SheetFormat
from carnet_desktop.printing.format import FILE, FORM, FORMATS, Format
from carnet_desktop.printing.sheet import draw_sheet


def notebooks() -> dict[str, Notebook]:
    many = [action(f"m{i:02}", f"Rappeler le service numéro {i:02}", by="2026-12-10") for i in range(40)]
    hard = [
        action("h1", "Lire <b>tout</b> & signer"),
        action("h2", "Написать письмо 😀 avec محمد عبد الله 12 et Nguyễn, क्षितिज, 王芳"),
        action("h3", "Lire ce long texte. " * 500),
        appointment("h4", "2026-12-08T09:00", place="Maison des œuvres, l’été, " * 5),
    ]
    paths = [
        Contract(id="k1", kind_=Item(label="CER"), from_="2026-09-01", to="2027-02-28", signed_on="2026-09-02"),
        *(Focus(id=f"f{n}", theme=Item(label=theme)) for n, theme in enumerate(("Logement", "Emploi", "Mobilité"))),
        Objective(id="o1", focus="f0", title=Item(label="Trouver un logement stable"), contract="k1"),
        Objective(id="o2", focus="f1", title=Item(label="Travailler en cuisine"), status=objective_status("done")),
        action("p1", "Déposer la demande de logement", by="2026-12-11", objective="o1", documents=("Bail", "RIB")),
        action("p2", "Étudier la demande", "partner", who_text="Mairie", objective="o1"),
        action("p3", "Écrire le CV", objective="o2", status=action_status("done")),
        Document(id="d1", title="Avis d’imposition", state="missing"),
    ]
    return {
        "paths": fatou(*paths),
        "empty": holding(Person(id="person")),
        "small": holding(Person(id="person", first_name="Ali")),
        "usual": fatou(),
        "many": fatou(*many),
        "hard": holding(replaced(PERSON, first_name="محمد Олександр"), *RECORDS[1:], *hard),
    }


def every_paper() -> dict[str, bytes]:
    return dict(_papers())


def _papers() -> Iterator[tuple[str, bytes]]:
    yield "recovery", RECOVERY
    yield "notice", _drawn(papers.notice_blocks(ATELIERS), FORM)
    for name, notebook in notebooks().items():
        for format_ in SheetFormat:
            sheet = plan(notebook, replace(AGREED, format=format_, codes=True))
            yield f"sheet {name} {format_}", _drawn(sheet.page, FORMATS[format_])
        seen, told = [Seen("hier", "Claire", "a ouvert")], [Told("hier", "Claire", ("Action, quoi : lire",))]
        yield f"file {name}", _drawn(file_blocks(notebook, told, seen, "Les Ateliers du Pont"), FILE)
        yield f"plan {name}", _drawn(plan_blocks(notebook, ATELIERS, "Claire Le Guen", TODAY), FORM)
        yield f"consent {name}", _drawn(papers.consent_blocks(notebook, ATELIERS, ""), FORM)


def _drawn(blocks: Sequence[Block], format_: Format) -> bytes:
    return draw_sheet(blocks, format_=format_, printed_on=TODAY, version="1")
