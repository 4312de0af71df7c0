"""First run in three short steps: what you do, for whom, and how you want to see it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Dialogs
from resv_desktop.gui.dialogs.network_form import NetworkForm, Profile
from resv_desktop.gui.forms.ui_wizard import Ui_Wizard
from resv_desktop.gui.i18n import Lang, current_lang, set_language
from resv_desktop.gui.look import as_mode
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.settings import Settings, load_settings, save_settings
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

ROLE, NETWORKS, LOOK = range(3)
NAMES = {"nl": "Nederlands", "en": "English"}
"""Each language by its own name, whatever the language of the moment."""


class FirstRun(QDialog):
    """Sets up a data folder; accepted when that is done and kept."""

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Dialogs | None = None,
        region_file: Path | None = None,
    ) -> None:
        """``region_file`` was opened from outside: the step that asks for one begins with it."""
        super().__init__()
        self._workspace = workspace
        self._settings = load_settings(workspace.folder.settings)
        self._profile = Profile()
        self.form = Ui_Wizard()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self.networks = NetworkForm(dialogs or _real_dialogs(), self)
        self.banner = Banner(self)
        self.about_roles, self.about_language = LaidDown(self), LaidDown(self)
        self._build()
        self._connect()
        if region_file is not None:
            self.networks.open_file(region_file)
        self._follow_policy()
        self._go(ROLE)

    # -- steps ---------------------------------------------------------------------------------

    def step(self) -> int:
        """The step that is shown: 0, 1 or 2."""
        return self.form.steps.currentIndex()

    def roles(self) -> tuple[str, ...]:
        """The roles that are ticked."""
        ticked = (
            ("network", self.form.network_role.isChecked()),
            ("region", self.form.region_role.isChecked()),
        )
        return tuple(role for role, chosen in ticked if chosen)

    def next_step(self) -> None:
        """Go on, when this step is filled in; at the last one set up the folder."""
        (self._leave_role, self._leave_networks, self._finish)[self.step()]()

    def previous_step(self) -> None:
        """Go back; nothing that was filled in is lost."""
        if self.step() > ROLE:
            self._go(self.step() - 1)

    def _leave_role(self) -> None:
        if not self.roles():
            self.banner.show_message("bad", self.tr("Tick at least one of the two."))
            self.form.network_role.setFocus()
            return
        self.networks.ask(networks="network" in self.roles(), region="region" in self.roles())
        self._go(NETWORKS)

    def _leave_networks(self) -> None:
        profile = self.networks.profile()
        if profile is not None:
            self._profile = profile
            self._go(LOOK)

    def _finish(self) -> None:
        self.banner.clear()
        try:
            networks, region = self._profile.networks, self._profile.region
            set_up(self._workspace, self.roles(), networks=networks, region=region)
            save_settings(self._workspace.folder.settings, self._chosen_settings())
        except KnownError as error:
            self.banner.show_error(error)
            return
        except OSError as error:
            folder = str(self._workspace.folder.root)
            values = {"folder": folder, "detail": error.strerror or ""}
            self.banner.show_error(KnownError("data_folder_unusable", **values))
            return
        self.accept()

    def _chosen_settings(self) -> Settings:
        form = self.form
        look = "light" if form.look_light.isChecked() else "auto"
        look = "dark" if form.look_dark.isChecked() else look
        return replace(self._settings, language=current_lang(), look=look)

    def _go(self, step: int) -> None:
        self.banner.clear()
        self.form.steps.setCurrentIndex(step)
        self._retranslate()
        self._focus_first()

    def _focus_first(self) -> None:
        form = self.form
        if self.step() == NETWORKS:
            self.networks.focus_first()
            return
        first: QWidget = form.network_role
        if self.step() == LOOK:
            first = form.dutch if current_lang() == "nl" else form.english
        if not first.isEnabled() or first.isHidden():
            first = form.look_auto if self.step() == LOOK else form.next_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # -- events --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)  # type: ignore[no-untyped-call]
            self._retranslate()
        super().changeEvent(event)

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        form = self.form
        form.steps.insertWidget(ROLE, self._scrolling(form.role_step))
        form.steps.insertWidget(NETWORKS, self._scrolling(self.networks))
        form.steps.insertWidget(LOOK, self._scrolling(form.look_step))
        form.column.insertWidget(1, self.banner)
        space(form.column, 0)
        form.head_line.insertWidget(0, IconLabel("resv-desktop", "accent", 36, self))
        space(form.head_line, 12, (24, 12, 24, 12))
        space(form.head_words, 2)
        space(form.foot_line, 8, (24, 12, 24, 12))
        for column in (form.role_column, form.look_column):
            space(column, 12)
        for card in (form.network_column, form.region_column):
            space(card, 4, (16, 12, 16, 12))
        for line in (form.language_line, form.look_line):
            space(line, 24, (16, 8, 16, 8))
        for words in (form.network_words, form.region_words):
            # The explanation stands under the words of its choice, not under the box.
            follow_theme(words, partial(_indent, words))
        for name in ("auto", "light", "dark"):
            getattr(form, f"look_{name}").setChecked(self._settings.look == name)
        follow_theme(self, self._fit)
        self._order_tabs()

    def _follow_policy(self) -> None:
        """Fill in what an administrator laid down, and leave no choice in it."""
        form, policy = self.form, self._workspace.policy
        if len(policy.roles) == 1:
            only_network = policy.roles == ("network",)
            box = form.network_role if only_network else form.region_role
            box.setChecked(True)
            (form.region_card if only_network else form.network_card).hide()
            form.role_question.hide()
            form.role_column.insertWidget(form.role_column.count() - 1, self.about_roles)
            self.about_roles.lock(box)
        if policy.language:
            choice, other = form.dutch, form.english
            if policy.language == "en":
                choice, other = other, choice
            for hidden in (other, form.language_button):
                hidden.hide()
            form.look_column.insertWidget(2, self.about_language)
            self.about_language.lock(choice)
        if policy.region_file is not None:
            self.networks.lay_down(policy.region_file)

    def _order_tabs(self) -> None:
        form = self.form
        looks = [form.dutch, form.english, form.look_auto, form.look_light, form.look_dark]
        chain_tabs(
            [
                form.language_button,
                *self.banner.tab_order(),
                form.network_role,
                form.region_role,
                *self.networks.tab_order(),
                *looks,
                form.back_button,
                form.next_button,
            ]
        )

    def _scrolling(self, inside: QWidget) -> ScrollPage:
        page = QWidget()
        column = QVBoxLayout(page)
        space(column, 0, (24, 20, 24, 20))
        column.addWidget(inside)
        inside.show()  # the stack hid it when it was taken out
        return ScrollPage(page)

    def _connect(self) -> None:
        form = self.form
        self.networks.changed.connect(self._order_tabs)
        form.next_button.clicked.connect(self.next_step)
        form.back_button.clicked.connect(self.previous_step)
        form.language_button.clicked.connect(self._other_language)
        form.dutch.clicked.connect(lambda: self._speak("nl"))
        form.english.clicked.connect(lambda: self._speak("en"))
        for look in ("auto", "light", "dark"):
            choice = getattr(form, f"look_{look}")
            choice.clicked.connect(lambda _on=False, name=look: theme().set_mode(as_mode(name)))

    def _other_language(self) -> None:
        self._speak("en" if current_lang() == "nl" else "nl")

    def _speak(self, lang: Lang) -> None:
        if lang != current_lang():
            set_language(lang)

    def _fit(self) -> None:
        px = theme().px
        room = QApplication.primaryScreen().availableSize()
        self.resize(min(px(680), room.width()), min(px(600), room.height()))

    # -- words ---------------------------------------------------------------------------------

    def _retranslate(self) -> None:
        form, step = self.form, self.step()
        form.title.setText(self._titles()[step])
        words = self.tr("Step %1 of %2").replace("%1", str(step + 1))
        form.step.setText(words.replace("%2", str(form.steps.count())))
        form.language_button.setText(NAMES["en" if current_lang() == "nl" else "nl"])
        form.language_button.setAccessibleName(form.language_button.text())
        form.network_role.setAccessibleDescription(form.network_words.text())
        form.region_role.setAccessibleDescription(form.region_words.text())
        form.back_button.setVisible(step > ROLE)
        last = step == LOOK
        form.next_button.setText(self.tr("Start the log") if last else self.tr("Next"))
        form.dutch.setChecked(current_lang() == "nl")
        form.english.setChecked(current_lang() == "en")
        form.summary.setText(self._summary())
        folder = QDir.toNativeSeparators(str(self._workspace.folder.root))
        said = self.tr("All you write stays on this computer, in %1.")
        form.where.setText(said.replace("%1", folder))

    def _titles(self) -> tuple[str, str, str]:
        return (
            self.tr("Welcome"),
            self.tr("For whom do you work?"),
            self.tr("How do you want to see it?"),
        )

    def _summary(self) -> str:
        said = []
        if self._profile.networks:
            names = ", ".join(network.name for network in self._profile.networks)
            said.append(self.tr("You keep the log of %1.").replace("%1", names))
        if "region" in self.roles() and self._profile.region is not None:
            name = self._profile.region.name
            said.append(self.tr("You merge the workbooks of %1.").replace("%1", name))
        return " ".join(said)


def _indent(words: QLabel) -> None:
    words.setIndent(theme().px(28))


def _real_dialogs() -> Dialogs:
    from resv_desktop.gui.dialogs.system import RealDialogs

    return RealDialogs()
