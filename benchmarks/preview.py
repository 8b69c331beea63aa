"""Promise: the page follows a change at once: what it takes is what reportlab and pdfium take, at most twice.

What is timed is what a tick sets off: the sheet planned again, drawn, and turned into pictures. The floor is the calls
that this very sheet made to its canvas, on a bare one, and pdfium on the result.
"""

import shutil
from typing import Final

from benchmarks.homes import PASSPHRASE, now, scratch
from benchmarks.measuring import Measure, in_turn, seconds, show
from benchmarks.sheet import recorded, replay

from carnet_desktop.domain.new_records import new_action
from carnet_desktop.domain.sheet_choices import SheetChoices
from carnet_desktop.printing.preview import page_images
from carnet_desktop.services import notebooks, samples, sheets, vault
from carnet_desktop.services.people import find_person
from carnet_desktop.services.session import Session

_ROUNDS: Final = 40
_DPI: Final = 100
"""Of a page that is looked at whole on a usual screen."""
_MANY: Final = 40


def measure() -> list[Measure]:
    home = scratch("preview")
    session = samples.fill(vault.create(home, samples.STRUCTURE, PASSPHRASE, vault.new_recovery(), now))
    notebook = find_person(session, "Fatou Diarra")
    measures = _measured(session, notebook, "the sheet")
    notebooks.put(session, notebook, *(new_action(f"Appeler le service {n}", "person") for n in range(_MANY)))
    measures += _measured(session, notebook, f"a sheet of {_MANY} more actions")
    session.lock()
    shutil.rmtree(home)
    return measures


def _measured(session: Session, notebook: str, what: str) -> list[Measure]:
    opened = notebooks.open_notebook(session, notebook)
    offered = sheets.plan(session, opened.notebook, SheetChoices()).offered
    first = offered[0].items[0].id
    ticked = True

    def tick() -> None:
        nonlocal ticked
        ticked = not ticked
        choices = SheetChoices().tick((first,), ticked)
        page_images(sheets.preview(session, sheets.plan(session, opened.notebook, choices)), _DPI)

    calls = recorded(tick)
    mine, least = in_turn(_ROUNDS, lambda: seconds(tick), lambda: seconds(lambda: page_images(replay(calls), _DPI)))
    floor = f"its {len(calls)} calls to a bare canvas, and pdfium"
    return [Measure(f"A change of {what}, until its pages are pictures", floor, mine, least, 2)]


if __name__ == "__main__":
    show(measure())
