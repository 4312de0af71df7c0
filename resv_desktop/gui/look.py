"""Choices of this computer, put into effect: language, light or dark, zoom."""

from __future__ import annotations

from dataclasses import replace

from resv_desktop.gui.i18n import LANGUAGES, Lang, current_lang, set_language
from resv_desktop.gui.theme import MODES, Mode, theme
from resv_desktop.services.policy import Policy
from resv_desktop.services.settings import Settings


def as_laid_down(settings: Settings, policy: Policy) -> Settings:
    """``settings`` with the language that an administrator chose, if one did."""
    return replace(settings, language=policy.language) if policy.language else settings


def apply_settings(settings: Settings) -> None:
    """Let the running window follow ``settings``; what is already so costs nothing."""
    theme().set_mode(as_mode(settings.look))
    theme().set_zoom(settings.zoom)
    if settings.language != current_lang():
        set_language(as_lang(settings.language))


def as_mode(look: str) -> Mode:
    """The look of that name, or that of the computer when there is none."""
    return next((mode for mode in MODES if mode == look), "auto")


def as_lang(language: str) -> Lang:
    """The language of that code, or Dutch when there is none."""
    return next((lang for lang in LANGUAGES if lang == language), "nl")
