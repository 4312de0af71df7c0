"""All the program can do, by name: one registry for menus, shortcuts, palette and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.icons import icon


@dataclass(frozen=True)
class ActionSpec:
    """What an action is, apart from whether it can be done now."""

    id: str
    """Stable name such as ``entry.new``; never shown."""
    text: Callable[[], str]
    """The words in the language of the moment: ``lambda: self.tr("New entry")``."""
    callback: Callable[[], object]
    shortcut: str = ""
    """Portable key sequence, ``Ctrl+N``."""
    icon: str = ""
    page: str = ""
    """Id of the page on which it works; empty: everywhere."""
    in_palette: bool = True
    also: str = ""
    """A second key sequence, for hands that learnt it in another program."""


class Actions(QObject):
    """The registry; one per main window, which gives the actions their shortcuts.

    An action of a page is enabled only while that page is shown (:meth:`set_page`) and its
    condition holds (:meth:`set_possible`).
    """

    changed = Signal()
    """An action came, went, or can or cannot be done any more."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._page = ""
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._impossible: dict[str, str] = {}
        window.installEventFilter(self)

    def add(self, spec: ActionSpec) -> QAction:
        """Register an action. Raises ValueError when its id or its keys are taken."""
        self._refuse_twin(spec)
        action = QAction(self._window)
        action.setObjectName(spec.id)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.shortcut:
            action.setShortcuts([QKeySequence(keys) for keys in (spec.shortcut, spec.also) if keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: spec.callback())
        self._specs[spec.id], self._actions[spec.id] = spec, action
        self._window.addAction(action)
        self._retranslate(spec.id)
        self._enable(spec.id)
        self.changed.emit()
        return action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[ActionSpec]:
        return iter(self._specs.values())

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._specs

    def available(self) -> list[ActionSpec]:
        """The actions that can be done now, in order of registration."""
        return [spec for spec in self if self._actions[spec.id].isEnabled()]

    def why_not(self, action_id: str) -> str:
        """The reason given to :meth:`set_possible`, or an empty string."""
        return self._impossible.get(action_id, "")

    def set_possible(self, action_id: str, possible: bool, why_not: str = "") -> None:
        """Say whether an action can be done now; ``why_not`` becomes the tip of the grey button."""
        if possible:
            self._impossible.pop(action_id, None)
        else:
            self._impossible[action_id] = why_not
        self._retranslate(action_id)
        self._enable(action_id)
        self.changed.emit()

    def set_page(self, page: str) -> None:
        """Enable the actions of ``page`` and of the whole window, disable those of others."""
        self._page = page
        for action_id in self._specs:
            self._enable(action_id)
        self.changed.emit()

    def trigger(self, action_id: str) -> bool:
        """Do the action if it can be done now; False when not. Raises KeyError when unknown."""
        action = self._actions[action_id]
        if action.isEnabled():
            action.trigger()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            for action_id in self._specs:
                self._retranslate(action_id)
        return super().eventFilter(watched, event)

    def _refuse_twin(self, spec: ActionSpec) -> None:
        if spec.id in self._specs:
            raise ValueError(f"action {spec.id} is registered twice")
        for other in self:
            same_place = not spec.page or not other.page or spec.page == other.page
            if spec.shortcut and spec.shortcut == other.shortcut and same_place:
                raise ValueError(f"{spec.shortcut} is taken by {other.id}")

    def _retranslate(self, action_id: str) -> None:
        spec, action = self._specs[action_id], self._actions[action_id]
        text = spec.text()
        action.setText(text)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = self._impossible.get(action_id) or (f"{text} ({keys})" if keys else text)
        action.setToolTip(tip)

    def _enable(self, action_id: str) -> None:
        on_page = self._specs[action_id].page in ("", self._page)
        self._actions[action_id].setEnabled(on_page and action_id not in self._impossible)
