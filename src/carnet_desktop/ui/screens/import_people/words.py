"""What the preview and the report of an import say of each line of the file."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from carnet_desktop.exchange.import_plan import ImportPlan, PlanLine, Verdict
from carnet_desktop.exchange.import_report import Outcome, Report, ReportedPerson
from carnet_desktop.exchange.notes import CellNote, NoteCode, extract, note_sentence
from carnet_desktop.i18n import _, count, day_month_year
from carnet_desktop.ui.navigation import Tone
from carnet_desktop.ui.widgets.chips import Chip


@dataclass(frozen=True, slots=True)
class FileRow:
    """One line of the file: its number in the margin, who, what becomes of it, and what there is to say.

    `line` is what ticking answers with; `ticked` is None where there is nothing to tick. `problems` come first.
    """

    line: int
    margin: str
    who: str
    about: str
    verdict: Chip
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ticked: bool | None = None

    @property
    def spoken(self) -> str:
        said = (self.margin, self.who, self.about, self.verdict.text, *self.problems, *self.notes)
        return ", ".join(part for part in said if part)


def preview_rows(
    plan: ImportPlan, foreseen: Report, ticked: Collection[int], *, prefer_file: bool
) -> tuple[FileRow, ...]:
    """Each line of the file, in order. `foreseen` is the report of the import that keeps what was typed."""
    kept = _kept_cells(foreseen)
    outcomes = {line: person.outcome for person in foreseen.people for line in person.lines}
    return tuple(
        _preview_row(line, outcomes.get(line.row.line), kept[line.row.line], line.row.line in ticked, prefer_file)
        for line in plan.lines
    )


def has_typed_values(foreseen: Report) -> bool:
    """Whether the file says otherwise than something a worker has typed: only then is there a choice."""
    return any(note.note is NoteCode.TYPED_KEPT for person in foreseen.people for note in person.notes)


def report_rows(report: Report) -> tuple[FileRow, ...]:
    """Those of whom there is something to say, in the order of the file."""
    return tuple(_report_row(person) for person in report.people if person.notes or not _came_in(person))


def summary(report: Report) -> str:
    """`3 personnes ajoutées, 1 carnet mis à jour.`"""
    left = sum(len(person.lines) for person in report.skipped)
    parts = (
        (len(report.created), _("{n} personne ajoutée"), _("{n} personnes ajoutées")),
        (len(report.updated), _("{n} carnet mis à jour"), _("{n} carnets mis à jour")),
        (len(report.unchanged), _("{n} carnet déjà à jour"), _("{n} carnets déjà à jour")),
        (left, _("{n} ligne laissée de côté"), _("{n} lignes laissées de côté")),
    )
    said = ", ".join(count(number, one, many) for number, one, many in parts if number)
    return f"{said}." if said else _("Rien n’a été importé.")


def people_count(plan: ImportPlan, ticked: Collection[int]) -> int:
    """How many people the ticked lines describe: two lines may be the same person."""
    return len({line.row.identity.key for line in plan.lines if line.row.line in ticked})


def _kept_cells(foreseen: Report) -> Mapping[int, list[CellNote]]:
    cells: dict[int, list[CellNote]] = defaultdict(list)
    for person in foreseen.people:
        for note in person.notes:
            cells[note.line].append(note)
    return cells


def _preview_row(
    line: PlanLine, outcome: Outcome | None, foreseen: Sequence[CellNote], ticked: bool, prefer_file: bool
) -> FileRow:
    blocked = line.verdict is Verdict.BLOCKED
    problems = line.row.blocking if blocked else line.conflicts
    others = [note for note in dict.fromkeys((*line.row.cells, *foreseen)) if note not in problems]
    replaces = prefer_file and any(note.note is NoteCode.TYPED_KEPT for note in others)
    identity = line.row.identity
    return FileRow(
        line=line.row.line,
        margin=str(line.row.line),
        who=f"{identity.first_name} {identity.last_name}".strip() or _("Sans nom"),
        about=_birth(identity.birth_date),
        verdict=_verdict(line, unchanged=outcome is Outcome.UNCHANGED and not replaces),
        problems=tuple(map(note_sentence, problems)),
        notes=tuple(_note(note, prefer_file) for note in others),
        ticked=None if blocked else ticked,
    )


def _verdict(line: PlanLine, *, unchanged: bool) -> Chip:
    match line.verdict:
        case Verdict.BLOCKED:
            return Chip(_("Bloquée"), Tone.BAD, "alert-circle")
        case Verdict.SAME_AS_LINE:
            return Chip(_("Même personne que la ligne {n}", n=line.same_as), Tone.INFO, "equal")
        case Verdict.UPDATE if unchanged:
            return Chip(_("Carnet déjà à jour"), Tone.INFO, "equal")
        case Verdict.UPDATE:
            return Chip(_("Carnet mis à jour"), Tone.INFO, "git-compare")
        case Verdict.NEW:
            return Chip(_("Nouveau carnet"), Tone.GOOD, "circle-plus")


def _note(note: CellNote, prefer_file: bool) -> str:
    if prefer_file and note.note is NoteCode.TYPED_KEPT:
        said = _("« {value} » remplace « {detail} », écrit à la main.", value=extract(note.value), detail=note.detail)
        return _("{column} : {said}", column=extract(note.column), said=said)
    return note_sentence(note)


def _birth(birth_date: str) -> str:
    return day_month_year(date.fromisoformat(birth_date)) if birth_date else ""


_OUTCOMES = {
    Outcome.CREATED: (_("Carnet créé"), Tone.GOOD, "circle-plus"),
    Outcome.UPDATED: (_("Carnet mis à jour"), Tone.GOOD, "git-compare"),
    Outcome.UNCHANGED: (_("Rien à changer"), Tone.INFO, "equal"),
    Outcome.BLOCKED: (_("Pas importée"), Tone.BAD, "alert-circle"),
    Outcome.NOT_TICKED: (_("Pas cochée"), Tone.INFO, "x"),
    Outcome.CANCELLED: (_("Pas importée : arrêt demandé"), Tone.WARN, "x"),
    Outcome.FAILED: (_("Pas importée"), Tone.BAD, "alert-circle"),
}


def _came_in(person: ReportedPerson) -> bool:
    return person.outcome in (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED)


def _report_row(person: ReportedPerson) -> FileRow:
    several = len(person.lines) > 1
    return FileRow(
        line=person.lines[0],
        margin=_listed(person.lines),
        who=person.name or _("Sans nom"),
        about="",
        verdict=Chip(*_OUTCOMES[person.outcome]),
        problems=(person.why,) if person.why else (),
        notes=tuple(_where(note, several) for note in person.notes),
    )


def _where(note: CellNote, several: bool) -> str:
    said = note_sentence(note)
    return _("Ligne {n}, {said}", n=note.line, said=said) if several else said


def _listed(lines: Sequence[int]) -> str:
    """`3`, `3 et 4`, `3, 4 et 7`"""
    return " ".join(_joined([str(line) for line in lines]))


def _joined(numbers: Sequence[str]) -> Iterator[str]:
    for index, number in enumerate(numbers):
        if index == len(numbers) - 1 and index:
            yield _("et {n}", n=number)
        else:
            yield f"{number}," if index < len(numbers) - 2 else number
