"""Writes a whole home as this version writes it: `python -m tests.golden.make_home tests/golden/<version>`.

One folder for each released version, never changed afterwards: the test opens them all, for ever.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
from tests.golden.every_kind import follow_up, paper, path

from carnet_desktop.domain.new_records import new_action, new_appointment, new_interview, with_whom
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import KINDS, Action, Contact, Record
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.services import vault
from carnet_desktop.services.imports import preview, run
from carnet_desktop.services.lists import read_list
from carnet_desktop.services.notebooks import delete, open_notebook, put, restore
from carnet_desktop.services.people import NewPerson, add_person
from carnet_desktop.services.progress import silent
from carnet_desktop.services.session import Session, Settings
from carnet_desktop.services.structure import save_settings

PASSPHRASE = "abeille jardin notable dauphin bonheur cactus pelouse"
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
LIST = """\
Identifiant dans le SI;Prénom;Nom;Date de naissance;NIR;Lieu de naissance;Téléphone;Email;Adresse;Code postal;Ville;\
Situation;Numéro allocataire CAF/MSA;Identifiant Pôle emploi;Droits RSA;Droits ARE;RQTH;Zone de mobilité;\
Emploi recherché (code ROME);Niveau de formation;Structure;Accompagnateurs
42;Élodie;Œuvrard-D’Aubigny;2002-04-04;200000000000094;Nantes;0639980121;elodie@exemple.fr;3 rue du Port;1000;Bourg;\
recherche_emploi;2055990;300000L;rsa_droit_ouvert_versable;Oui;Non;30;\
Pontier élingueur / Pontière élingueuse (N1104);NV4;Mission locale;karim@exemple.fr
"""


def main(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    recovery = vault.new_recovery()
    new = vault.NewStructure(
        "Les Ateliers du Pont", "Claire Le Guen", "+33261915050", "le matin", "Valmer", "Conseillère"
    )
    session = vault.create(folder / "home", new, PASSPHRASE, recovery, lambda: START)
    save_settings(session, Settings(nir=True))
    fatou = add_person(session, NewPerson("Fatou", "Diarra", date(1989, 3, 12), "madam", ("+33639984107",)))
    _write(session, fatou)
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    found = preview(session, read_list(session, folder / "list.csv"))
    run(session, found, found.ticked, silent)
    expected = {line.id: contents(open_notebook(session, line.id).notebook) for line in session.directory.lines()}
    session.lock()
    (folder / "list.csv").unlink()
    (folder / "home" / "lock").unlink(missing_ok=True)
    (folder / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    (folder / "recovery-words.txt").write_text(" ".join(recovery.words) + "\n", encoding="utf-8")
    text = json.dumps(expected, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def _write(session: Session, notebook: str) -> None:
    for record in _records():
        put(session, notebook, record)
    put(session, notebook, *path(), blobs=[paper()])
    put(session, notebook, *follow_up(session.structure.id))
    actions = [entry.record for entry in open_notebook(session, notebook).notebook.entries(Action)]
    done, gone, back = actions
    assert done.what is not None
    put(
        session,
        notebook,
        msgspec.structs.replace(done, what=msgspec.structs.replace(done.what, label="Appeler la CAF")),
    )
    delete(session, notebook, gone)
    delete(session, notebook, back)
    restore(session, notebook, back)


def _records() -> Iterator[Record]:
    contact = Contact(
        id=new_record_id(), name="Dr Le Bihan", structure="Centre Béclère", sensitive=True, printed_name="Le jeudi"
    )
    yield contact
    moment = datetime(2026, 12, 1, 14)
    yield new_appointment(
        moment, place="CAF", with_=with_whom("dr le bihan", [contact]), purpose="Dossier", bring=["le RIB"]
    )
    yield new_action("Appeler", "person", by=date(2026, 12, 10))
    yield new_action("Envoyer la demande", "worker", who_text="Claire")
    yield new_action("Étudier le dossier", "partner", who_text="CAF")
    yield new_interview(
        moment, "Première ligne.\nSeconde ligne : « œ ».", "team", subject="Logement", channel="in_person"
    )
    yield new_interview(moment, "Pour moi seule.", "private")
    yield new_interview(moment, "Peut être transmis.", "transferable", decisions="Appeler la CAF")


def contents(notebook: Notebook) -> dict[str, list[Any]]:
    """Every record of a notebook, deleted ones too, as plain JSON."""
    return {
        kind: held
        for kind, cls in KINDS.items()
        if (held := sorted(map(_plain, notebook.all_entries(cls)), key=lambda record: str(record["id"])))
    }


def _plain(entry: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(msgspec.json.encode(entry.record))
    return record


if __name__ == "__main__":
    main(Path(sys.argv[1]))
