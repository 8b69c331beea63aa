"""Two notebooks before they are merged or separated: what each holds, and would hold. Nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from carnet_desktop.domain.notebook import Folded, Notebook, fold_records
from carnet_desktop.domain.records import Action, Appointment, Interview, NotebookId, Person

from .merging_notebooks import brought_by, coming_back, merged_into, written_since
from .notebooks import drafts, hidden_interviews
from .opening import borrowed
from .session import Session


@dataclass(frozen=True, slots=True)
class Holding:
    """What tells one notebook from another. `changed_at`: UTC text of its last change, "" when it holds nothing.

    Private interviews of others are not counted. `drafts`: this worker left there a text that is not saved.
    """

    id: str
    person: Person
    changed_at: str
    appointments: int
    actions: int
    interviews: int
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Merging:
    """`kept` and `other` as they are; `merged` what `kept` would be."""

    kept: Holding
    other: Holding
    merged: Holding


@dataclass(frozen=True, slots=True)
class Separating:
    """`kept` and `other` as they would be."""

    kept: Holding
    other: Holding


def before_merging(session: Session, kept: str, other: str) -> Merging:
    """Raises what is wrong with either file."""
    with borrowed(session, kept) as into, borrowed(session, other) as source:
        both = [stored.fact for opened in (into, source) for stored in opened.file.facts()]
        # What says that one of them was separated before, and what left then: merging says the contrary.
        ids = source.notebook(other, session.structure.id).ids
        apart = {(NotebookId.kind.name, notebook, "attached") for notebook in (kept, other)}
        apart |= {(*record, "deleted") for record in coming_back(into, source, ids)}
        counted = [fact for fact in both if (fact.kind, fact.record, fact.field) not in apart]
        return Merging(
            _holding(session, kept, into.folded),
            _holding(session, other, source.folded, unsaved=bool(drafts(session, other))),
            _holding(session, kept, fold_records(counted)),
        )


def before_separating(session: Session, kept: str) -> list[Separating]:
    """One for each notebook that may be separated from `kept`. Raises what is wrong with a file."""
    return [_apart(session, kept, other) for other in merged_into(session, kept)]


def _apart(session: Session, kept: str, other: str) -> Separating:
    with borrowed(session, kept) as opened, borrowed(session, other) as source:
        journal = [stored.fact for stored in opened.file.facts()]
        out = brought_by(journal, kept, source.notebook(other, session.structure.id).ids)
        since = list(written_since(journal, out))
        gone = {(fact.kind, fact.record) for fact in since}
        left = fold_records(fact for fact in journal if fact.notebook not in out)
        given_back = fold_records([*(stored.fact for stored in source.file.facts()), *since])
        return Separating(
            _holding(session, kept, {key: fold for key, fold in left.items() if key not in gone}),
            _holding(session, other, given_back),
        )


def _holding(
    session: Session, notebook: str, folded: Mapping[tuple[str, str], Folded], *, unsaved: bool = False
) -> Holding:
    state = Notebook(notebook, session.structure.id, folded)
    hidden = hidden_interviews(session, state)
    return Holding(
        id=notebook,
        person=state.person,
        changed_at=max((fold.at for fold in folded.values()), default=""),
        appointments=sum(1 for _entry in state.entries(Appointment)),
        actions=sum(1 for _entry in state.entries(Action)),
        interviews=sum(1 for entry in state.entries(Interview) if entry.record.id not in hidden),
        drafts=unsaved,
    )
