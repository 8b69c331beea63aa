"""New records of the plan, of contracts and of papers, as commands and samples make them."""

from datetime import date

from . import vocabularies
from .labels import objective_status
from .notebook import Notebook
from .plan import same_theme
from .records import Contract, Document, DocumentState, Focus, Objective
from .writing import new_record_id


def new_focus(theme: str) -> Focus:
    """`theme`: the label of a theme, or free words."""
    return Focus(id=new_record_id(), theme=vocabularies.chosen(theme, vocabularies.themes()))


def new_objective(title: str, focus: Focus | None, *, contract: str | None = None) -> Objective:
    """`title`: an objective of the theme of its focus, or free words; `contract` a record id."""
    term = vocabularies.theme_of(focus.theme) if focus else None
    return Objective(
        id=new_record_id(),
        focus=focus.id if focus else None,
        title=vocabularies.chosen(title, vocabularies.objectives(term.code if term else None)),
        status=objective_status("in_progress"),
        contract=contract,
    )


def new_contract(kind: str, begin: date, end: date | None, *, signed: date | None = None) -> Contract:
    """`kind`: the label of a kind, what it is called for short, or free words."""
    items = vocabularies.contract_kinds()
    short = next((item for item in items if vocabularies.contract_short(item).casefold() == kind.casefold()), None)
    return Contract(
        id=new_record_id(),
        kind_=short or vocabularies.chosen(kind, items),
        from_=begin.isoformat(),
        to=end.isoformat() if end else None,
        signed_on=signed.isoformat() if signed else None,
    )


def new_document(title: str, state: DocumentState) -> Document:
    return Document(id=new_record_id(), title=title.strip(), state=state)


def focus_about(notebook: Notebook, theme: str) -> Focus:
    """The focus that is about this theme already, else a new one."""
    made = new_focus(theme)
    known = same_theme(notebook, made.theme) if made.theme else ()
    return known[0].record if known else made
