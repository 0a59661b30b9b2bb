"""Layouts that are emptied and filled again, and never asked for an item.

An item of a layout is no QObject: PySide does not hear when Qt deletes it, and takes what comes to
lie in its place for the item.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout, *kept: QWidget) -> None:
    """Take all widgets out of a layout that has a place; those that are not kept are deleted."""
    parent = layout.parentWidget()
    assert parent is not None
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for widget in parent.findChildren(QWidget, options=direct):
        if layout.indexOf(widget) < 0:
            continue
        layout.removeWidget(widget)
        if widget not in kept:
            widget.hide()
            widget.deleteLater()
