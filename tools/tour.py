"""A visit of Carnet without a display: the main job, by keyboard, through the real window, on sample people.

`python tools/tour.py [--out build/tour]` leaves there a picture of each screen, the page Mon Récap (PDF and PNG) and
`visite.txt`, which tells what was done. The homes it works on are thrown away.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from tests.journeys.meeting import Worker
from tests.journeys.setting_up import make_structure
from tools.tour_of_a_notebook import look_at_the_parts, look_at_two_notebooks
from tools.tour_of_transfers import Crossing, forge, make_homes

from carnet_desktop.app import build
from carnet_desktop.printing.preview import page_images
from carnet_desktop.ui import paper as paper_tray
from carnet_desktop.ui import theme
from carnet_desktop.ui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LIST = Path(__file__).resolve().parents[1] / "tests" / "samples" / "carnet-de-bord-2024-import_beneficiaires.csv"
INTERVIEW = (
    "Fatou a vu sa cousine dimanche. Le départ est confirmé pour le 15 décembre. Elle préfère une résidence sociale à "
    "Valmer, pour que les enfants gardent leur école. Il manque l’attestation d’hébergement, que la cousine signera "
    "vendredi. Elle demande qu’on lui écrive plutôt par SMS."
)
WRITTEN = {
    "Ce qui s’est dit": INTERVIEW,
    "Décidé ensemble": "Demander la résidence sociale dès aujourd’hui",
    "Jour du prochain rendez-vous": "mardi",
    "Heure du prochain rendez-vous": "14h",
    "À apporter": "l’attestation signée",
    "Action à faire": "Remplir la demande de résidence sociale",
    "Avant le": "vendredi",
}


class Patient:
    """Lets the window live until what is expected has come."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = 20_000) -> None:
        """`timeout` in ms. Raises TimeoutError."""
        loop = QEventLoop()
        late, look = QTimer(singleShot=True), QTimer(interval=10)
        late.timeout.connect(loop.quit)
        look.timeout.connect(lambda: loop.quit() if callback() else None)
        late.start(timeout)
        look.start()
        if not callback():
            loop.exec()
        if not callback():
            raise TimeoutError("the window did not come to what was expected")


class Still:
    """Whether the window has looked the same for a while."""

    LONG = 8

    def __init__(self, window: MainWindow) -> None:
        self._window, self._last, self._times = window, QImage(), 0

    def __call__(self) -> bool:
        now = self._window.grab().toImage()
        self._times = self._times + 1 if now == self._last else 0
        self._last = now
        return self._times >= self.LONG


class Visit:
    """One launch of the application, with what was done told as it goes."""

    def __init__(self, window: MainWindow, out: Path, told: list[str]) -> None:
        self.window, self._out, self._told = window, out, told
        self.keys = Worker(Patient(), window)

    def tell(self, sentence: str) -> None:
        self._told.append(sentence)
        print(sentence, flush=True)

    def stuck(self) -> None:
        """Keep what the window shows when it did not come to what was expected."""
        self.picture("bloque", f"bloqué sur « {self.keys.focused()} »")

    def picture(self, name: str, sentence: str) -> None:
        """Grab the window once everything asked has come, has been laid out in turns, and moves no more."""
        Patient().waitUntil(lambda: not self.keys.sees("Chargement"))
        Patient().waitUntil(Still(self.window))
        self.window.grab().save(str(self._out / f"{name}.png"))
        self.tell(f"{name}.png : {sentence}")


@contextmanager
def visit(
    app: QApplication, home: Path, out: Path, told: list[str], size: tuple[int, int] = (1280, 800)
) -> Iterator[Visit]:
    window = build(app, home, _office_hours)
    window.resize(*size)
    window.show()
    window.activateWindow()
    Patient().waitUntil(lambda: QApplication.focusWidget() is not None)
    here = Visit(window, out, told)
    try:
        yield here
    except TimeoutError:
        here.stuck()
        raise
    finally:
        window.close()
        window.deleteLater()


