"""The transfers of the visit: two structures that know each other, a file goes and comes back, another is forged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tests.exchanging import meet, send
from tests.journeys.meeting import note_agreement

from carnet_desktop.services import samples, vault
from carnet_desktop.services.samples import PASSPHRASE

if TYPE_CHECKING:
    from tools.tour import Visit

PARTNER = vault.NewStructure(
    name="Mission locale du Pays de Valmer",
    worker_name="Karim Ziani",
    phone="+33261912240",
    city="Valmer-sur-Loire",
    worker_function="Conseiller",
)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Homes:
    """Both homes, locked, and the files that go between them."""

    ours: Path
    theirs: Path
    sent: Path
    forged: Path
    receipt: Path
    returned: Path


def make_homes(folder: Path, clock: Callable[[], datetime]) -> Homes:
    """The sample structure and another one: Fatou's notebook was sent there, and was changed there."""
    names = ("ateliers", "mission", "aller.carnet", "faux.carnet", "accusé.carnet", "retour.carnet")
    homes = Homes(*(folder / name for name in names))
    ours = samples.fill(vault.create(homes.ours, samples.STRUCTURE, PASSPHRASE, vault.new_recovery(), clock))
    theirs = vault.create(homes.theirs, PARTNER, PASSPHRASE, vault.new_recovery(), clock)
    meet(ours, theirs, folder)
    fatou = ours.directory.search("diarra").exact[0].id
    send(ours, fatou, theirs, homes.sent)
    ours.lock()
    theirs.lock()
    return homes


def forge(path: Path, forged: Path) -> None:
    """The same file with one bit turned."""
    data = bytearray(path.read_bytes())
    data[-64] ^= 1
    forged.write_bytes(data)


class Crossing:
    """What one worker does of it, by keyboard."""

    def __init__(self, visit: "Visit") -> None:
        self._visit, self._keys = visit, visit.keys
        self._keys.write(PASSPHRASE)
        self._keys.enter()
        self._keys.wait_to_see("Carnets")

    def receive(self, homes: Homes) -> None:
        """At the other structure: refuse the forged file, take the true one in, write in it, send it back."""
        keys, picture = self._keys, self._visit.picture
        keys.opens(homes.forged)
        keys.wait_to_be_on("Fermer")
        picture("26-fichier-faux", "un fichier modifié en chemin : refusé, et la raison en une phrase")
        keys.enter()
        self._accept(homes.sent, "27-recevoir", "un fichier reçu : qui l’envoie, pourquoi, et tout ce qu’il contient")
        picture("28-accepte", "accepté : il reste à renvoyer l’accusé")
        self._save_receipt(homes.receipt)
        keys.go_to("Ouvrir le carnet")
        keys.enter()
        keys.wait_to_see("Plan d’action")
        keys.go_to("Plan d’action")
        keys.press(Qt.Key.Key_Space)
        keys.press(Qt.Key.Key_D, CTRL_SHIFT)
        keys.write("S’inscrire à l’atelier logement")
        keys.control(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_T, CTRL_SHIFT)
        keys.wait_to_see("éléments partent")
        keys.go_to("Ce que vous attendez de cette structure")
        keys.write("Vous tenir au courant de ses démarches")
        note_agreement(keys)
        picture("29-transmettre", "exactement ce qui part, avant d’écrire le fichier")
        keys.saves_in(homes.returned)
        keys.control(Qt.Key.Key_Return)
        keys.wait_to_see("Le fichier est prêt")
        picture("30-fichier-pret", "le fichier est prêt : à remettre")

    def take_back(self, homes: Homes) -> None:
        """At home: the receipt, the file that comes back, the journal, the structures."""
        keys, picture = self._keys, self._visit.picture
        keys.opens(homes.receipt)
        keys.wait_to_see("a accepté votre fichier")
        picture("31-accuse", "l’accusé dit ce que l’autre structure a décidé")
        self._accept(homes.returned, "32-retour", "le carnet revient : ce qui change, avant et après, par qui et quand")
        self._save_receipt(homes.receipt.with_name("accusé-2.carnet"))
        keys.go_to("Transferts")
        keys.enter()
        keys.wait_to_see("Envoyés et reçus")
        picture("33-transferts", "le journal des transferts")
        keys.go_to("Structures connues")
        keys.enter()
        keys.wait_to_see("Votre fiche")
        picture("34-structures", "les structures connues, et sa propre fiche : huit mots et un code QR")

    def _accept(self, path: Path, name: str, sentence: str) -> None:
        self._keys.opens(path)
        self._keys.wait_to_be_on("Ce que contient le fichier")
        self._visit.picture(name, sentence)
        self._keys.control(Qt.Key.Key_Return)
        self._keys.wait_to_be_on("Enregistrer l’accusé")

    def _save_receipt(self, path: Path) -> None:
        self._keys.saves_in(path)
        self._keys.enter()
        self._keys.wait_to_see("Accusé enregistré")
