"""The manual page (man 1), made from the parser of the command line and its sentences."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from resv_desktop import __version__
from resv_desktop.cli import build_parser
from resv_desktop.sentences import sentence

_HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "FILES", "EXIT STATUS"),
    "nl": ("NAAM", "OVERZICHT", "BESCHRIJVING", "OPTIES", "OPDRACHTEN", "BESTANDEN", "UITKOMST"),
}
_WORDS = {
    "en": {
        "name": "offline log of bottlenecks for neighbourhood networks of primary care",
        "about": "Without a command the window opens; a FILE given to it is shown in the page where"
        " it belongs. Each command explains itself with --help. The program uses no network.",
        "files": "Log, backups, settings and the program's own log of one user. Never removed by an"
        " upgrade or a removal. Another folder: --data-dir, or the variable RESV_DESKTOP_DATA.",
        "exit": "0 done; 1 done, with findings a person should see; 2 wrong use; 3 not done,"
        " nothing changed; 70 a fault in the program, noted in its log.",
    },
    "nl": {
        "name": "logboek van knelpunten voor hechte wijkverbanden, zonder netwerk",
        "about": "Zonder opdracht opent het venster; een BESTAND erbij ziet u op de pagina waar het"
        " hoort. Elke opdracht legt zichzelf uit met --help. Het programma gebruikt geen netwerk.",
        "files": "Logboek, kopieën, instellingen en wat het programma over zichzelf noteert, van"
        " één gebruiker. Blijft staan bij bijwerken en verwijderen. Een andere map: --data-dir, of"
        " de variabele RESV_DESKTOP_DATA.",
        "exit": "0 gedaan; 1 gedaan, met bevindingen die u wilt zien; 2 verkeerd gebruikt; 3 niet"
        " gedaan, niets veranderd; 70 een fout in het programma, genoteerd in zijn logboek.",
    },
}
_FOLDER = "$XDG_DATA_HOME/resv\\-desktop, ~/.local/share/resv\\-desktop"


def manual_page(language: str, moment: int) -> str:
    """Return the page in ``nl`` or ``en``; ``moment`` (seconds since 1970) gives its date."""
    parser = build_parser()
    words = {key: _plain(text) for key, text in _WORDS[language].items()}
    name, synopsis, about, options, commands, files, status = _HEADINGS[language]
    file = "BESTAND" if language == "nl" else "FILE"
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    lines = [
        f'.TH RESV\\-DESKTOP 1 {day} "RESV Desktop {__version__}"',
        *(f".SH {name}", f"resv\\-desktop \\- {words['name']}", f".SH {synopsis}"),
        f".B resv\\-desktop\n[\\fB\\-\\-data\\-dir\\fR \\fIDIR\\fR] [{file} | \\fICOMMAND\\fR ...]",
        *(f".SH {about}", _said("help_program", language), ".PP", words["about"]),
        *(f".SH {options}", *_options(parser, language)),
        *(f".SH {commands}", *_commands(parser, language)),
        *(f".SH {files}", f".TP\n.I {_FOLDER}\n{words['files']}"),
        *(f".SH {status}", words["exit"]),
    ]
    return "\n".join(lines) + "\n"


def _options(parser: argparse.ArgumentParser, language: str) -> list[str]:
    names = [action.option_strings[0] for action in parser._actions if action.option_strings]
    known = {"--data-dir": "help_data_dir", "--lang": "help_lang", "--self-test": "help_test_file"}
    return [
        f".TP\n.B {_plain(name)}\n{_said(known[name], language)}" for name in names if name in known
    ]


def _commands(parser: argparse.ArgumentParser, language: str) -> list[str]:
    found = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return [
        f".TP\n.B {_plain(name)}\n{_said(f'help_{name}', language)}" for name in found[0].choices
    ]


def _said(code: str, language: str) -> str:
    return _plain(sentence(code, lang=language))


def _plain(text: str) -> str:
    """Return a text that troff prints as it is; no line begins with one of its commands."""
    text = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
