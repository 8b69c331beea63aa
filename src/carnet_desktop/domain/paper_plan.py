"""The plan that is signed, as blocks: contracts, then each focus with its objectives and their actions, and signatures.

The person takes it home: as on the sheet, a sensitive contact stands on it under its neutral name only.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ..errors import SheetBlocked
from ..i18n import NBSP, _, day_month_year, long_day_year
from .contracts import contracts_of
from .labels import label_of
from .meanings import Meaning, meaning_of
from .notebook import Entry, Notebook
from .plan import FocusShown, ObjectiveShown, asks_commitment, is_open_action, is_open_objective, plan_of
from .records import Action, Contract, Item, Objective
from .sheet_blocks import (
    ActionBlock,
    Block,
    Field,
    Heading,
    Paragraph,
    Signatures,
    Subheading,
    Title,
)
from .sheet_choices import SheetStructure
from .sheet_lines import neutral_name
from .sheet_secrets import secrets_of
from .sheet_words import after_a_colon
from .titles import full_name
from .vocabularies import contract_short

_WHO: Final = (
    ("person", Meaning.MINE, _("Ce que je fais")),
    ("worker", Meaning.OTHERS, _("Ce que fait la personne qui m’accompagne")),
    ("partner", Meaning.GROUP, _("Ce que font les autres")),
)


def plan_blocks(notebook: Notebook, structure: SheetStructure, worker: str, today: date) -> tuple[Block, ...]:
    """What is agreed and room to sign it: the person, who accompanies her, the structure.

    Raises SheetBlocked when a line names a sensitive contact that has no neutral name to say instead.
    """
    plan = _Plan(notebook, today)
    blocks = tuple(plan.blocks(structure, worker))
    if plan.telling:
        raise SheetBlocked((), tuple(plan.telling))
    return blocks


class _Plan:
    """`telling`: the lines that would name a sensitive contact."""

    def __init__(self, notebook: Notebook, today: date) -> None:
        self.telling: list[str] = []
        self._notebook, self._today = notebook, today
        self._secrets = secrets_of(notebook)

    def blocks(self, structure: SheetStructure, worker: str) -> Iterator[Block]:
        name = full_name(self._notebook.person)
        yield Title(_("Mon plan d’action"))
        if name:
            yield Field(_("Personne accompagnée"), name)
        yield Field(_("Accompagnement par"), f"{worker}, {structure.name}")
        yield Field(_("Fait le"), long_day_year(self._today))
        yield from self._contracts()
        plan = plan_of(self._notebook)
        for focus in plan:
            yield from self._focus(focus)
        if not plan:
            yield Paragraph(_("Pas encore d’action."))
        yield Heading(Meaning.SIGN, _("Nous sommes d’accord"))
        yield Signatures(_("Date et signature"), (name or _("La personne accompagnée"), worker, structure.name))

    def _contracts(self) -> Iterator[Block]:
        """Those that run or are being prepared."""
        coming = [e.record for e in contracts_of(self._notebook) if (e.record.to or "9999") >= self._today.isoformat()]
        if coming:
            yield Heading(Meaning.FILE, _("Mon contrat") if len(coming) == 1 else _("Mes contrats"))
        yield from (Field(self._said(_name(contract)), _dates(contract)) for contract in coming)

    def _focus(self, shown: FocusShown) -> Iterator[Block]:
        aims = [aim for aim in shown.objectives if aim.entry is not None]
        loose = [aim for aim in shown.objectives if aim.entry is None]
        if shown.entry is not None:
            theme = self._said(label_of(shown.entry.record.theme)) or _("Axe de travail")
            yield Heading(meaning_of(theme), theme)
            if not aims:
                yield Paragraph(_("Pas encore d’objectif."))
        elif aims:
            yield Heading(None, _("Autres objectifs"))
        for aim in aims:
            yield from self._objective(aim)
        for aim in loose:
            yield from self._loose(aim)

    def _objective(self, shown: ObjectiveShown) -> Iterator[Block]:
        assert shown.entry is not None
        objective = shown.entry.record
        yield Subheading(self._said(label_of(objective.title)) or _("Objectif"))
        yield Field(_("Où j’en suis"), label_of(objective.status) or _("En cours"))
        if shown.contract is not None:
            yield Field(_("Contrat"), self._said(_name(shown.contract.record)))
        yield from (self._action(entry) for entry in shown.actions if _stands(entry.record))
        if shown.contract is not None:
            yield from _commitment(objective)

    def _loose(self, shown: ObjectiveShown) -> Iterator[Block]:
        """Actions without an objective, by who does them."""
        for who, meaning, heading in _WHO:
            held = [e for e in shown.actions if _stands(e.record) and (e.record.who or "worker") == who]
            if held:
                yield Heading(meaning, heading)
            yield from map(self._action, held)

    def _action(self, entry: Entry[Action]) -> ActionBlock:
        action = entry.record
        what, who = self._said(label_of(action.what)), self._said(action.who_text or "")
        text = f"{who}{NBSP}: {after_a_colon(what)}" if who and action.who != "person" else what
        open_ = is_open_action(action)
        when = _before(action.by) if open_ else label_of(action.status).lower()
        return ActionBlock(action.who == "person" and open_, meaning_of(what), text, when)

    def _said(self, text: str) -> str:
        """`text`, or the neutral names of the sensitive contacts it names."""
        named = [secret.contact for secret in self._secrets if secret.is_in(text)]
        said = _(" et ").join(neutral_name(contact) for contact in named if not contact.deleted) if named else text
        if named and (not all(map(neutral_name, named)) or any(secret.is_in(said) for secret in self._secrets)):
            self.telling.append(text)
        return said


def _stands(action: Action) -> bool:
    """What was given up is not agreed to any more; what was done is worth being read again."""
    return bool(label_of(action.what)) and (is_open_action(action) or _code(action.status) == "done")


def _commitment(objective: Objective) -> Iterator[Block]:
    """What she said; else both answers to tick, side by side with the same weight."""
    if objective.committed is not None:
        said = _("oui") if objective.committed.value else _("non")
        yield Field(_("Je m’engage"), _("{answer}, dit le {day}", answer=said, day=_day(objective.committed.on)))
    elif asks_commitment(objective) and is_open_objective(objective):
        yield ActionBlock(True, None, _("Je m’engage sur cet objectif"), None)
        yield ActionBlock(True, None, _("Je ne m’engage pas sur cet objectif"), None)


def _name(contract: Contract) -> str:
    return (contract_short(contract.kind_) if contract.kind_ else "") or _("Contrat")


def _dates(contract: Contract) -> str:
    parts = []
    if contract.from_ and contract.to:
        parts.append(_("du {begin} au {end}", begin=_day(contract.from_), end=_day(contract.to)))
    elif contract.from_:
        parts.append(_("depuis le {begin}", begin=_day(contract.from_)))
    elif contract.to:
        parts.append(_("jusqu’au {end}", end=_day(contract.to)))
    signed = contract.signed_on
    parts.append(_("signé le {day}", day=_day(signed)) if signed else _("pas encore signé"))
    return ", ".join(parts)


def _code(item: Item | None) -> str | None:
    return item.code if item else None


def _before(by: str | None) -> str | None:
    try:
        return _("avant le {day}", day=long_day_year(date.fromisoformat(by))) if by else None
    except ValueError:  # a day that is none, from elsewhere
        return None


def _day(day: str) -> str:
    try:
        return day_month_year(date.fromisoformat(day))
    except ValueError:
        return day
