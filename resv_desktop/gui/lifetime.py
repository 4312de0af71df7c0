"""How a window ends: Qt takes it apart, never Python's garbage collector.

A window without a parent belongs to Python. When its last name goes it is nearly always part of
circles (slots, callbacks), so it waits for the collector, which frees the parts in any order: a
child may then look at a parent that is already gone, and the program is gone with it. So each
such window is let go of by a function of this module, which keeps its name until Qt is done.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QWidget

_kept: set[QWidget] = set()


def keep(widget: QWidget) -> None:
    """Hold on to ``widget`` until Qt has deleted it."""
    _kept.add(widget)
    widget.destroyed.connect(lambda: _kept.discard(widget))


def let_go(widget: QWidget) -> None:
    """Have ``widget`` deleted by Qt, now; nothing of it may be on the stack any more."""
    keep(widget)
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)


def open_dialog(dialog: QDialog) -> None:
    """Show ``dialog`` without stopping the event loop; it is deleted once it is closed."""
    keep(dialog)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask(dialog: QDialog) -> bool:
    """Show ``dialog``, wait for the answer, let go of it; True when it was accepted."""
    try:
        return bool(dialog.exec())
    finally:
        let_go(dialog)
