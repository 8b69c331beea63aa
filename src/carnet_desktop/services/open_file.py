"""An open notebook, as the session holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from carnet_desktop.domain.facts import Fact
from carnet_desktop.domain.notebook import NOTHING_FOLDED, Folded, Notebook
from carnet_desktop.domain.records import NotebookId
from carnet_desktop.storage.journal import Blob, Received, Tip
from carnet_desktop.storage.notebook_file import NotebookFile


@dataclass
class OpenFile:
    """An open notebook: its file, its fold kept up to date at each save, and why it may not be written."""

    file: NotebookFile
    folded: dict[tuple[str, str], Folded]
    tip: Tip
    last_at: str | None
    """UTC text of the latest fact."""
    read_only: str | None = None
    _made: Notebook | None = field(default=None, repr=False)
    """What was made of the fold: making it again at each save would take longer than the save."""

    def notebook(self, notebook_id: str, structure: str) -> Notebook:
        if self._made is None:
            self._made = Notebook(notebook_id, structure, self.folded)
        return self._made

    def write(self, facts: Sequence[Fact], received: Received | None = None, blobs: Sequence[Blob] = ()) -> None:
        """Append facts and the files they name to the file, then facts to what is known of it.

        Raises what `NotebookFile.append` raises.

        What a bundle or another notebook brought is read again from the file: some of it may be known, or erased here.
        """
        self.tip = self.file.append(facts, received, blobs)
        if received is not None or any(fact.kind == NotebookId.kind.name for fact in facts):
            self.read_again()
            return
        changed: dict[tuple[str, str], Folded] = {}
        for fact in facts:
            key = (fact.kind, fact.record)
            self.folded[key] = changed[key] = self.folded.get(key, NOTHING_FOLDED).with_fact(fact)
        if self._made is not None:
            self._made = self._made.after(changed)
        self.last_at = max([self.last_at or "", *(fact.at for fact in facts)])

    def read_again(self) -> None:
        """After the records were made again, or the file was written by somebody else."""
        self.folded, self.tip, self.last_at = self.file.read()
        self._made = None
