"""``python tools/build_names.py [--check]``: the lists in ``tools/names`` into one data file.

The privacy check reads ``resources/privacy/names.gz``: sections of folded words, one a line
(``kind: word word ...``). Made by this script alone; ``--check`` says whether it is fresh.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from resv_desktop.privacy.lexicon import fold

ROOT = Path(__file__).resolve().parent.parent
LISTS = ROOT / "tools" / "names"
TARGET = ROOT / "resources" / "privacy" / "names.gz"
SHORTEST_OWN, SHORTEST_NEAR = 4, 5
"""Letters of a first name that counts by itself: of our own list, of the nearest Faker locales.

Shorter ones are named in ``solo_short.txt``."""


def sections() -> dict[str, set[str]]:
    """Return the words of each kind that the check knows, folded."""
    first, last = _words("first"), _words("last")
    word, both = _words("words"), _words("both")
    near, far = _words("faker_first_near"), _words("faker_first_far")
    long = {name for name in first if len(name) >= SHORTEST_OWN}
    long |= {name for name in near if len(name) >= SHORTEST_NEAR}
    solo = (long | _words("solo_short")) - _words("solo_not") - word
    return {
        "solo": solo,
        "first": first | near | far | solo,
        "last": (last | _words("faker_last") | both) - (word - both),
        "word": word - both,
        "both": both,
        "place": _words("places"),
        "known": {fold(line) for line in _lines("known")},
        **_kinds(),
    }


def content() -> str:
    """Return the data file as text: a line for each kind, its words in order."""
    return "".join(
        f"{kind}: {(', ' if kind == 'known' else ' ').join(sorted(words))}\n"
        for kind, words in sections().items()
    )


def _lines(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _words(name: str) -> set[str]:
    return {fold(word) for line in _lines(name) for word in line.split()}


def _kinds() -> dict[str, set[str]]:
    """Return the closed kinds: forms of address, family words, professions, things."""
    found: dict[str, set[str]] = {}
    kind = ""
    for line in _lines("kinds"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            found.setdefault(kind, set()).update(fold(word) for word in line.split())
    return found


def main() -> int:
    """Write the data file, or with ``--check`` say whether it is what it should be."""
    made = content()
    if "--check" in sys.argv[1:]:
        kept = gzip.decompress(TARGET.read_bytes()).decode("utf-8") if TARGET.exists() else ""
        print("fresh" if kept == made else "stale: run python tools/build_names.py")
        return 0 if kept == made else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(gzip.compress(made.encode("utf-8"), 9, mtime=0))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
