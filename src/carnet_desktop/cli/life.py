"""Commands that write of a person's life in one notebook: situations, rights, work, the jobs she wants."""

from typing import Annotated, Literal

import typer
from msgspec.structs import replace

from carnet_desktop.domain import vocabularies
from carnet_desktop.domain.notebook import Notebook
from carnet_desktop.domain.records import Item, Mobility, Rights, WantedJob, Work, WorkSituation
from carnet_desktop.domain.rome import find_job
from carnet_desktop.domain.situations import Answer, answered, place_of, situations_of
from carnet_desktop.domain.wanted_jobs import next_rank
from carnet_desktop.domain.writing import new_record_id
from carnet_desktop.errors import InvalidField
from carnet_desktop.i18n import folded, parse_euros
from carnet_desktop.services.notebooks import open_notebook, put
from carnet_desktop.services.people import find_person

from .context import Terminal
from .notebook import PersonArgument
from .writing import day_of, put_record

YesNo = Literal["yes", "no"]


def register(add: typer.Typer, change: typer.Typer) -> None:
    """`add`: what there may be several of. `change`: what a notebook has once."""
    add.command("wanted-job")(wanted_job)
    for command in (situation, rights, work):
        change.command()(command)


def situation(
    context: typer.Context,
    person: PersonArgument,
    theme: Annotated[str, typer.Option(help="Thème, par exemple Logement.")],
    yes: Annotated[list[str] | None, typer.Option(help="Ce qui est vrai ; peut être répété.")] = None,
    no: Annotated[list[str] | None, typer.Option(help="Ce qui ne l’est plus ; peut être répété.")] = None,
    nothing: Annotated[bool, typer.Option("--nothing", help="Rien à signaler sur ce thème.")] = False,
    not_assessed: Annotated[bool, typer.Option("--not-assessed", help="Ce thème n’est pas évalué.")] = False,
) -> None:
    """Mettre à jour un thème de la situation."""
    code = _theme(theme)
    if nothing + not_assessed + bool(yes or no) != 1:
        raise typer.BadParameter("", param_hint="--yes et --no, ou --nothing, ou --not-assessed")
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        state = open_notebook(session, notebook).notebook
        answer = _answer(state, code, yes or [], no or [], nothing=nothing, not_assessed=not_assessed)
        changed = answered(state, code, answer, session.today().isoformat())
        put(session, notebook, *changed)
        ids = [record.id for record in changed]
        lines = [f"Enregistré : {id_}" for id_ in ids] or ["Rien à changer."]
        terminal.answer({"ids": ids, "notebook": notebook}, lines)


def rights(
    context: typer.Context,
    person: PersonArgument,
    rsa: Annotated[str | None, typer.Option(help="État du RSA : un libellé de la liste, ou un texte libre.")] = None,
    are: Annotated[YesNo | None, typer.Option(help="ARE.")] = None,
    ass: Annotated[YesNo | None, typer.Option(help="ASS.")] = None,
    prime_activite: Annotated[YesNo | None, typer.Option(help="Prime d’activité.")] = None,
    aah: Annotated[YesNo | None, typer.Option(help="AAH.")] = None,
    rqth: Annotated[YesNo | None, typer.Option(help="RQTH.")] = None,
) -> None:
    """Noter les droits ; ce qui n’est pas dit reste comme il est."""
    answers = {"are": are, "ass": ass, "prime_activite": prime_activite, "aah": aah, "rqth": rqth}
    said = {name: answer == "yes" for name, answer in answers.items() if answer is not None}
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        made: Rights = replace(open_notebook(session, notebook).notebook.rights, **said)
        if rsa is not None:
            made = replace(made, rsa=_item(rsa, vocabularies.rsa_states()))
        put_record(terminal, session, notebook, made)