def _office_hours() -> datetime:
    """Now, brought to a working day at 13 h 42, so that the pictures show an ordinary afternoon."""
    now = datetime.now(UTC).astimezone()
    day = now + timedelta(days=max(0, 7 - now.weekday()) if now.weekday() > 4 else 0)
    return day.replace(hour=13, minute=42).astimezone(UTC)


STEPS = {
    "première ouverture": ("01-premiere-ouverture", "première ouverture, sur un ordinateur vide"),
    "votre structure": ("02-votre-structure", "le nom, la ville, le téléphone et les horaires de la structure"),
    "phrase secrète": ("03-phrase-secrete", "une phrase secrète de sept mots est proposée"),
    "feuille de secours": ("04-feuille-de-secours", "feuille de secours enregistrée, trois mots sont demandés"),
}


def first_opening(visit: Visit, folder: Path) -> None:
    """A structure made on an empty computer, its list of people brought, a person added, then locked."""
    keys = visit.keys
    make_structure(keys, folder / "secours.pdf", lambda step: visit.picture(*STEPS[step]))
    visit.picture("05-c-est-pret", "la structure est prête")
    keys.enter()
    keys.wait_to_see("Carnets")
    visit.picture("06-aucun-carnet", "la liste est encore vide")
    keys.go_to("Importer une liste")
    keys.enter()
    keys.wait_to_be_on("Choisir un fichier")
    visit.window.messages.open_file = lambda *_asked: LIST
    keys.enter()
    keys.wait_to_see(LIST.name)
    visit.picture("07-importer", "une liste de Carnet de bord, chaque cellule douteuse en mots")
    keys.control(Qt.Key.Key_Return)
    keys.wait_to_see("Import terminé")
    visit.picture("08-compte-rendu", "trois carnets créés, chaque cellule non utilisée est nommée")
    keys.control(Qt.Key.Key_N)
    keys.wait_to_see("Nouvelle personne")
    keys.write("Charly")
    keys.tab()
    keys.write("Fondu")
    keys.tab()
    keys.write("22/04/1997")
    keys.tab()
    keys.wait_to_see("Des carnets existent peut-être déjà")
    visit.picture("09-nouvelle-personne", "une personne ajoutée à la main, celles qui lui ressemblent sont montrées")
    keys.control(Qt.Key.Key_L)
    keys.wait_to_see("Votre phrase secrète")
    visit.picture("10-deverrouiller", "verrouillé")


def main_job(visit: Visit, out: Path) -> None:
    """On sample people: find someone, write the interview, print the page, all by keyboard."""
    keys = visit.keys
    keys.go_to("Essayer avec des données d’exemple")
    keys.enter()
    keys.wait_to_see("Vous essayez Carnet avec des personnes inventées.")
    visit.picture("11-carnets", "les personnes accompagnées, les rendez-vous les plus proches d’abord")
    keys.control(Qt.Key.Key_F)
    keys.write("kovalinko")
    keys.wait_to_see("Personne ne s’appelle exactement")
    visit.picture("12-recherche", "un nom mal tapé est retrouvé")
    keys.press(Qt.Key.Key_Escape)
    keys.write("fatou")
    keys.enter()
    keys.wait_to_see("Plan d’action")
    visit.picture("13-carnet", "le carnet de Fatou : tout ce qui compte, sur une page")
    write_interview(visit)
    print_the_page(visit, out)
    keys.press(Qt.Key.Key_Escape)
    keys.wait_to_see("Plan d’action")
    look_at_the_parts(visit)
    look_round(visit)
    look_at_two_notebooks(visit)


def write_interview(visit: Visit) -> None:
    """Note, next appointment and action in one form, saved as one gesture."""
    keys = visit.keys
    keys.press(Qt.Key.Key_N, CTRL | SHIFT)
    keys.wait_to_see("Nouvel entretien")
    for field, words in WRITTEN.items():
        keys.go_to(field)
        keys.write(words)
    keys.tab()
    visit.picture("14-entretien", "l’entretien, le prochain rendez-vous et l’action, dans un seul formulaire")
    keys.control(Qt.Key.Key_Return)
    keys.wait_to_see("Plan d’action")
    visit.picture("15-entretien-enregistre", "enregistré : le plan et les rendez-vous sont à jour")


