"""No field is stored that is shown nowhere: each is on the page, or told by the history and the terminal."""

import msgspec
import pytest
from msgspec.structs import replace

from carnet_desktop.cli.notebook import _records, _show_lines
from carnet_desktop.domain.labels import action_status, field_label, kind_label, objective_status
from carnet_desktop.domain.notebook import Notebook, fold_records
from carnet_desktop.domain.records import (
    KINDS,
    Action,
    Address,
    Appointment,
    AppointmentStatus,
    Attached,
    Author,
    Change,
    Closed,
    Closure,
    Committed,
    Consent,
    ConsentGiven,
    Contact,
    Contract,
    Document,
    ExternalId,
    FileRef,
    Focus,
    Handed,
    HandedSheet,
    Interview,
    Item,
    Member,
    Mobility,
    Nir,
    NotebookId,
    Objective,
    Orientation,
    OrientationDecided,
    Party,
    Person,
    Record,
    Reopened,
    Retention,
    Review,
    Rights,
    Situation,
    SituationState,
    Transfer,
    TransferReceipt,
    TransferReceived,
    TransferSent,
    Wall,
    WantedJob,
    With,
    Work,
    WorkSituation,
    wire_fields,
)
from carnet_desktop.domain.writing import Pen, edits, facts_of
from carnet_desktop.services import notebooks
from carnet_desktop.services.history import history
from carnet_desktop.services.notebooks import OpenNotebook
from carnet_desktop.services.session import Session
from carnet_desktop.ui.screens.notebook.desk import Desk
from carnet_desktop.ui.screens.notebook.forms import form_of
from carnet_desktop.ui.screens.notebook.page_words import RECORDS, page
from carnet_desktop.ui.screens.notebook.shown import ONE_FORM

_FILE = FileRef(sha256="a" * 64, name="rib.pdf", media_type="application/pdf", size=2048)
_PARTY = Party(structure="s", name="Mission locale")


