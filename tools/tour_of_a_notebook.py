"""The notebook of the visit, part by part: one typed line, the situation, the history, two notebooks, the day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tools.tour import Visit

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def look_at_the_parts(visit: "Visit") -> None:
    """From the notebook on screen, and back to it."""
    keys = visit.keys
    keys.control(Qt.Key.Key_R)
    keys.write("rdv mardi 14h CAF apporter RIB")
    keys.wait_to_see("Vérifiez, puis validez")
    visit.picture("18-noter-vite", "une ligne tapée devient un rendez-vous, une action ou un entretien")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_S, CTRL_SHIFT)
    keys.wait_to_see("Situation de Fatou")
    visit.picture("19-situation", "la situation, thème par thème")
    keys.press(Qt.Key.Key_Escape)
    keys.chooses("Historique du carnet")
    keys.wait_to_see("Historique du carnet de Fatou Diarra")
    visit.picture("20-historique", "qui a écrit quoi, quand, et ce qui était écrit avant")
    keys.press(Qt.Key.Key_Escape)
    keys.wait_to_see("Plan d’action")


def look_at_two_notebooks(visit: "Visit") -> None:
    """The same person was added twice: both are seen side by side before they are merged."""
    keys = visit.keys
    keys.control(Qt.Key.Key_N)
    keys.wait_to_see("Nouvelle personne")
    for words in ("Fatou", "Diara", "12/03/1989"):
        keys.write(words)
        keys.tab()
    keys.control(Qt.Key.Key_Return)
    keys.wait_to_see("Plan d’action")
    keys.chooses("Réunir avec un autre carnet")
    keys.wait_to_see("Réunir le carnet de Fatou Diara avec un autre")
    keys.wait_to_be_on("Chercher une personne")
    keys.write("diarra")
    keys.wait_to_see("1 autre carnet")
    keys.enter()
    keys.wait_to_see("Ce qui va se passer")
    visit.picture("24-deux-carnets", "deux carnets d’une même personne, côte à côte avant d’être réunis")
    keys.control(Qt.Key.Key_J)
    keys.wait_to_see("À ne pas oublier")
    visit.picture("25-aujourd-hui", "les rendez-vous du jour, et ce qu’il ne faut pas oublier")
