"""``python -m benchmarks.privacy_manual [--check]``: figures of the privacy check in the manual.

The last part of ``resources/manual/{nl,en}/privacy.md`` is made here and by nobody's hand. The day
in it is the day on which the figures last changed, so that a run without change writes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.privacy_quality import measure_all, percent
from resv_desktop.sentences import sentence

MANUAL = Path(__file__).resolve().parent.parent / "resources" / "manual"
LANGUAGES = ("nl", "en")
_HEADING = {"nl": "## Cijfers\n", "en": "## Figures\n"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INTRO = {
    "nl": """Gemeten op {day} met eigen, verzonnen notities. Op de **oefenset** zijn de regels
afgesteld, op de **toetsset** niet. Het zijn notities van de makers zelf: bij uw eigen teksten
kan het anders uitpakken. De **openbare set** is van buiten; daar zijn de namen niet op afgesteld.
""",
    "en": """Measured on {day} with notes that were made up for it. The rules were tuned on the
**training set**, not on the **test set**. The makers wrote these notes: with your own texts it
may turn out differently. The **public set** came from outside; names were not tuned on it.
""",
}
_SETS = {
    "nl": {"train": "oefenset", "test": "toetsset", "public": "openbare set"},
    "en": {"train": "training set", "test": "test set", "public": "public set"},
}
_NOTES_HEAD = {
    "nl": "| set | notities met een persoon | gevonden | schone notities | toch gemeld |",
    "en": "| set | notes with a person | found | clean notes | reported all the same |",
}
_MARKS_HEAD = {
    "nl": "| toetsset, per soort | aantal | gevonden | gemeld | terecht | F2 |",
    "en": "| test set, per kind | number | found | reported | rightly | F2 |",
}
_ALL = {"nl": "alles samen", "en": "all together"}
_OUTRO = {
    "nl": """
Tussen haakjes staat het gebied waarin het echte cijfer met 95% zekerheid ligt (Wilson). Waar het
aantal klein is, is dat gebied breed. F2 telt missen zwaarder dan te veel melden.

De toetsset is één keer eerder gemeten: toen was 96% gevonden (88 van 92) en was één melding niet
terecht. Daarna zijn twee fouten hersteld, over datums en telefoonnummers. In de openbare set werd
de eerste keer één schone notitie gemeld (‘Mevrouw A’); ook dat is hersteld. Notities die met opzet
lastig waren gemaakt, werden bij de eerste keer voor 83% gevonden; van de schone werd 7% gemeld.
Daarna schreef iemand die de regels maar voor een deel kende honderd nieuwe notities: van 50 met een
persoon zijn er bij de eerste keer 48 gevonden, van 50 schone zijn er 2 gemeld.
""",
    "en": """
In brackets stands the range in which the real figure lies with 95% confidence (Wilson). Where the
number is small the range is wide. F2 counts missing as worse than reporting too much.

The test set was measured once before: then 96% was found (88 of 92) and one report was wrong.
After that two faults were repaired, about dates and telephone numbers. In the public set one clean
note was reported the first time (‘Mevrouw A’); that was repaired too. Of notes that were made
hard on purpose 83% were found the first time; of the clean ones 7% were reported.
After that somebody who knew the rules only in part wrote a hundred new notes: of 50 with a person
48 were found the first time, of 50 clean ones 2 were reported.
""",
}


def section(figures: Mapping[str, Any], lang: str, day: str) -> str:
    """Return the part of the manual with the figures."""
    lines = [_INTRO[lang].format(day=day), _NOTES_HEAD[lang], "|---|---|---|---|---|"]
    lines += [_notes_row(_SETS[lang][name], one["notes"]) for name, one in figures.items()]
    lines += ["", _MARKS_HEAD[lang], "|---|---|---|---|---|---|"]
    test = figures["test"]
    for category, score in test["categories"].items():
        lines.append(_marks_row(sentence(f"privacy_label_{category}", lang=lang), score, lang))
    lines.append(_marks_row(f"**{_ALL[lang]}**", test["all"], lang))
    return f"{_HEADING[lang]}\n" + "\n".join(lines) + "\n" + _OUTRO[lang]


def made(figures: Mapping[str, Any], lang: str, today: date) -> str:
    """Return the whole page; the day in it moves only when a figure did."""
    kept = (MANUAL / lang / "privacy.md").read_text(encoding="utf-8")
    head, _, tail = kept.partition(_HEADING[lang])
    day = _DAY.search(tail)
    if day and head + section(figures, lang, day[0]) == kept:
        return kept
    return head + section(figures, lang, today.isoformat())


def stale(figures: Mapping[str, Any]) -> list[str]:
    """Return the languages whose page does not hold these figures."""
    today = datetime.now(UTC).date()
    return [
        lang
        for lang in LANGUAGES
        if made(figures, lang, today) != (MANUAL / lang / "privacy.md").read_text(encoding="utf-8")
    ]


def _notes_row(name: str, notes: Mapping[str, Any]) -> str:
    found = f"{notes['personal_found']} {_range(notes['personal_found_interval'])}"
    flagged = f"{notes['clean_flagged']} {_range(notes['clean_flagged_interval'])}"
    return f"| {name} | {notes['personal']} | {found} | {notes['clean']} | {flagged} |"


def _marks_row(name: str, score: Mapping[str, Any], lang: str) -> str:
    recall = f"{percent(score['recall'])} {_range(score['recall_interval'])}".strip()
    precision = f"{percent(score['precision'])} {_range(score['precision_interval'])}".strip()
    f2 = "-" if score["f2"] is None else f"{score['f2']:.2f}"
    f2 = f2.replace(".", ",") if lang == "nl" else f2
    return f"| {name} | {score['marked']} | {recall} | {score['reported']} | {precision} | {f2} |"


def _range(interval: tuple[float, float] | None) -> str:
    return f"({interval[0]:.0%}–{interval[1]:.0%})" if interval else ""


def main() -> int:
    """Write the figures into the manual, or with ``--check`` say whether they are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    options = parser.parse_args()
    figures = measure_all()
    old = stale(figures)
    if options.check:
        print("stale: " + ", ".join(old) if old else "fresh")
        return int(bool(old))
    for lang in old:
        page = made(figures, lang, datetime.now(UTC).date())
        (MANUAL / lang / "privacy.md").write_text(page, encoding="utf-8", newline="\n")
    print("written: " + ", ".join(old) if old else "nothing changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