def _full(ours: str) -> tuple[Record, ...]:
    """One record of each kind, every field of it filled; `ours`: the id of the structure."""
    return (
        Person(
            id="person", first_name="Awa", last_name="Bâ", birth_last_name="Sy", birth_date="1990-02-01",
            birth_place="Thiès", title="madam", phones=("+33639984107",), email="awa@exemple.fr",
            address=Address(lines=("3 rue du Port",), postcode="44000", city="Nantes", country="France"),
            languages=("wolof",), channel="sms", reading="easy", caf_number="77", france_travail_id="88",
        ),
        ExternalId(id=ours, value="EXT-1"),
        Nir(id=f"{ours}/nir", value="290027512345678"),
        Rights(id="rights", rsa=Item(label="Ouvert"), are=True, ass=True, prime_activite=True, aah=True, rqth=True),
        Work(
            id="work", situation=WorkSituation(label="En emploi", from_="2026-01-01", to="2026-12-31"),
            education=Item(label="Bac"), last_job="Caissière", mobility=Mobility(km=12, label="Vélo"),
        ),
        Situation(
            id="situation/logement/proprietaire", label="Propriétaire",
            state=SituationState(value="yes", on="2026-03-02"),
        ),
        WantedJob(
            id="k", rank=1, job=Item(label="Fleuriste"), contract="CDI", hours="Matin", km=9, wage_cents=190000
        ),
        WantedJob(id="j", rank=2, job=Item(label="Libraire")),
        Focus(id="f", theme=Item(label="Logement")),
        Contract(
            id="c", kind_=Item(label="CER"), from_="2026-02-03", to="2026-12-01", signed_on="2026-02-04"
        ),
        Objective(
            id="o", focus="f", title=Item(label="Un toit"), status=objective_status("in_progress"), contract="c",
            committed=Committed(value=True, on="2026-02-05"),
        ),
        Action(
            id="a", objective="o", who="partner", who_text="CCAS", what=Item(label="Appeler"), by="2026-12-02",
            status=action_status("standby"), documents=("Quittance",),
        ),
        Appointment(
            id="r", when=Wall(local="2026-12-03T10:00", tz="Europe/Paris"), minutes=45, place="Mairie",
            with_=With(text="M. Roux"), channel="phone", purpose="Dossier", bring=("Livret",),
            status=AppointmentStatus(value="cancelled", on="2026-11-20", reason="Grève"),
        ),
        Contact(
            id="p", name="Mme Petit", role="Juriste", structure="Cidff", phone="+33261912240", hours="Le lundi",
            sensitive=True, printed_name="Rendez-vous du lundi",
        ),
        Interview(
            id="i", on=Wall(local="2026-11-02T10:00", tz="Europe/Paris"), channel="home", subject="Le bail",
            text="Elle hésite", decisions="Relire le bail", visibility="team", closed=True,
        ),
        Document(id="d", title="Quittance", state="missing", file=_FILE),
        Member(
            id=f"{ours}/m", name="Nora", function="Éducatrice", structure_name="Ailleurs", email="nora@exemple.fr",
            phone="+33261912241", referent=True, from_="2026-01-02", to="2026-10-09",
        ),
        Consent(id=f"{ours}/n", given=ConsentGiven(state="given", on="2026-11-01", how="À l’oral")),
        Closure(
            id=f"{ours}/e", closed=Closed(on="2026-05-01", reason=Item(label="Emploi")),
            reopened=Reopened(on="2026-06-01", reason="Rupture"),
        ),
        Orientation(id=f"{ours}/t", decided=OrientationDecided(on="2026-01-03", type=Item(label="Social"))),
        Retention(id=f"{ours}/retention", review=Review(on="2026-09-01", decision="keep", reason="Recours")),
        HandedSheet(id=f"{ours}/h", handed=Handed(on="2026-11-03", format="a4", sections=("actions",), file=_FILE)),
        Transfer(
            id=f"{ours}/b",
            sent=TransferSent(
                on="2026-11-04", at="2026-11-04T10:00:00Z", kind="referral", recipient=_PARTY, purpose="Logement",
                expires_at="2026-12-04T10:00:00Z", sha256="b" * 64, sections=("plan",), records=("action/a",),
            ),
            received=TransferReceived(
                on="2026-11-05", at="2026-11-05T10:00:00Z", kind="referral", sender=_PARTY, purpose="Emploi",
                decision="accepted", sha256="b" * 64,
            ),
            receipt=TransferReceipt(on="2026-11-06", decision="accepted", sections=("plan",), reason="Merci"),
        ),
    )  # fmt: skip


_ITS_OWN = (Author, Change, NotebookId)
"""What the program writes of itself: who, why, under which id. The history is made of it."""
_NOT_ON_THE_PAGE = {
    "nir": "printed in the right-of-access file alone",
    "consent": "asked and told where a notebook is transmitted",
    "retention": "told where notebooks come up for review",
    "handed_sheet": "listed where a sheet is printed",
    "transfer": "told in the journal of transfers",
}


_OF_LISTS = ("list_", "code", "version")
"""Where words were chosen: for programs."""
_BY_HISTORY = ("appointment.status.on",)
"""The day something was said: that of its line of the history."""


def _notebook(session: Session, *records: Record) -> OpenNotebook:
    own = NotebookId(id="n", attached=Attached(value=True, on="2026-01-01"))
    said = [edit for record in (own, *records) for edit in edits(record)]
    facts = facts_of(said, Pen(session.staff.id, "n", session.structure.id), now=session.now(), last=None)
    return OpenNotebook(Notebook("n", session.structure.id, fold_records(facts)), None, None)


def _words(session: Session, records: tuple[Record, ...]) -> str:
    """The rows of the page, and what each of their forms shows once it is open."""
    opened = _notebook(session, *records)
    desk = Desk.of(session, opened.notebook)
    written = [(part, entry.record.id) for part, cls in RECORDS.items() for entry in opened.notebook.entries(cls)]
    forms = [form_of(desk, part, record, writable=True) for part, record in (*written, *ONE_FORM.items())]
    return str((page(session, opened), [form.values for form in forms if form is not None]))


def _fields(record: Record) -> list[tuple[str, str]]:
    return list(wire_fields(type(record)).items())


