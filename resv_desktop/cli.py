"""The command line: arguments to use cases, answers to text or JSON. No logic of its own.

Sentences go to standard error, data to standard output. Exit codes: 0 done; 1 done, with
findings a person should see; 2 wrong use; 3 not done, nothing changed; 70 a bug.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import logging
import logging.handlers
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from resv_desktop import __version__
from resv_desktop.domain.errors import KnownError, StoreError, WrongUseError
from resv_desktop.paths import DataFolder, data_folder
from resv_desktop.sentences import sentence
from resv_desktop.services.policy import in_force

DONE, FINDINGS, WRONG_USE, NOT_DONE, BUG = 0, 1, 2, 3, 70
MOST_SAID = 2_000
"""Characters of one value in a sentence."""
LARGEST = 2**63
"""No whole number is larger in the database."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in the user's language, with argparse's own words behind it."""
        raise WrongUseError("arguments_wrong", detail=message, program=self.prog)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(prog="resv-desktop", description=sentence("help_program"))
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help=sentence("help_data_dir"))
    parser.add_argument("--lang", choices=("nl", "en"), help=sentence("help_lang"))
    parser.add_argument(
        "--self-test", type=Path, action="append", metavar="FILE", help=sentence("help_test_file")
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name, add_arguments in _COMMANDS.items():
        command = commands.add_parser(
            name, help=sentence(f"help_{name}"), description=sentence(f"help_{name}")
        )
        command.add_argument("--json", action="store_true", help=sentence("help_json"))
        add_arguments(command)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code; no traceback ever reaches a user."""
    language = "en" if _asks_for_english(arguments) else "nl"
    _speak_utf8()
    folder = data_folder(None, in_force().data_folder)
    try:
        options = build_parser().parse_args(arguments)
        _check_values(options, arguments)
        folder = data_folder(options.data_dir, in_force().data_folder)
        _check_folder(folder)
        return _carry_out(options, folder, language)
    except KnownError as error:
        _say(error.code, language, **dict(error.values))
        return WRONG_USE if isinstance(error, WrongUseError) else NOT_DONE
    except KeyboardInterrupt:
        _say("interrupted", language)
        return NOT_DONE
    except Exception:  # noqa: BLE001  (the last line: logged with its trace, said in a sentence)
        return say_bug(folder, language)


def _check_values(options: argparse.Namespace, arguments: Sequence[str]) -> None:
    """Refuse what no file system, database or sheet can take, before anything is touched.

    A name of a file may be no text on Linux; every other value has to be. An empty path, as of a
    variable that a script forgot to set, would be the folder where one happens to be.
    """
    for name, given in vars(options).items():
        for value in given if isinstance(given, list) else [given]:
            if value == Path() and "." not in arguments:
                raise WrongUseError("argument_empty", name=name)
            if isinstance(value, int) and not -LARGEST < value < LARGEST:
                raise WrongUseError("argument_too_large", name=name)
            if isinstance(value, Path | str) and not _can_be_used(value, is_file=name == "file"):
                raise WrongUseError("argument_not_text", name=name)


def _check_folder(folder: DataFolder) -> None:
    """Refuse a path that is longer than the system can reach, and a name that is none."""
    try:
        folder.root.exists()
    except (OSError, ValueError) as error:
        raise StoreError("database_unreachable", path=f"{str(folder.root)[:200]}…") from error


def _can_be_used(value: Path | str, *, is_file: bool) -> bool:
    try:
        data = os.fsencode(value) if isinstance(value, Path) or is_file else value.encode()
    except UnicodeEncodeError:
        return False
    return b"\0" not in data


def say_bug(folder: DataFolder, language: str) -> int:
    """Log the exception at hand with its trace, say where, and return the exit code."""
    _say("bug", language, log=str(_log_bug(folder)))
    return BUG


def _carry_out(options: argparse.Namespace, folder: DataFolder, language: str) -> int:
    if options.self_test is not None:
        # Of a program without a console nobody sees what is printed, so it goes to a file.
        commands = importlib.import_module(_MODULES["self_test"])
        return int(commands.self_test_to_files(options, folder).exit_code)
    if options.command is None:
        window = importlib.import_module("resv_desktop.gui.app")
        return int(window.open_window(folder, options.lang))
    name = options.command.replace("-", "_")
    if options.command not in _WITHOUT_LOG:
        _warn_of_folder(folder, language)
    commands = importlib.import_module(_MODULES.get(name, "resv_desktop.commands"))
    answer = getattr(commands, name)(options, folder)
    for line in answer.sentences:
        _say(line.code, language, **line.values)
    if options.json and not getattr(options, "jsonl", False):
        _print(sys.stdout, json.dumps(answer.data, ensure_ascii=False, indent=1))
    elif answer.text:
        _print(sys.stdout, answer.text)
    return int(answer.exit_code)


def _warn_of_folder(folder: DataFolder, language: str) -> None:
    """Say what is wrong with the folder of the log, or with a policy; the command goes on."""
    from resv_desktop.services.folder_facts import look_at_folder

    for fault in in_force().faults:
        _say(fault.code, language, **fault.values)
    for remark in look_at_folder(folder):
        _say(remark.code, language, **remark.values)


def _say(code: str, language: str, **values: Any) -> None:
    shown = {name: _cut(value) for name, value in values.items()}
    _print(sys.stderr, sentence(code, shown, language))


def _print(stream: TextIO | None, text: str) -> None:
    """Print a line; a program without a console has nowhere to print it."""
    if stream is not None:
        stream.write(f"{text}\n")


def _cut(value: object) -> object:
    """What somebody gave is said back, but not a hundred thousand characters of it."""
    text = str(value)
    return value if len(text) <= MOST_SAID else f"{text[:MOST_SAID]}…"


def _asks_for_english(arguments: Sequence[str]) -> bool:
    return "--lang=en" in arguments or ("--lang", "en") in itertools.pairwise(arguments)


def _speak_utf8() -> None:
    """Print Dutch on any console: an unknown character becomes a question mark, not a fault."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _log_bug(folder: DataFolder) -> Path:
    """Write the trace of the exception at hand to the log and return the log's path."""
    path = folder.logs / "resv-desktop.log"
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3)
    except (OSError, ValueError):
        # Not to the screen: nobody who uses the program is helped by a trace.
        path = Path(tempfile.gettempdir(), "resv-desktop.log")
        handler = logging.FileHandler(path)
    from resv_desktop.services.safe_log import MaskedFormatter

    handler.setFormatter(MaskedFormatter())
    logger = logging.getLogger("resv_desktop")
    logger.addHandler(handler)
    logger.exception("bug in the command line, version %s", __version__)
    logger.removeHandler(handler)
    handler.close()
    return path


