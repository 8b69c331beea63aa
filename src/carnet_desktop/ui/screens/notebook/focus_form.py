"""The fields of a focus of the plan: its theme and, for a new one, a first objective."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from carnet_desktop.domain import vocabularies
from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.suggest_field import SuggestField

from .focus_fields import FIRST
from .form_body import FormBody
from .list_offers import Choices, among, labels


class FocusForm(FormBody):
    def __init__(self, themes: Choices, *, is_new: bool) -> None:
        super().__init__()
        self._theme = SuggestField(_("Axe de travail"), among(themes))
        column = QVBoxLayout(self)
        theme.space(column, 0.5)
        column.addWidget(self._theme)
        self.fields.add("theme", self._theme)
        if is_new:
            objective = SuggestField(_("Premier objectif"), self._objectives)
            column.addWidget(objective)
            self.fields.add(FIRST + "title", objective)

    def _objectives(self, typed: str) -> Sequence[str]:
        """Those of the theme that is written beside."""
        item = vocabularies.chosen(self._theme.value(), vocabularies.themes())
        term = vocabularies.theme_of(item)
        return labels(vocabularies.narrowed(typed, vocabularies.objectives(term.code if term else None)))