def work(
    context: typer.Context,
    person: PersonArgument,
    situation: Annotated[
        str | None, typer.Option(help="Situation : un libellé de la liste, ou un texte libre.")
    ] = None,
    begin: Annotated[str, typer.Option("--from", help="Depuis quel jour, par exemple 2026-12-01.")] = "",
    end: Annotated[str, typer.Option("--to", help="Jusqu’à quel jour.")] = "",
    education: Annotated[str | None, typer.Option(help="Niveau de formation.")] = None,
    last_job: Annotated[str | None, typer.Option(help="Dernier emploi.")] = None,
    km: Annotated[int | None, typer.Option(min=0, help="Kilomètres qu’elle peut faire.")] = None,
    mobility: Annotated[str | None, typer.Option(help="Moyens de transport.")] = None,
) -> None:
    """Noter le travail, la formation et la mobilité ; ce qui n’est pas dit reste comme il est."""
    first, last = (day_of(day, name).isoformat() if day else None for day, name in ((begin, "from"), (end, "to")))
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        made = open_notebook(session, notebook).notebook.work
        if situation is not None:
            made = replace(made, situation=_work_situation(situation, first, last))
        elif made.situation is not None and (first or last):
            kept = made.situation
            made = replace(made, situation=replace(kept, from_=first or kept.from_, to=last or kept.to))
        if education is not None:
            made = replace(made, education=_item(education, vocabularies.education()))
        if last_job is not None:
            made = replace(made, last_job=last_job.strip() or None)
        if km is not None or mobility is not None:
            known = made.mobility or Mobility()
            label = known.label if mobility is None else mobility.strip() or None
            made = replace(made, mobility=Mobility(km=known.km if km is None else km, label=label))
        put_record(terminal, session, notebook, _checked(made, first or last))


def wanted_job(
    context: typer.Context,
    person: PersonArgument,
    job: Annotated[str, typer.Option(help="Métier : un nom du ROME, son code, ou un texte libre.")],
    contract: Annotated[str, typer.Option(help="Contrat voulu.")] = "",
    hours: Annotated[str, typer.Option(help="Horaires.")] = "",
    km: Annotated[int | None, typer.Option(min=0, help="À combien de kilomètres au plus.")] = None,
    wage: Annotated[str, typer.Option(help="Salaire brut par mois, en euros.")] = "",
) -> None:
    """Ajouter un métier au projet professionnel ; cinq au plus."""
    cents = parse_euros(wage) if wage else None
    if wage and cents is None:
        raise InvalidField("wage_cents", "number", wage)
    found = find_job(job.strip())
    terminal: Terminal = context.obj
    with terminal.fresh_session() as session:
        notebook = find_person(session, person)
        made = WantedJob(
            id=new_record_id(),
            rank=next_rank(open_notebook(session, notebook).notebook),
            job=found.item if found else Item(label=job.strip()),
            contract=contract.strip() or None,
            hours=hours.strip() or None,
            km=km,
            wage_cents=cents,
        )
        put_record(terminal, session, notebook, made)


def _theme(words: str) -> str:
    for code in vocabularies.situations():
        term = vocabularies.vocabulary("themes").by_code.get(code)
        if folded(words) in (folded(code), folded(term.label) if term else ""):
            return code
    raise InvalidField("theme", "choice", words)


def _answer(state: Notebook, theme: str, yes: list[str], no: list[str], *, nothing: bool, not_assessed: bool) -> Answer:
    """What stands already, with and without what is said. Raises InvalidField for what ends and does not stand."""
    shown = next(one for one in situations_of(state) if one.theme == theme)
    open_now = {place[1]: e.record.label or "" for e in shown.open if (place := place_of(e.record.id))}
    if nothing or not_assessed:
        return Answer(nothing=nothing, not_assessed=not_assessed)
    kept = set(open_now)
    for words in no:
        ended = {code for code, label in open_now.items() if folded(words) in (folded(code), folded(label))}
        if not ended:
            raise InvalidField("no", "choice", words)
        kept -= ended
    listed = vocabularies.situations()[theme]
    found = {words: listed.find(words) for words in yes}
    if not all(map(folded, found)):
        raise InvalidField("yes", "required")
    return Answer(
        ticked=frozenset(kept | {known.term.code for known in found.values() if known}),
        added=tuple(words for words, known in found.items() if known is None),
    )


def _work_situation(words: str, first: str | None, last: str | None) -> WorkSituation | None:
    item = _item(words, vocabularies.work_situations())
    if item is None:
        return None
    return WorkSituation(label=item.label, code=item.code, list_=item.list_, version=item.version, from_=first, to=last)


def _checked(made: Work, days: str | None) -> Work:
    """Days are those of a situation. Raises InvalidField."""
    if days and made.situation is None:
        raise InvalidField("situation", "required")
    return made


def _item(words: str, items: tuple[Item, ...]) -> Item | None:
    return vocabularies.chosen(words, items) if words.strip() else None
