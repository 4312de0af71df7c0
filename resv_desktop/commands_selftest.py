"""The self-test on the command line: as text or JSON, as a page, or to files without a console."""

from __future__ import annotations

import argparse

from resv_desktop.commands import DONE, FINDINGS, Answer, Line
from resv_desktop.paths import DataFolder
from resv_desktop.selftest import run_checks
from resv_desktop.selftest.report import as_text, check_name, tell_in, write_result
from resv_desktop.services.settings import load_settings
from resv_desktop.services.workspace import system_clock


def self_test(options: argparse.Namespace, folder: DataFolder) -> Answer:
    """Let the program examine itself where it is installed; a page to mail when one is asked for.

    Raises:
        KnownError: when the page cannot be made.
    """
    lang, moment = _language(options, folder), system_clock()
    if options.html is not None:
        check_name(options.html)
    result = run_checks(folder, lang=lang)
    if options.html is not None:
        write_result(options.html, result, moment, lang)
    said = (Line("self_test_ok" if result.ok else "self_test_failed"),)
    text = as_text(result, moment, lang)
    return Answer(result.as_dict(), said, text, DONE if result.ok else FINDINGS)


def self_test_to_files(options: argparse.Namespace, folder: DataFolder) -> Answer:
    """Let the program examine itself and write what came of it to each of ``options.self_test``.

    Raises:
        KnownError: when a file cannot be made.
    """
    lang, moment = _language(options, folder), system_clock()
    told = [tell_in(target) for target in options.self_test]
    result = run_checks(folder, told[0], lang)
    for target in options.self_test:
        write_result(target, result, moment, lang)
    return Answer(result.as_dict(), exit_code=DONE if result.ok else FINDINGS)


def _language(options: argparse.Namespace, folder: DataFolder) -> str:
    """Return the language of a page: asked for, or chosen in the window."""
    return str(options.lang or load_settings(folder.settings).language)
