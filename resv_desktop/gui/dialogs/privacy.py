"""Behind the shield: what the check does and does not do, how often it is right, and your words."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.assets import resource
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.help import open_help
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.privacy import category_word
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.manual_text import ManualText
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.sentences import sentence
from resv_desktop.services.allowed import allowed
from resv_desktop.services.overrides import counted

_HEADING = re.compile(r"^## ", re.MULTILINE)


def open_privacy(parent: QWidget, context: Context) -> PrivacyDialog:
    """Show the dialog over ``parent``; once is enough."""
    found = parent.findChild(PrivacyDialog)
    dialog = found if isinstance(found, PrivacyDialog) else PrivacyDialog(context, parent)
    open_dialog(dialog)
    return dialog


def figures(language: str) -> str:
    """Return the figures of the check as they stand in the manual, with the day and the sets."""
    text = resource("manual", language, "privacy.md").read_text(encoding="utf-8")
    _title, _, body = _HEADING.split(text)[-1].partition("\n")
    return body.strip()


class PrivacyDialog(QDialog):
    """What it looks for, what it misses, figures, what was let stand, words that are nobody."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.does, self.misses, self.count = Paragraph(), Paragraph(), Paragraph()
        self._figures_title, self._words_title = QLabel(), QLabel()
        self.figures, self.words = ManualText(), QListWidget()
        self.no_words = Paragraph()
        self.remove = button("", "secondary", "trash-2")
        self.manual = button("", "secondary", "book-open")
        self.close_button = button("", "secondary")
        self._build()
        self.refresh()
        self._retranslate()
        context.privacy.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the words and the count as they are now."""
        at = max(self.words.currentRow(), 0)
        words = allowed(self._context.workspace)
        self.words.clear()
        self.words.addItems(words)
        self.words.setCurrentRow(min(at, len(words) - 1))
        self.words.setVisible(bool(words))
        self.no_words.setVisible(not words)
        self.remove.setEnabled(bool(words))
        self.remove.setToolTip("" if words else self.no_words.text())
        self._say_count()

    def remove_chosen(self) -> None:
        """Let the check look at the chosen words again; undo brings them back."""
        if self.words.currentRow() < 0:
            return
        words = self.words.currentItem().text()
        self._context.logbook.disallow_words(words)
        said = self.tr("“%1” is looked at again").replace("%1", words)
        self._context.say(said, undo=True)
        if not self.words.count():
            self.manual.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.words
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
            return True
        return super().eventFilter(watched, event)

    def _say_count(self) -> None:
        period = Period.of(self._context.workspace.today())
        passed = counted(self._context.workspace, period)
        parts = [
            f"{category_word(category.value)} {number}"
            for category, number in sorted(passed.by_category.items())
        ]
        said = self.tr("In %1 you let %n finding(s) stand.", "", passed.total)
        said = said.replace("%1", str(period))
        self.count.setText(f"{said} {' · '.join(parts)}".strip())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Check for personal data"))
        self.does.setText(
            self.tr(
                "While you type, at saving, at importing and at exporting, the program looks for "
                "citizen service numbers, dates of birth, bank accounts, file numbers, names, "
                "addresses, telephone numbers and circumstances by which somebody can be "
                "recognised. That happens on this computer only."
            )
        )
        self.misses.setText(sentence("privacy_limits", lang=current_lang()))
        self._figures_title.setText(self.tr("How often it is right"))
        self.figures.setAccessibleName(self._figures_title.text())
        self.figures.show_markdown(figures(current_lang()))
        self._words_title.setText(self.tr("Words that are not a person"))
        self.words.setAccessibleName(self._words_title.text())
        self.no_words.setText(
            self.tr("There are none yet. You mark them under a field: “is not a person”.")
        )
        self.remove.setText(self.tr("Look at these words again"))
        self.manual.setText(self.tr("Read the manual"))
        self.close_button.setText(self.tr("Close"))
        self.refresh()

    def _build(self) -> None:
        for title in (self._figures_title, self._words_title):
            set_role(title, role="emphasis")
        set_role(self.no_words, role="muted")
        set_role(self.misses, role="strong")
        self.words.installEventFilter(self)
        self.remove.clicked.connect(self.remove_chosen)
        self.manual.clicked.connect(lambda: open_help(self, "privacy"))
        self.close_button.clicked.connect(self.accept)
        body = QWidget()
        column = QVBoxLayout(body)
        space(column, 12, (24, 20, 24, 20))
        parts: list[QWidget] = [self.does, self.misses, self.count]
        parts += [self._figures_title, self.figures, self._words_title, self.no_words, self.words]
        for widget in parts:
            column.addWidget(widget)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        space(outer, 0)
        outer.addWidget(ScrollPage(body, self), 1)
        outer.addLayout(self._foot())
        follow_theme(self, self._fit)
        self.close_button.setFocus()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        space(foot, 8, (24, 8, 24, 16))
        foot.addWidget(self.manual)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        return foot

    def _fit(self) -> None:
        px = theme().px
        room = self.screen().availableSize()
        self.resize(min(px(720), room.width()), min(px(840), room.height()))
        self.figures.setMinimumHeight(px(300))
        self.words.setFixedHeight(px(120))
