"""What is put back from the history, in the place of its row: which fields, and why."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _
from carnet_desktop.ui import theme
from carnet_desktop.ui.widgets.fields import Field
from carnet_desktop.ui.widgets.texts import Text
from carnet_desktop.ui.widgets.tick_box import TickBox

from .form_body import FormBody
from .history_shown import Return

_REASON = "reason"


class ReturnBody(FormBody):
    """All is ticked at first; what stands alone is only told."""

    def __init__(self, returned: Return) -> None:
        super().__init__()
        self._fields = [field for field, _words in returned.fields]
        column = QVBoxLayout(self)
        theme.space(column, 0.4)
        column.addWidget(Text(_("{name} : ce qui revient", name=returned.name), "strong", wrap=True))
        self._boxes: dict[str, TickBox] = {}
        for field, words in returned.fields:
            if field == "deleted":
                column.addWidget(Text(_("L’élément supprimé, tel qu’il était."), wrap=True))
            elif len(returned.fields) == 1:
                column.addWidget(Text(words, wrap=True))
            else:
                self._boxes[field] = box = TickBox(words)
                box.setChecked(True)
                box.setToolTip(words)
                column.addWidget(box)
        self._reason = Field(_("Raison") if returned.why else _("Raison, si elle est utile"))
        self.fields.add(_REASON, self._reason)
        column.addWidget(self._reason)

    def first(self) -> QWidget:
        return self._reason.focusProxy() or self._reason

    def chosen(self) -> list[str]:
        """The fields that come back."""
        if not self._boxes:
            return self._fields
        return [field for field, box in self._boxes.items() if box.isChecked()]

    def reason(self) -> str:
        return self.values()[_REASON]
