"""An open notebook, as the session holds it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Folded, Notebook
from carnet_desktop.storage.notebook_file import NotebookFile, Tip


@dataclass
class _State:
    """What was made of a fold: making it again at each save would take longer than the save."""

    folded: Mapping[tuple[str, str], Folded]
    notebook: Notebook
    last_at: str | None


@dataclass
class OpenFile:
    """An open notebook: its file, its fold kept up to date at each save, and why it may not be written."""

    file: NotebookFile
    folded: dict[tuple[str, str], Folded]
    tip: Tip
    read_only: str | None
    _state: _State | None = field(default=None, repr=False)

    def notebook(self, notebook_id: str, structure: str) -> Notebook:
        return self._made(notebook_id, structure).notebook

    def last_at(self, notebook_id: str, structure: str) -> str | None:
        """UTC text of the latest fact: it always wins its field, so the fold shows it."""
        return self._made(notebook_id, structure).last_at

    def write(self, facts: Sequence[Fact]) -> None:
        """Append facts to the file, then to what is known of it. Raises what `NotebookFile.append` raises."""
        self.tip = self.file.append(facts)
        changed: dict[tuple[str, str], Folded] = {}
        for fact in facts:
            key = (fact.kind, fact.record)
            self.folded[key] = changed[key] = self.folded.get(key, NOTHING_FOLDED).with_fact(fact)
        if self._state is not None:
            self._state.notebook = self._state.notebook.after(changed)
            self._state.last_at = max(self._state.last_at or "", *(fact.at for fact in facts))

    def _made(self, notebook_id: str, structure: str) -> _State:
        if self._state is None or self._state.folded is not self.folded:
            stamps = (stamp for folded in self.folded.values() for stamp in folded.won.values())
            last_at = max((stamp[0] for stamp in stamps), default=None)
            self._state = _State(self.folded, Notebook(notebook_id, structure, self.folded), last_at)
        return self._state
