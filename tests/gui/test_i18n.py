"""Languages: switched live, Qt's own texts included, and nothing left untranslated."""

from __future__ import annotations

import datetime as dt
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDateEdit, QDialogButtonBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.dialogs.system import words_qt_lacks
from resv_desktop.gui.i18n import (
    current_lang,
    date_text,
    day_text,
    moment_text,
    number_text,
    set_language,
    time_text,
)
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.gui.widgets.statusline import StatusLine

ROOT = Path(__file__).resolve().parents[2]
COMPILE = ROOT / "ui" / "compile.py"
LAST_WORDS = ("Snelkoppeling", "Onbekend")


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    """ui/compile.py as a module; it is a script beside the package, not part of it."""
    spec = importlib.util.spec_from_file_location("compile_ui", COMPILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_qts_own_file_dialog_is_dutch_throughout(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    dialog = QFileDialog(None, "Kies", str(tmp_path), "Excel (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    labels = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"&Zoeken in:", "Bestands&type:"} <= labels
    assert words_qt_lacks() == ("&Zoeken in:", "Bestands&type:", "Station", "Map", *LAST_WORDS)
    set_language("en")
    assert words_qt_lacks()[0] == "&Look in:"


def test_the_language_switches_live(qtbot: QtBot) -> None:
    line, panel, banner = StatusLine(), ProgressPanel(), Banner()
    for widget in (line, panel, banner):
        qtbot.addWidget(widget)
    banner.show_message("ok", "tekst")
    assert line.undo_button.text() == "Ongedaan maken"
    set_language("en")
    assert current_lang() == "en"
    assert line.undo_button.text() == "Undo"
    assert panel.cancel_button.text() == "Cancel"
    assert banner.accessibleName() == "Done. tekst"
    set_language("nl")
    assert panel.cancel_button.text() == "Annuleren"
    assert banner.accessibleName() == "Gelukt. tekst"


@pytest.mark.parametrize(
    ("lang", "words"), [("nl", {"Annuleren", "Opslaan"}), ("en", {"Cancel", "Save"})]
)
def test_qts_own_buttons_speak_the_language(qtbot: QtBot, lang: str, words: set[str]) -> None:
    set_language(lang)  # type: ignore[arg-type]
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel)
    qtbot.addWidget(box)
    assert {made.text().replace("&", "") for made in box.buttons()} == words


def test_open_windows_take_the_locale(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QDateEdit(window)
    set_language("en")
    assert field.locale().language() == QLocale.Language.English
    assert QLocale().territory() == QLocale.Country.UnitedKingdom
    set_language("nl")
    assert field.locale().language() == QLocale.Language.Dutch


def test_dates_and_numbers_are_written_as_people_write_them() -> None:
    moment = dt.datetime(2027, 3, 12, 9, 5, tzinfo=dt.UTC)
    day = moment.date()
    assert (date_text(day), day_text(day)) == ("12 mrt 2027", "12 maart")
    assert (time_text(moment), moment_text(moment)) == ("09:05", "12 mrt 2027, 09:05")
    assert (number_text(1234), number_text(1234.5, 1)) == ("1.234", "1.234,5")
    set_language("en")
    assert (date_text(day), day_text(day)) == ("12 Mar 2027", "12 March")
    assert (number_text(1234), number_text(1234.5, 1)) == ("1,234", "1,234.5")


def test_forms_drawings_and_translations_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(COMPILE), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_unfinished_translation_is_named(compiler: ModuleType) -> None:
    ts = b"""<TS version="2.1" language="nl"><context><name>Page</name>
        <message><source>Done</source><translation>Klaar</translation></message>
        <message><source>Open</source><translation type="unfinished"></translation></message>
        <message><source>Empty</source><translation></translation></message>
        <message numerus="yes"><source>%n things</source><translation>
            <numerusform>%n ding</numerusform><numerusform>%n dingen</numerusform>
        </translation></message>
        <message numerus="yes"><source>%n half</source><translation>
            <numerusform>%n half</numerusform><numerusform></numerusform>
        </translation></message></context></TS>"""
    assert compiler.unfinished(ts) == ["Page: Open", "Page: Empty", "Page: %n half"]


def test_texts_are_collected_in_the_same_bytes_every_time(
    compiler: ModuleType, tmp_path: Path
) -> None:
    page = tmp_path / "page.py"
    texts = ["zebra", "aap", "noot"]
    listed = tmp_path / "sources.txt"
    listed.write_text(str(page), encoding="utf-8")
    made = []
    for order in (texts, texts[::-1]):
        lines = "\n".join(f'        self.tr("{text}")' for text in order)
        page.write_text(f"class Page(QWidget):\n    def words(self):\n{lines}\n", encoding="utf-8")
        ts = tmp_path / f"resv_{len(made)}.ts"
        compiler.update(ts, listed, "nl", [])
        compiler.update(ts, listed, "nl", [])
        made.append(ts.read_bytes())
    assert made[0] == made[1]
    assert b"location" not in made[0]
    assert all(text.encode() in made[0] for text in texts)


def test_what_is_up_to_date_is_not_written_again(
    compiler: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("FORMS", "STYLE", "TRANSLATIONS"):
        monkeypatch.setattr(compiler, name, tmp_path / name)
    gone = tmp_path / "FORMS" / "ui_gone.py"
    gone.parent.mkdir()
    gone.write_text("", encoding="utf-8")
    products = {tmp_path / "STYLE" / "light" / "x.svg": b"<svg/>"}
    assert set(compiler.write(products)) == {*products, gone}
    assert compiler.write(products) == []
    assert not gone.exists()


def test_a_form_carries_no_version_of_qt(compiler: ModuleType) -> None:
    for content in compiler.compile_forms().values():
        assert b"version" not in content.split(b"class ")[0]
