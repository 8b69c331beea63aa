"""A field that names one record of the notebook, or none."""

from PySide6.QtWidgets import QComboBox, QWidget

from carnet_desktop.ui.widgets.fields import ComboField

from .list_offers import Choices


class RecordField(ComboField):
    """The first of `choices` is none: ("", its words). It takes the room it is given, not that of its longest words."""

    def __init__(self, label: str, choices: Choices, *, show_label: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(label, choices, show_label=show_label, parent=parent)
        self.control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.control.setMinimumContentsLength(8)

    def set_value(self, value: str) -> None:
        """A record that has gone since (a draft may name it) is none."""
        self.control.setCurrentIndex(max(self.control.findData(value), 0))
