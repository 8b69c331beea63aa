"""A list of two-line rows on its own, for the tests of what rows look like."""

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from carnet_desktop.ui.widgets.row_model import ROW_ROLE
from carnet_desktop.ui.widgets.rows import Row, RowDelegate


class RowList(QListView):
    def __init__(self, name: str, *rows: Row) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(parent=self))
        model = QStandardItemModel(self)
        for row in rows:
            item = QStandardItem()
            item.setData(row, ROW_ROLE)
            model.appendRow(item)
        self.setModel(model)
