"""One record of each kind that a home holds beside those of `make_home`, every field filled."""

import hashlib
from collections.abc import Iterator
from typing import Final

from carnet_desktop.domain.handed import Handed, HandedSheet
from carnet_desktop.domain.labels import objective_status
from carnet_desktop.domain.records import (
    Closed,
    Closure,
    Committed,
    Consent,
    ConsentGiven,
    ConsentRecipient,
    Contract,
    Document,
    FileRef,
    Focus,
    Objective,
    Orientation,
    OrientationDecided,
    Party,
    Record,
    Reopened,
    Retention,
    Review,
    Situation,
    SituationState,
    SituationValue,
    Transfer,
    TransferReceipt,
    TransferReceived,
    TransferSent,
)
from carnet_desktop.domain.situations import NOTHING_TO_REPORT, free_code, situation_id
from carnet_desktop.domain.vocabularies import (
    chosen,
    closure_reasons,
    contract_kinds,
    exit_situations,
    objectives,
    orientation_kinds,
    themes,
)
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.storage.journal import Blob

_PDF: Final = b"%PDF-1.4\n% Carte d\xe2\x80\x99identit\xc3\xa9 : une copie.\n%%EOF\n"
_DAY: Final = "2026-11-20"
_AT: Final = "2026-11-20T09:00:00.000000Z"


def paper() -> Blob:
    """The file that the document and the sheet name."""
    return Blob(hashlib.sha256(_PDF).digest(), "application/pdf", _PDF)


def path() -> Iterator[Record]:
    focus, contract = new_record_id(), new_record_id()
    states: tuple[tuple[SituationValue, str], ...] = (
        ("yes", "locataire_parc_prive"),
        ("no", "difficulte_payer_loyer"),
        ("not_assessed", NOTHING_TO_REPORT),
    )
    for value, code in states:
        state = SituationState(value=value, on=_DAY)
        yield Situation(id=situation_id("logement", code), state=state, label=code.replace("_", " "))
    words = "Dort chez sa « sœur »"
    yield Situation(
        id=situation_id("logement", free_code(words)), state=SituationState(value="yes", on=_DAY), label=words
    )
    yield Focus(id=focus, theme=chosen("Logement", themes()))
    yield Contract(id=contract, kind_=contract_kinds()[1], from_="2026-10-01", to="2027-03-31", signed_on=_DAY)
    yield Objective(
        id=new_record_id(),
        focus=focus,
        title=chosen("Accéder à un logement", objectives("logement")),
        status=objective_status("in_progress"),
        contract=contract,
        committed=Committed(value=True, on=_DAY),
    )
    yield Document(id=new_record_id(), title="Carte d’identité", state="received", file=_file("carte.pdf"))


def follow_up(structure: str) -> Iterator[Record]:
    theirs = Party(structure=new_record_id(), name="Mission locale")
    yield Orientation(
        id=f"{structure}/{new_record_id()}",
        decided=OrientationDecided(
            on=_DAY, type=orientation_kinds()[0], from_="CCAS", to="Mission locale", reason="Plus près de chez elle"
        ),
    )
    yield Retention(
        id=f"{structure}/retention", review=Review(on=_DAY, decision="keep", reason="Un recours est en cours")
    )
    yield HandedSheet(
        id=f"{structure}/{new_record_id()}",
        handed=Handed(on=_DAY, format="a4", sections=("appointments",), file=_file("Mon Récap.pdf")),
    )
    yield Closure(
        id=f"{structure}/{new_record_id()}",
        closed=Closed(on="2026-11-01", reason=closure_reasons()[1], situation=exit_situations()[0]),
        reopened=Reopened(on=_DAY, reason="Fin de la période d’essai"),
    )
    yield Consent(
        id=f"{structure}/{new_record_id()}",
        given=ConsentGiven(
            state="given",
            on=_DAY,
            how="De vive voix",
            scope="Le plan",
            recipient=ConsentRecipient(name=theirs.name, structure=theirs.structure),
            until="2027-11-20",
            reason="À sa demande",
        ),
    )
    yield Transfer(
        id=f"{structure}/{new_record_id()}",
        sent=TransferSent(
            on=_DAY,
            at=_AT,
            kind="referral",
            purpose="Relais",
            recipient=theirs,
            sha256="ab" * 32,
            expires_at="2027-01-19T09:00:00.000000Z",
            sections=("plan",),
            records=("contact/1",),
        ),
        received=TransferReceived(
            on=_DAY, at=_AT, kind="transfer", purpose="Retour", sender=theirs, sha256="cd" * 32, decision="part"
        ),
        receipt=TransferReceipt(on=_DAY, decision="accepted", reason="Merci", sections=("plan",)),
    )


def _file(name: str) -> FileRef:
    return FileRef(sha256=hashlib.sha256(_PDF).hexdigest(), name=name, media_type="application/pdf", size=len(_PDF))
