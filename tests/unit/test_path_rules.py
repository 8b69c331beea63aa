"""What may be written of a person's path and of our follow-up; how many of a kind may stand at once."""

import msgspec
import pytest
from tests.unit.held_notebook import STRUCTURE, holding

from carnet_desktop.domain.cardinality import too_many
from carnet_desktop.domain.closing import new_closure, reopened
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import (
    Closed,
    Closure,
    Committed,
    Contract,
    Document,
    Focus,
    Item,
    Member,
    Mobility,
    Objective,
    Orientation,
    OrientationDecided,
    Record,
    Reopened,
    Retention,
    Review,
    Situation,
    SituationState,
    WantedJob,
    Work,
    WorkSituation,
)
from carnet_desktop.domain.rules import check
from carnet_desktop.domain.vocabularies import themes
from carnet_desktop.sentences import field_sentence

CER = Item(label="CER")


@pytest.mark.parametrize(
    ("record", "problems"),
    [
        (Contract(id="c", kind_=CER, from_="2026-01-01", to="2026-06-30"), []),
        (Contract(id="c", kind_=CER, from_="2026-01-01"), []),
        (Contract(id="c"), [("kind", "required"), ("from", "required")]),
        (Contract(id="c", kind_=CER, from_="2026-02-30"), [("from", "date")]),
        (Contract(id="c", kind_=CER, from_="2026-06-30", to="2026-01-01"), [("to", "reversed")]),
        (Contract(id="c", deleted=True), []),
        (Focus(id="f", theme=Item(label=" ")), [("theme", "required")]),
        (Objective(id="o", title=Item(label="Lire")), []),
        (
            Objective(id="o", committed=Committed(value=True, on="demain")),
            [("title", "required"), ("committed", "date")],
        ),
        (Situation(id="situation/logement/x"), [("state", "required")]),
        (Situation(id="s", label="À la rue", state=SituationState(value="yes", on="2026-13-01")), [("state", "date")]),
        (WantedJob(id="w", job=CER, km=-1, wage_cents=99_999_999_999), [("km", "number"), ("wage_cents", "number")]),
        (WantedJob(id="w", rank=1), [("job", "required")]),
        (Work(id="work", mobility=Mobility(km=2_000)), [("mobility", "number")]),
        (
            Work(id="work", situation=WorkSituation(label="En emploi", from_="2026-05-01", to="2026-04-01")),
            [("to", "reversed")],
        ),
        (Document(id="d"), [("title", "required"), ("state", "required")]),
        (Member(id="m", name="Claire", from_="2026-05-01", to="2026-04-01"), [("to", "reversed")]),
        (Orientation(id="o"), [("decided", "required")]),
        (Orientation(id="o", decided=OrientationDecided(on="2026-01-01", type=Item(label=""))), [("type", "required")]),
        (Retention(id="r", review=Review(on="2026-01-01", decision="keep")), [("reason", "required")]),
        (Retention(id="r", review=Review(on="2026-01-01", decision="delete")), []),
        (
            Closure(
                id="c", closed=Closed(on="2026-05-02", reason=CER), reopened=Reopened(on="2026-05-01", reason="Retour")
            ),
            [("reopened", "reversed")],
        ),
    ],
)
def test_each_field_says_its_rule(record: Record, problems: list[tuple[str, str]]) -> None:
    found = check(record)
    assert [(problem.field, problem.rule) for problem in found] == problems
    assert "Cette valeur est refusée." not in map(field_sentence, found)


def jobs(count: int) -> list[Record]:
    return [WantedJob(id=f"job-{n}", job=Item(label=f"Métier {n}")) for n in range(count)]


def referent(name: str, **fields: object) -> Member:
    return Member(id=f"{STRUCTURE}/{name}", name=name, referent=True, **fields)  # type: ignore[arg-type]


def refused(state: Notebook, *written: Record) -> list[str]:
    return [problem.field for problem in too_many(state, written)]


def test_a_sixth_wanted_job_is_refused_but_what_merging_brought_can_be_corrected() -> None:
    assert refused(holding(*jobs(4)), WantedJob(id="new", job=CER)) == []
    assert refused(holding(*jobs(5)), WantedJob(id="new", job=CER)) == ["job"]
    seven = holding(*jobs(7))
    assert refused(seven, WantedJob(id="job-3", job=CER)) == []
    assert refused(seven, WantedJob(id="job-3", job=CER, deleted=True)) == []


def test_one_person_is_referent_until_another_takes_over() -> None:
    state = holding(referent("claire"))
    assert refused(state, referent("karim")) == ["referent"]
    assert refused(state, referent("karim"), referent("claire", to="2026-11-24")) == []
    assert refused(state, msgspec.structs.replace(referent("claire"), name="Claire")) == []


def test_a_follow_up_ends_once_until_it_is_taken_up_again() -> None:
    end = new_closure(STRUCTURE, "2026-11-24", CER)
    state = holding(end)
    assert refused(state, new_closure(STRUCTURE, "2026-11-25", CER)) == ["closed"]
    assert refused(state, *reopened(state, "2026-11-25", "Retour")) == []


def test_a_theme_is_worked_on_once_but_what_merging_brought_can_be_corrected() -> None:
    housing, work = themes()[0], themes()[1]
    state = holding(Focus(id="a", theme=housing), Focus(id="b", theme=housing))
    assert refused(state, Focus(id="new", theme=housing)) == ["theme"]
    assert refused(state, Focus(id="new", theme=work)) == []
    assert refused(state, Focus(id="b", theme=housing), Focus(id="a", theme=housing, deleted=True)) == []
