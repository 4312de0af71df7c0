"""A newer version of the program, met in what others hand over: said once."""

from __future__ import annotations

from collections.abc import Iterable

from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang
from resv_desktop.services.release import newer_sentence, newer_version, remembered


def newer_words(context: Context, programs: Iterable[str]) -> str:
    """Return what to say of the makers of workbooks, and remember that it was said; or nothing."""
    found = newer_version(programs, context.settings.versions_said)
    if not found:
        return ""
    context.keep_settings(remembered(context.settings, found))
    return newer_sentence(found, current_lang())