# -- arguments of each command ---------------------------------------------------------------------

_Command = argparse.ArgumentParser


def _demo(command: _Command) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=sentence("arg_out"))
    command.add_argument("--seed", type=int, default=1, metavar="N", help=sentence("arg_seed"))


def _init(command: _Command) -> None:
    roles = ("network", "region")
    command.add_argument("--role", choices=roles, required=True, help=sentence("arg_role"))
    command.add_argument("--profile", type=Path, metavar="FILE", help=sentence("arg_profile"))
    command.add_argument("--network", metavar="CODE", help=sentence("arg_network"))
    command.add_argument("--name", metavar="NAME", help=sentence("arg_name"))


def _export(command: _Command) -> None:
    command.add_argument("--network", required=True, metavar="CODE", help=sentence("arg_network"))
    command.add_argument("--period", required=True, metavar="PERIOD", help=sentence("arg_period"))
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=sentence("arg_out_file")
    )
    command.add_argument("--nothing-to-report", action="store_true", help=sentence("arg_nothing"))
    command.add_argument(
        "--password-stdin", action="store_true", help=sentence("arg_password_stdin")
    )


def _merge(command: _Command) -> None:
    command.add_argument("paths", type=Path, nargs="+", metavar="PATH", help=sentence("arg_paths"))
    command.add_argument("--dry-run", action="store_true", help=sentence("arg_dry_run"))
    _with_password(command)