def print_the_page(visit: Visit, out: Path) -> None:
    """Mon Récap: the neutral name of the sensitive contact is agreed to, the page printed, then saved."""
    keys = visit.keys
    keys.control(Qt.Key.Key_P)
    keys.wait_to_see("Cette page appartient à Fatou")
    paper_tray.choose_printer = lambda printer, _parent: _print_to(printer, out / "imprime.pdf")
    keys.control(Qt.Key.Key_P)
    keys.wait_to_see("Un contact sensible s’imprime")
    visit.picture(
        "16-mon-recap-question", "Mon Récap : un contact sensible s’imprime sous un nom neutre, ou pas du tout"
    )
    keys.enter()
    keys.wait_to_see("Envoyé à l’imprimante")
    visit.tell("imprime.pdf : ce que l’imprimante a reçu")
    visit.picture("17-mon-recap", "Mon Récap, tel qu’il sera imprimé")
    paper = out / "mon-recap.pdf"
    visit.window.messages.save_file = lambda *_asked: paper
    keys.go_to("Enregistrer en PDF")
    keys.enter()
    Patient().waitUntil(paper.exists)
    pages = page_images(paper.read_bytes(), dpi=100)
    for number, page in enumerate(pages, 1):
        picture = QImage(page.rgba, page.width, page.height, 4 * page.width, QImage.Format.Format_RGBA8888)
        picture.save(str(out / f"mon-recap-{number}.png"))
    visit.tell(f"mon-recap.pdf, et une image de chaque page : {len(pages)} pages, sans nom de famille ni domicile")


def _print_to(printer: QPrinter, path: Path) -> bool:
    """There is no printer here: the pages go to a file."""
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return True


def look_round(visit: Visit) -> None:
    """The history, the structure, the night colours and the largest text."""
    keys, app = visit.keys, QApplication.instance()
    assert isinstance(app, QApplication)
    keys.press(Qt.Key.Key_Comma, CTRL)
    keys.wait_to_see("Structure")
    visit.picture("21-structure", "la structure et les préférences")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_to_see("Plan d’action")
    theme.apply(app, theme.Mode.DARK, 100)
    visit.picture("22-carnet-sombre", "le carnet, couleurs sombres")
    theme.apply(app, theme.Mode.LIGHT, 200)
    visit.window.resize(1280, 720)
    visit.picture("23-carnet-texte-200", "le carnet, texte à 200 %")
    theme.apply(app, theme.Mode.LIGHT, 100)
    visit.window.resize(1280, 800)


def transfers(app: QApplication, folder: Path, out: Path, told: list[str]) -> None:
    """Fatou's notebook goes to another structure and comes back: the same window, on each of the two homes in turn."""
    homes = make_homes(folder, _office_hours)
    forge(homes.sent, homes.forged)
    with visit(app, homes.theirs, out, told) as there:
        Crossing(there).receive(homes)
    with visit(app, homes.ours, out, told) as here:
        Crossing(here).take_back(homes)


def _without_the_platforms_own_words(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """The offscreen platform says of each window what it cannot do: nothing to learn there."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description="Visite de Carnet sans écran")
    parser.add_argument("--out", type=Path, default=Path("build/tour"))
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    told: list[str] = []
    with tempfile.TemporaryDirectory(prefix="carnet-visite-") as folder:
        os.environ["CARNET_STATE"] = str(Path(folder) / "state")
        qInstallMessageHandler(_without_the_platforms_own_words)
        app = QApplication([])
        app.setCursorFlashTime(0)  # a caret that blinks is a window that moves
        with visit(app, Path(folder) / "home", out, told) as first:
            first_opening(first, Path(folder))
        with visit(app, Path(folder) / "empty", out, told) as second:
            main_job(second, out)
        transfers(app, Path(folder), out, told)
    (out / "visite.txt").write_text("\n".join(told) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
