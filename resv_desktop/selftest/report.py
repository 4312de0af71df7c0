"""The outcome for people: lines on a screen, or one page that can be mailed.

The page holds no data of the log and asks nothing of any network.
"""

from __future__ import annotations

import html
import json
import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from resv_desktop.domain.errors import WriteFailedError, WrongUseError
from resv_desktop.selftest.model import Check, Progress, Result
from resv_desktop.sentences import sentence
from resv_desktop.services.release import version_words

SUFFIXES = (".json", ".html", ".htm", ".txt")


def write_result(target: Path, result: Result, moment: datetime, lang: str) -> None:
    """Write the outcome to a file, in the form that its name asks for, whole or not at all.

    Raises:
        WrongUseError: ``selftest_say_suffix`` when the name asks for none we have.
        WriteFailedError: ``write_failed``.
    """
    check_name(target)
    suffix = target.suffix.lower()
    if suffix == ".json":
        text = json.dumps(result.as_dict(), ensure_ascii=False, indent=1) + "\n"
    elif suffix == ".txt":
        text = as_text(result, moment, lang) + "\n"
    else:
        text = as_page(result, moment, lang)
    with _known_faults(target):
        ready = part_of(target)
        ready.write_text(text, encoding="utf-8")
        os.replace(ready, target)


def tell_in(target: Path) -> Progress:
    """Return what notes beside ``target`` how far the checks are, as ``done total``.

    Raises:
        WrongUseError: ``selftest_say_suffix``, before anything is done.
        WriteFailedError: ``write_failed``.
    """
    check_name(target)

    def tell(done: int, total: int) -> None:
        with _known_faults(target):
            part_of(target).write_text(f"{done} {total}\n", encoding="utf-8")

    tell(0, 0)
    return tell


@contextmanager
def _known_faults(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        named = {"file": target.name, "folder": str(target.parent), "reason": reason}
        raise WriteFailedError("write_failed", **named) from error


def check_name(target: Path) -> None:
    """Refuse a name that says no form we have.

    Raises:
        WrongUseError: ``selftest_say_suffix``.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise WrongUseError("selftest_say_suffix", file=str(target))


def part_of(target: Path) -> Path:
    """Return the file beside ``target`` that tells how far it is, until the result is there."""
    return target.with_name(f"{target.name}.part")


def title_of(check: Check, lang: str) -> str:
    """Return what a check tries, in a sentence."""
    return sentence(f"selftest_{check.name}", {}, lang)


def help_of(check: Check, lang: str) -> str:
    """Return what to do when a check failed."""
    return sentence(f"selftest_{check.name}_help", {}, lang)


def as_text(result: Result, moment: datetime, lang: str) -> str:
    """Return the outcome as lines: the program and the computer, the checks, what to do."""
    return "\n".join((*_head(moment, lang), "", *_lines(result, lang), "", _summary(result, lang)))


def _head(moment: datetime, lang: str) -> Iterator[str]:
    yield f"RESV Desktop, {version_words(moment.date(), lang)}"
    yield f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    yield platform.platform()
    yield _say("made", lang, moment=moment.strftime("%Y-%m-%d %H:%M %z"))


def _lines(result: Result, lang: str) -> Iterator[str]:
    wrong = "FOUT" if lang == "nl" else "BAD "
    for check in result.checks:
        yield f"{'ok  ' if check.ok else wrong} {check.name}: {check.detail}"
        if not check.ok:
            yield f"       {title_of(check, lang)}"
            yield f"     > {help_of(check, lang)}"


def _summary(result: Result, lang: str) -> str:
    count, failed = len(result.checks), sum(1 for _ in result.failed)
    return _say("not_passed" if failed else "passed", lang, count=count, failed=failed)


def _say(code: str, lang: str, **values: object) -> str:
    return sentence(f"selftest_say_{code}", values, lang)


_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
       margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1d2733; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
.facts { color: #4a5868; margin: 0 0 1.5rem; padding: 0; list-style: none; }
.sum { padding: .75rem 1rem; border-left: .4rem solid; margin: 0 0 1.5rem; font-weight: 600; }
.sum.ok { border-color: #1b7a43; background: #e8f5ec; }
.sum.bad { border-color: #b3261e; background: #fdecea; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem;
         border-bottom: 1px solid #d5dce4; overflow-wrap: anywhere; }
td.mark { white-space: nowrap; font-weight: 600; }
tr.ok td.mark { color: #14602f; } tr.bad td.mark { color: #a01f18; }
td.time { text-align: right; white-space: nowrap; }
code { color: #4a5868; font-size: .85rem; }
.todo { margin: .35rem 0 0; font-weight: 600; }
footer { color: #4a5868; margin-top: 1.5rem; font-size: .9rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e6ebf0; background: #161c23; } .facts, code, footer { color: #a9b6c3; }
  .sum.ok { background: #123321; } .sum.bad { background: #3d1513; }
  th, td { border-color: #35414e; }
  tr.ok td.mark { color: #7fd69b; } tr.bad td.mark { color: #ff9d94; } }
@media print { body { margin: 0; max-width: none; font-size: 11px; } }
"""


def as_page(result: Result, moment: datetime, lang: str) -> str:
    """Return the outcome as one page of HTML that needs nothing from elsewhere."""
    facts = "".join(f"<li>{html.escape(line)}</li>" for line in _head(moment, lang))
    tone = "ok" if result.ok else "bad"
    columns = ("", _say("column_check", lang), _say("column_found", lang))
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    rows = "\n".join(_row(check, lang) for check in result.checks)
    title = html.escape(_say("title", lang))
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<ul class="facts">{facts}</ul>
<p class="sum {tone}">{html.escape(_summary(result, lang))}</p>
<table>
<thead><tr>{heads}<th scope="col">{html.escape(_say("column_time", lang))}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<footer>{html.escape(_say("shown", lang))}</footer>
</body>
</html>
"""


def _row(check: Check, lang: str) -> str:
    tone = "ok" if check.ok else "bad"
    what = f"{html.escape(title_of(check, lang))}<br><code>{html.escape(check.name)}</code>"
    if not check.ok:
        advice = f"{_say('todo', lang)}: {help_of(check, lang)}"
        what += f'<p class="todo">{html.escape(advice)}</p>'
    seconds = f"{check.seconds:.2f}".replace(".", "," if lang == "nl" else ".")
    return (
        f'<tr class="{tone}"><td class="mark">{html.escape(_say(tone, lang))}</td>'
        f'<td>{what}</td><td>{html.escape(check.detail)}</td><td class="time">{seconds}</td></tr>'
    )
