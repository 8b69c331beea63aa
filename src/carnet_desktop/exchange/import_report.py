"""What an import has done, for the screen, the terminal and a file: every person, and every cell not used and why."""

import enum
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import msgspec
from msgspec import structs

from ..domain.people import Identity
from ..i18n import NBSP, _, count
from .aside import Aside, aside_lines
from .import_plan import ImportPlan, PersonToWrite, PlanLine, Verdict
from .notes import CellNote, extract, note_sentence


class Outcome(enum.Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    NOT_TICKED = "not_ticked"
    CANCELLED = "cancelled"
    FAILED = "failed"


class ReportedPerson(msgspec.Struct, frozen=True):
    """One person of the file, or one line that was left aside; `why` is the sentence of a failure."""

    lines: tuple[int, ...]
    name: str
    outcome: Outcome
    notes: tuple[CellNote, ...] = ()
    why: str = ""


class Report(msgspec.Struct, frozen=True):
    people: tuple[ReportedPerson, ...]
    aside: Aside = Aside()

    @property
    def created(self) -> tuple[ReportedPerson, ...]:
        return self._with(Outcome.CREATED)

    @property
    def updated(self) -> tuple[ReportedPerson, ...]:
        return self._with(Outcome.UPDATED)

    @property
    def unchanged(self) -> tuple[ReportedPerson, ...]:
        return self._with(Outcome.UNCHANGED)

    @property
    def skipped(self) -> tuple[ReportedPerson, ...]:
        return self._with(Outcome.BLOCKED, Outcome.NOT_TICKED, Outcome.CANCELLED, Outcome.FAILED)

    def _with(self, *outcomes: Outcome) -> tuple[ReportedPerson, ...]:
        return tuple(person for person in self.people if person.outcome in outcomes)


def reported(person: PersonToWrite, outcome: Outcome, kept: Sequence[CellNote] = (), why: str = "") -> ReportedPerson:
    """One person once she is done with; `kept` are the cells that `merge_row` did not use."""
    return ReportedPerson(person.lines, _name(person.row.identity), outcome, (*person.row.cells, *kept), why)


def report(plan: ImportPlan, done: Sequence[ReportedPerson], ticked: Collection[int]) -> Report:
    """The report of a whole import: what was done, and each line that was not, with what was to be looked at.

    A ticked line that nobody reported was not reached: the import was stopped.
    """
    conflicts = {line.row.line: line.conflicts for line in plan.lines}
    reached = {line for person in done for line in person.lines}
    people = [
        structs.replace(person, notes=(*(note for line in person.lines for note in conflicts[line]), *person.notes))
        for person in done
    ]
    people += [_left_aside(line, ticked) for line in plan.lines if line.row.line not in reached]
    people.sort(key=lambda person: person.lines)
    return Report(tuple(people), plan.aside)


def _left_aside(line: PlanLine, ticked: Collection[int]) -> ReportedPerson:
    name = _name(line.row.identity)
    if line.verdict is Verdict.BLOCKED:
        return ReportedPerson((line.row.line,), name, Outcome.BLOCKED, line.row.blocking)
    outcome = Outcome.CANCELLED if line.row.line in ticked else Outcome.NOT_TICKED
    return ReportedPerson((line.row.line,), name, outcome, line.conflicts)


def _name(identity: Identity) -> str:
    return f"{identity.first_name} {identity.last_name}".strip()


_COUNTS: Final = (
    ("{n} personne ajoutée", "{n} personnes ajoutées"),
    ("{n} carnet mis à jour", "{n} carnets mis à jour"),
    ("{n} carnet déjà à jour", "{n} carnets déjà à jour"),
    ("{n} ligne laissée de côté", "{n} lignes laissées de côté"),
)
_OUTCOMES: Final[dict[Outcome, str]] = {
    Outcome.CREATED: "carnet créé.",
    Outcome.UPDATED: "carnet mis à jour.",
    Outcome.UNCHANGED: "rien à changer.",
    Outcome.BLOCKED: "pas importée.",
    Outcome.NOT_TICKED: "pas cochée, donc pas importée.",
    Outcome.CANCELLED: "pas importée, l’import a été arrêté avant.",
    Outcome.FAILED: "pas importée. {why}",
}


def report_lines(report: Report) -> list[str]:
    """The report in French: the counts, each line with something to say, then what of the file is not read."""
    lines = [_summary(report)]
    for person in report.people:
        lines.extend(_person_lines(person))
    lines.extend(aside_lines(report.aside))
    return lines


def _summary(report: Report) -> str:
    numbers = (
        len(report.created),
        len(report.updated),
        len(report.unchanged),
        sum(len(person.lines) for person in report.skipped),
    )
    parts = [count(number, one, many) for number, (one, many) in zip(numbers, _COUNTS, strict=True) if number]
    return ", ".join(parts) + "." if parts else _("Rien n’a été importé.")


def _person_lines(person: ReportedPerson) -> Iterator[str]:
    done = person.outcome in (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)
    if done and not person.notes:
        return
    outcome = _(_OUTCOMES[person.outcome], why=person.why)
    yield f"{_where(person)}{NBSP}: {outcome}"
    for note in person.notes:
        line = _("ligne {n}, ", n=note.line) if len(person.lines) > 1 else ""
        yield f"  {line}{note_sentence(note)}"


def _where(person: ReportedPerson) -> str:
    numbers = [str(line) for line in person.lines]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} et {numbers[-1]}"
    place = count(len(numbers), "Ligne ", "Lignes ") + listed
    return f"{place}, {extract(person.name)}" if person.name else place
