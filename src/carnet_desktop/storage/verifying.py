"""Is a notebook whole? Pages, hashes, chain, anchor, identity and records; no one of these is enough alone.

`cipher_integrity_check` says *clean* for a page cut off, an old page spliced in and a whole old file.
"""

import msgspec

from carnet_desktop.domain.facts import canonical, fact_hash, next_chain, read_fact
from carnet_desktop.domain.notebook import fold_records
from carnet_desktop.domain.writing import plain
from carnet_desktop.errors import CarnetError

from .journal import GENESIS_TIP, Tip
from .notebook_file import NotebookFile


class Findings(msgspec.Struct, frozen=True):
    """Machine words for what is wrong (none: whole), where the journal ends, and how many facts were read."""

    problems: tuple[str, ...]
    tip: Tip
    facts: int


def verify(file: NotebookFile, notebook: str, anchor: Tip | None) -> Findings:
    """Read everything of a notebook. `anchor`: where the registry last saw it end, None when it is not known."""
    try:
        problems = [f"page:{word}" for word in file.pragma("cipher_integrity_check")]
        problems += [f"structure:{word}" for word in file.pragma("quick_check") if word != "ok"]
        tip, found = _journal(file)
        problems += found
        if not tip.n or file.facts()[0].fact.notebook != notebook:
            problems.append("identity")
        if _records_differ(file):
            problems.append("records")
    except CarnetError as error:
        return Findings((error.code,), GENESIS_TIP, 0)
    if anchor is not None and tip != anchor and not (tip.n > anchor.n and file.has_chain(anchor)):
        problems.append("older_copy")
    return Findings(tuple(dict.fromkeys(problems)), tip, tip.n)


def _records_differ(file: NotebookFile) -> bool:
    try:
        return fold_records(stored.fact for stored in file.facts()) != file.folded()
    except ValueError:  # stamps that are no stamps: they are read only when they are compared
        return True


def _journal(file: NotebookFile) -> tuple[Tip, list[str]]:
    """Every stored byte against its hash, every hash against the chain."""
    problems: list[str] = []
    tip = GENESIS_TIP
    for n, key, stored, hashed, chain, erased in file.journal():
        if not erased and not _is_fact(key, stored, hashed):
            problems.append(f"fact:{n}")
        tip = Tip(tip.n + 1, next_chain(tip.chain, hashed))
        if (n, chain) != tip:
            return tip, [*problems, f"chain:{n}"]
    return tip, problems


def _is_fact(key: str, stored: bytes, hashed: bytes) -> bool:
    try:
        fact = read_fact(stored)
        return fact.id == key and fact_hash(stored) == hashed and canonical(plain(fact)) == stored
    except ValueError:
        return False
