"""An open notebook, as the session holds it."""

from dataclasses import dataclass

from carnet_desktop.domain.notebook import Folded, Notebook
from carnet_desktop.storage.notebook_file import NotebookFile, Tip


@dataclass
class OpenFile:
    """An open notebook: its file, its fold kept up to date at each save, and why it may not be written."""

    file: NotebookFile
    folded: dict[tuple[str, str], Folded]
    tip: Tip
    read_only: str | None

    def notebook(self, notebook_id: str, structure: str) -> Notebook:
        return Notebook(notebook_id, structure, self.folded)
