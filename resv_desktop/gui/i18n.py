"""The language of the window: Dutch or English, switched live, Qt's own texts included."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal, get_args

import PySide6
from PySide6.QtCore import QDate, QEvent, QLibraryInfo, QLocale, QTime, QTranslator
from PySide6.QtWidgets import QApplication

from resv_desktop.assets import resource

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

_LOCALES = {
    "nl": QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class _State:
    lang: Lang = "nl"
    translators: tuple[QTranslator, ...] = ()


def current_lang() -> Lang:
    """The language the window speaks now."""
    return _State.lang


def set_language(lang: Lang) -> None:
    """Switch the window to ``lang``; every widget has had its LanguageChange event on return.

    Raises:
        FileNotFoundError: when a translation is missing from this copy of the program.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("set_language needs a running QApplication")
    for old in _State.translators:
        app.removeTranslator(old)
    # Set before the translators, whose installation tells the widgets to ask for their texts.
    _State.lang = lang
    locale = _LOCALES[lang]
    QLocale.setDefault(locale)
    for window in app.topLevelWidgets():
        window.setLocale(locale)
    _State.translators = tuple(_load(path) for path in _files(lang))
    for new in _State.translators:
        app.installTranslator(new)
    # Now, not at the next turn of the event loop: nobody sees a screen in two languages.
    app.sendPostedEvents(None, QEvent.Type.LanguageChange.value)


def locale() -> QLocale:
    """How numbers and dates are written in the present language."""
    return _LOCALES[_State.lang]


def date_text(day: dt.date) -> str:
    """``12 mrt 2027`` or ``12 Mar 2027``."""
    return locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def day_text(day: dt.date) -> str:
    """``15 april`` or ``15 April``: a day in a sentence that leaves the year aside."""
    return locale().toString(QDate(day.year, day.month, day.day), "d MMMM")


def time_text(moment: dt.datetime | dt.time) -> str:
    """``10:32``: hour and minute as given, no change of time zone."""
    return locale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def moment_text(moment: dt.datetime) -> str:
    """``12 mrt 2027, 10:32``: date and time as given, no change of time zone."""
    return f"{date_text(moment.date())}, {time_text(moment)}"


def number_text(number: int | float, decimals: int = 0) -> str:
    """``1.234,5`` or ``1,234.5``: a number with the language's own signs."""
    return locale().toString(float(number), "f", decimals)


def _files(lang: Lang) -> list[Path]:
    own = resource("translations", f"resv_{lang}.qm")
    return [_qt_file(f"qtbase_{lang}.qm"), own]


def _qt_file(name: str) -> Path:
    """Qt's own texts: where Qt says, or beside PySide6 when a frozen copy says otherwise."""
    told = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    package = Path(PySide6.__file__).parent
    places = [told, package / "Qt" / "translations", package / "translations"]
    for place in places:
        if (place / name).is_file():
            return place / name
    raise FileNotFoundError(name)


def _load(path: Path) -> QTranslator:
    translator = QTranslator()
    if not translator.load(str(path)):
        raise FileNotFoundError(path.name)
    return translator