def _check(command: _Command) -> None:
    command.add_argument("paths", type=Path, nargs="+", metavar="FILE", help=sentence("arg_paths"))
    _with_password(command)


def _with_password(command: _Command) -> None:
    """Let the password of files that have one come by standard input."""
    words = sentence("arg_password_stdin_read")
    command.add_argument("--password-stdin", action="store_true", help=words)


def _practice(command: _Command) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help=sentence("arg_out"))


def _undo_merge(command: _Command) -> None:
    command.add_argument("batch", type=int, metavar="BATCH", help=sentence("arg_batch"))


def _conflicts(_command: _Command) -> None:
    """Takes no arguments."""


def _transfer(command: _Command) -> None:
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=sentence("arg_out_file")
    )


def _report(command: _Command) -> None:
    command.add_argument("--period", required=True, metavar="PERIOD", help=sentence("arg_period"))
    command.add_argument("--audience", required=True, metavar="WHO", help=sentence("arg_audience"))
    command.add_argument("--as-of", metavar="DATE", help=sentence("arg_as_of"))
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=sentence("arg_out_file")
    )
    command.add_argument(
        "--password-stdin", action="store_true", help=sentence("arg_password_stdin")
    )


def _backup(command: _Command) -> None:
    command.add_argument("--out", type=Path, metavar="FILE", help=sentence("arg_out_file"))


def _restore(command: _Command) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help=sentence("arg_backup"))
    command.add_argument("--yes", action="store_true", help=sentence("arg_yes"))
    command.add_argument(
        "--password-stdin", action="store_true", help=sentence("arg_passphrase_stdin")
    )


def _privacy(command: _Command) -> None:
    command.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=sentence("arg_text_file")
    )
    command.add_argument("--jsonl", action="store_true", help=sentence("arg_jsonl"))


def _redact(command: _Command) -> None:
    command.add_argument("--record", required=True, metavar="ID", help=sentence("arg_record"))
    command.add_argument("--version", required=True, metavar="V", help=sentence("arg_version"))
    command.add_argument("--reason", required=True, metavar="TEXT", help=sentence("arg_reason"))
    command.add_argument("--field", action="append", metavar="KEY", help=sentence("arg_field"))
    command.add_argument("--passage-stdin", action="store_true", help=sentence("arg_passage"))
    command.add_argument("--only-this-record", action="store_true", help=sentence("arg_only"))


def _self_test(command: _Command) -> None:
    command.add_argument("--html", type=Path, metavar="FILE", help=sentence("arg_html"))


_COMMANDS = {
    "demo": _demo,
    "init": _init,
    "export": _export,
    "merge": _merge,
    "check": _check,
    "practice": _practice,
    "undo-merge": _undo_merge,
    "conflicts": _conflicts,
    "transfer": _transfer,
    "report": _report,
    "privacy": _privacy,
    "redact": _redact,
    "backup": _backup,
    "restore": _restore,
    "self-test": _self_test,
}
_WITHOUT_LOG = ("demo", "check", "practice", "privacy", "self-test")
"""Commands that do not work in the data folder, or examine it themselves."""
_MODULES = {
    "backup": "resv_desktop.commands_backup",
    "restore": "resv_desktop.commands_backup",
    "privacy": "resv_desktop.commands_privacy",
    "redact": "resv_desktop.commands_redact",
    "self_test": "resv_desktop.commands_selftest",
}
"""Where a command is that does not stand in ``commands``."""