def test_every_kind_is_filled_here_with_all_its_fields(samples_session: Session) -> None:
    records = _full(samples_session.structure.id)
    assert {type(record) for record in records} == set(KINDS.values()) - set(_ITS_OWN)
    first = {type(record): record for record in reversed(records)}
    empty = {
        f"{record.kind.name}.{wire}"
        for record in first.values()
        for wire, name in _fields(record)
        if wire != "deleted" and getattr(record, name) is None
    }
    assert not empty


def test_every_field_of_every_kind_changes_the_page(samples_session: Session) -> None:
    records = _full(samples_session.structure.id)
    whole = _words(samples_session, records)
    seen: set[str] = set()
    unseen: set[str] = set()
    for place, record in enumerate(records):
        for wire, name in _fields(record):
            if wire == "deleted" or record.kind.name in _NOT_ON_THE_PAGE or getattr(record, name) is None:
                continue
            without = (*records[:place], replace(record, **{name: None}), *records[place + 1 :])
            found = unseen if _words(samples_session, without) == whole else seen
            found.add(f"{record.kind.name}.{wire}")
    assert unseen <= seen, sorted(unseen - seen)


def test_nothing_a_value_is_made_of_is_left_out_of_the_page(samples_session: Session) -> None:
    """Inside a value too: why she did not come, until when she works."""
    records = _full(samples_session.structure.id)
    whole = _words(samples_session, records)
    unseen: list[str] = []
    for place, record in enumerate(records):
        for wire, name in _fields(record):
            value = getattr(record, name)
            if record.kind.name in _NOT_ON_THE_PAGE or not isinstance(value, msgspec.Struct):
                continue
            for part, default in zip(value.__struct_fields__[::-1], value.__struct_defaults__[::-1], strict=False):
                if getattr(value, part) != default:
                    less = replace(record, **{name: replace(value, **{part: default})})
                    if _words(samples_session, (*records[:place], less, *records[place + 1 :])) == whole:
                        unseen.append(f"{record.kind.name}.{wire}.{part}")
    assert not [part for part in unseen if part.rpartition(".")[2] not in _OF_LISTS and part not in _BY_HISTORY]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {cls.kind.name for cls in _ITS_OWN}))
def test_every_field_has_words_in_the_terminal_and_in_the_history(
    samples_session: Session, fatou: str, kind: str
) -> None:
    records = [r for r in _full(samples_session.structure.id) if r.kind.name == kind]
    notebooks.save(samples_session, fatou, [edit for record in records for edit in edits(record)])
    state = notebooks.open_notebook(samples_session, fatou).notebook
    said = "\n".join(_show_lines(state, _records(samples_session, state)))
    told = {(line.kind, line.field) for change in history(samples_session, fatou) for line in change.lines}
    for wire, _name in _fields(records[0]):
        if wire == "deleted":
            continue
        label = field_label(kind, wire)
        assert label != wire, f"{kind}.{wire} has no French name"
        assert f"    {label} : " in said, f"{kind}.{wire} is not told by notebook show"
        assert kind == "nir" or (kind, wire) in told, f"{kind}.{wire} is not told by the history"
    assert kind_label(kind) != kind


def test_nothing_a_value_is_made_of_is_left_out_of_its_words(samples_session: Session, fatou: str) -> None:
    """Inside a value too: the end of a work situation, the reason of a cancelled appointment."""
    records = _full(samples_session.structure.id)
    notebooks.save(samples_session, fatou, [edit for record in records for edit in edits(record)])
    state = notebooks.open_notebook(samples_session, fatou).notebook
    said = "\n".join(_show_lines(state, _records(samples_session, state)))
    words = {text for record in records for text in _texts(msgspec.to_builtins(record))}
    assert not [text for text in words if text not in said]


def _texts(value: object) -> list[str]:
    """The words a person wrote, whatever they are in; not codes, ids, days or times."""
    match value:
        case dict():
            inside = (v for k, v in value.items() if k not in ("id", "structure", "sha256", "media_type", "tz"))
            return [text for one in inside for text in _texts(one)]
        case list():
            return [text for one in value for text in _texts(one)]
        case str() if value[:1].isupper() and len(value) > 2:
            return [value]
    return []
