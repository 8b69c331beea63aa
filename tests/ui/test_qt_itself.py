"""Faults of Qt's bindings that we have met: an upgrade must not bring them back (docs/decisions/0003)."""

import sys

from PySide6.QtWidgets import QApplication, QWidget


def test_calls_that_give_none_back_do_not_use_none_up(qapp: QApplication) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.property("nothing of that name")
    assert abs(sys.getrefcount(None) - before) < 100
