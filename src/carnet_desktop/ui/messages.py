"""How the window speaks: an error in the page bar, a question before what cannot be undone, a file to choose."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from carnet_desktop import logs
from carnet_desktop.errors import CarnetError, DiskFull
from carnet_desktop.i18n import _
from carnet_desktop.sentences import explain
from carnet_desktop.ui.navigation import BarAction, Tone, closing
from carnet_desktop.ui.widgets.bars import PageBar, UndoBar

Ask = Callable[[QWidget, str, str, str, str], bool]
"""(parent, question, do, keep, detail) → whether the person chose `do`."""
Choose = Callable[[QWidget, str, Path, str], Path | None]
"""(parent, title, folder or proposed file, kinds) → the path, None when the person gave up."""


# Dialogs, file choosers and Qt's accessibility are loaded when first needed: they would delay the first paint.


def _ask(parent: QWidget, question: str, do: str, keep: str, detail: str) -> bool:
    from carnet_desktop.ui.widgets.dialogs import Question

    return Question(question, do, keep, detail, parent).exec() == Question.DialogCode.Accepted


def _open(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    return _chosen(parent, title, folder, kinds, saved_as="")


def _save(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    return _chosen(parent, title, proposed.parent, kinds, saved_as=proposed.name)


def _chosen(parent: QWidget, title: str, folder: Path, kinds: str, *, saved_as: str) -> Path | None:
    """The system's own window where there is one, else Qt's, two of whose words have no French.

    Qt would write the last folders down for all its programs: a folder's name may be a person's.
    """
    from PySide6.QtWidgets import QFileDialog

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Dossier :"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Type de fichier :"))
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if saved_as else QFileDialog.FileMode.ExistingFile)
    if saved_as:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(saved_as)
    chosen = dialog.selectedFiles() if dialog.exec() == QFileDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


class Messages:
    """`ui.navigation.Notices` in the real window. Tests replace `ask`, `open_file` and `save_file`.

    The last folder used is kept in memory only: a folder's name may be a person's.
    """

    def __init__(self, window: QWidget, bar: PageBar, undo: UndoBar) -> None:
        self._window, self._bar, self._undo = window, bar, undo
        self._folder = Path.home()
        self.ask: Ask = _ask
        self.open_file: Choose = _open
        self.save_file: Choose = _save

    def show_error(self, error: Exception, actions: Sequence[BarAction] = ()) -> None:
        sentence = explain(error)
        detail = [sentence.meaning, sentence.todo]
        if not isinstance(error, CarnetError):
            detail.append(_("Référence à donner : {reference}", reference=logs.note(error)))
        icon = "device-floppy" if isinstance(error, DiskFull) else ""
        # A bar nobody can close would stay for ever over a page that has moved on.
        buttons = actions or (closing(),)
        self._bar.show_words(Tone.BAD, sentence.what, " ".join(part for part in detail if part), buttons, icon)
        self._bar.focus_first()
        self.announce(str(sentence))

    def show_bar(self, tone: Tone, sentence: str, detail: str = "", actions: Sequence[BarAction] = ()) -> None:
        self._bar.show_words(tone, sentence, detail, actions)
        self.announce(f"{sentence} {detail}".strip())

    def show_progress(self, sentence: str, cancel: Callable[[], None]) -> Callable[[int, int], None]:
        self.announce(sentence)
        return self._bar.show_progress(sentence, cancel)

    def clear_bar(self) -> None:
        self._bar.clear()

    def offer_undo(self, sentence: str, restore: Callable[[], None]) -> None:
        self._undo.offer(sentence, restore)
        self.announce(sentence)

    def announce(self, sentence: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, sentence))

    def confirm(self, question: str, do: str, keep: str, detail: str = "") -> bool:
        return self.ask(self._window, question, do, keep, detail)

    def choose_open_path(self, title: str, kinds: str) -> Path | None:
        return self._remember(self.open_file(self._window, title, self._folder, kinds))

    def choose_save_path(self, title: str, name: str, kinds: str) -> Path | None:
        return self._remember(self.save_file(self._window, title, self._folder / name, kinds))

    def _remember(self, chosen: Path | None) -> Path | None:
        if chosen is not None:
            self._folder = chosen.parent
        return chosen
