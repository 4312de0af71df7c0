"""Language, light or dark, size, height of rows: chosen here, at work at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.forms.ui_settings_look import Ui_SettingsLook
from resv_desktop.gui.i18n import LANGUAGES
from resv_desktop.gui.look import as_lang
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.services.settings import LOOKS, ZOOM_STEPS


class LookSection(Section):
    """What the window looks like."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_SettingsLook()
        inside = QWidget(self)
        self.form.setupUi(inside)  # type: ignore[no-untyped-call]
        self._inside = inside
        self.laid_down = LaidDown(self, self._name_of_language)
        self._build()
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        settings, form = self.context.settings, self.form
        form.language.setCurrentIndex(LANGUAGES.index(as_lang(settings.language)))
        form.look.setCurrentIndex(LOOKS.index(settings.look))
        form.zoom.setCurrentIndex(ZOOM_STEPS.index(settings.zoom))
        form.rows.setCurrentIndex(int(settings.compact_rows))

    def retranslate(self) -> None:
        self.form.retranslateUi(self._inside)  # type: ignore[no-untyped-call]
        self.set_words(self.tr("Language and look"))
        for box, label in self._pairs():
            box.setAccessibleName(label.text().replace("&", ""))

    def _pairs(self) -> tuple[tuple[QComboBox, QLabel], ...]:
        form = self.form
        return (
            (form.language, form.language_label),
            (form.look, form.look_label),
            (form.zoom, form.zoom_label),
            (form.rows, form.rows_label),
        )

    def _build(self) -> None:
        form = self.form
        form.zoom.addItems([f"{step}%" for step in ZOOM_STEPS])
        for box, _ in self._pairs():
            box.activated.connect(self._keep)
        form.grid.setColumnStretch(0, 1)
        form.grid.setColumnStretch(1, 1)
        space(form.grid, 8)
        self.column.addWidget(self._inside)
        self.column.addWidget(self.laid_down)
        if self.context.workspace.policy.language:
            self.laid_down.lock(form.language)

    def _name_of_language(self) -> str:
        return self.form.language_label.text().replace("&", "")

    def _keep(self) -> None:
        form = self.form
        self.context.keep_settings(
            replace(
                self.context.settings,
                language=LANGUAGES[form.language.currentIndex()],
                look=LOOKS[form.look.currentIndex()],
                zoom=ZOOM_STEPS[form.zoom.currentIndex()],
                compact_rows=bool(form.rows.currentIndex()),
            )
        )
