"""What the full example tells of its person's life: situations by theme, work, rights, the jobs she wants."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from carnet_desktop.domain.records import (
    RIGHTS_ID,
    WORK_ID,
    Item,
    Mobility,
    Orientation,
    OrientationDecided,
    Record,
    Rights,
    Situation,
    SituationState,
    SituationValue,
    WantedJob,
    Work,
    WorkSituation,
)
from carnet_desktop.domain.rome import find_job
from carnet_desktop.domain.situations import NOTHING_TO_REPORT, free_code, situation_id
from carnet_desktop.domain.vocabularies import chosen, education, orientation_kinds, rsa_states, work_situations
from carnet_desktop.domain.writing import new_record_id

_OWN_WORDS: Final = (
    ("logement", "Hébergée par un proche", -82),
    ("contraintes_familiales", "2 enfants, 4 et 9 ans", -82),
    ("mobilite", "Sans permis, bus ligne 4", -82),
)
"""Theme, what is said of it in her words, and how many days ago."""


def life(structure: str, today: date) -> Iterator[Record]:
    """`structure`: the id of the one that follows her."""
    began = today + timedelta(days=-82)
    for theme, words, days in _OWN_WORDS:
        yield _said(theme, free_code(words), words, "yes", today + timedelta(days=days))
    yield _said("numerique", NOTHING_TO_REPORT, "Rien à signaler", "yes", began)
    yield _said("difficulte_financiere", NOTHING_TO_REPORT, "Rien à signaler", "not_assessed", began)
    seeking = chosen("En recherche de formation", work_situations())
    yield Work(
        id=WORK_ID,
        situation=WorkSituation(
            label=seeking.label,
            code=seeking.code,
            list_=seeking.list_,
            version=seeking.version,
            from_=(today + timedelta(days=-170)).isoformat(),
        ),
        education=chosen("CAP, BEP ou équivalent", education()),
        last_job="Agente de service, école Jean-Moulin",
        mobility=Mobility(km=10, label="Bus ligne 4"),
    )
    yield Rights(id=RIGHTS_ID, rsa=chosen("Droit ouvert et versable", rsa_states()), prime_activite=True, are=False)
    yield WantedJob(
        id=new_record_id(),
        rank=1,
        job=_job("Aide-soignant / Aide-soignante"),
        contract="CDI",
        hours="Temps plein",
        km=10,
    )
    yield WantedJob(id=new_record_id(), rank=2, job=_job("Auxiliaire de puériculture"), hours="Temps partiel")
    yield Orientation(
        id=f"{structure}/{new_record_id()}",
        decided=OrientationDecided(
            on=began.isoformat(),
            type=chosen("Socio-professionnel", orientation_kinds()),
            from_="Espace solidarité de Valmer",
            to="Les Ateliers du Pont",
        ),
    )


def _said(theme: str, code: str, label: str, value: SituationValue, on: date) -> Situation:
    return Situation(id=situation_id(theme, code), label=label, state=SituationState(value=value, on=on.isoformat()))


def _job(name: str) -> Item:
    found = find_job(name)
    return found.item if found else Item(label=name)
