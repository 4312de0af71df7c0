"""Make what the window needs from its sources: forms, control drawings, translations.

    python ui/compile.py            writes what is stale, and nothing else
    python ui/compile.py --check    writes nothing; exit 1 and a line per fault when something is
                                    stale or a translation is unfinished

Same sources, same bytes, on every machine: no version, date, path or line number is written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from resv_desktop.gui.tokens import GLYPHS, TABLES, glyph_svg  # noqa: E402 - needs ROOT on the path

UI = ROOT / "ui"
GUI = ROOT / "resv_desktop" / "gui"
FORMS = GUI / "forms"
STYLE = ROOT / "resources" / "style"
RESOURCES = ROOT / "resources"
TRANSLATIONS = RESOURCES / "translations"
CONTENTS = RESOURCES / "contents.txt"

# English is written in the sources; its file holds only the plurals ("1 entry", "2 entries").
LANGUAGES = {"nl": [], "en": ["-pluralonly"]}

FORM_HEAD = '"""Compiled from ui/{name} by ui/compile.py; changes here are lost."""\n'

Products = dict[Path, bytes]


def tool(name: str) -> str:
    """The path of one of Qt's own tools, wherever this system's wheel keeps it.

    Raises:
        FileNotFoundError: when the wheel has no such tool.
    """
    package = Path(PySide6.__file__).parent
    for place in (package / "Qt" / "libexec", package / "Qt" / "bin", package):
        for candidate in (place / name, place / f"{name}.exe"):
            if candidate.is_file():
                return str(candidate)
    raise FileNotFoundError(name)


def run(*command: str) -> str:
    """What ``command`` prints. Raises SystemExit with its complaint when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name} failed: {done.stderr or done.stdout}")
    return done.stdout


def compile_forms() -> Products:
    """Python for every Designer form, without uic's heading, which names Qt's version."""
    made = {}
    for source in sorted(UI.glob("*.ui")):
        text = run(tool("uic"), "-g", "python", str(source))
        body = text[text.index("\nfrom ") + 1 :]
        head = FORM_HEAD.format(name=source.name)
        made[FORMS / f"ui_{source.stem}.py"] = f"{head}\n{body.rstrip()}\n".encode()
    return made


def compile_glyphs() -> Products:
    """The drawings inside controls, in the colours of each table of tokens."""
    return {
        STYLE / table / f"{name}.svg": glyph_svg(name, table).encode()
        for table in TABLES
        for name in GLYPHS
    }


def compile_translations() -> Products:
    """Translation sources brought up to date with the texts in code and forms, and compiled."""
    made = {}
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources.txt"
        sources.write_text("\n".join(map(str, text_sources())), encoding="utf-8")
        for lang, options in LANGUAGES.items():
            ts = Path(folder) / f"resv_{lang}.ts"
            committed = TRANSLATIONS / ts.name
            if committed.is_file():
                ts.write_bytes(committed.read_bytes())
            update(ts, sources, lang, options)
            qm = ts.with_suffix(".qm")
            run(tool("lrelease"), "-silent", str(ts), "-qm", str(qm))
            for product in (ts, qm):
                made[TRANSLATIONS / product.name] = product.read_bytes()
    return made


def text_sources() -> list[Path]:
    """Every file with texts for people; compiled forms are left to their .ui."""
    code = [path for path in GUI.rglob("*.py") if FORMS not in path.parents]
    return sorted([*code, *UI.glob("*.ui")])


def update(ts: Path, sources: Path, lang: str, options: list[str]) -> None:
    """Let lupdate take new texts into ``ts`` and drop those that are gone, never guessing."""
    run(
        tool("lupdate"),
        *options,
        "-silent",
        "-no-obsolete",
        "-sort-messages",
        "-locations",
        "none",
        "-disable-heuristic",
        "sametext",
        "-disable-heuristic",
        "similartext",
        "-source-language",
        "en",
        "-target-language",
        lang,
        f"@{sources}",
        "-ts",
        str(ts),
    )


def unfinished(ts: bytes) -> list[str]:
    """``Context: text`` for each message that has no (whole) translation yet."""
    found = []
    # Our own file, written by lupdate; nothing from outside is parsed here.
    for context in ElementTree.fromstring(ts).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or not finished(translation):
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def finished(translation: ElementTree.Element) -> bool:
    """Whether a translation is marked as done and every form of it has words."""
    forms = translation.findall("numerusform") or [translation]
    return translation.get("type") is None and all((form.text or "").strip() for form in forms)


def orphans(made: Products) -> list[Path]:
    """Compiled files whose source is gone."""
    compiled = [*FORMS.glob("ui_*.py"), *STYLE.rglob("*.svg"), *TRANSLATIONS.glob("*.[tq][sm]")]
    return sorted(path for path in compiled if path not in made)


def compile_all() -> Products:
    """Every product, by the path where it belongs."""
    made = {**compile_forms(), **compile_glyphs(), **compile_translations()}
    return {**made, CONTENTS: contents(made)}


def contents(made: Products) -> bytes:
    """The names of all files in resources: by these a copy of the program knows what it lacks."""
    gone = set(orphans(made))
    there = {path for path in RESOURCES.rglob("*") if path.is_file() and path not in gone}
    there |= {path for path in made if RESOURCES in path.parents}
    names = sorted(path.relative_to(RESOURCES).as_posix() for path in there - {CONTENTS})
    return "".join(f"{name}\n" for name in names if not is_passing(name)).encode()


def is_passing(name: str) -> bool:
    """Whether a file is one that an editor or a half-done run of this program leaves."""
    return name.endswith((".new", "~", ".swp")) or Path(name).name.startswith(".")


def faults(made: Products) -> list[str]:
    """What stands in the way of ``--check``: one sentence each."""
    said = []
    for path, content in sorted(made.items()):
        if not path.is_file() or path.read_bytes() != content:
            said.append(f"stale: {path.relative_to(ROOT)}; run ui/compile.py")
        if path.suffix == ".ts":
            said += [f"untranslated in {path.name}: {text}" for text in unfinished(content)]
    said += [f"without source: {path.relative_to(ROOT)}" for path in orphans(made)]
    return said


def write(made: Products) -> list[Path]:
    """Write what changed, remove what lost its source; return the paths touched."""
    touched = []
    for path, content in sorted(made.items()):
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Beside it, then in its place: Qt maps a .qm, and writing into it kills who reads it.
            fresh = path.with_name(f"{path.name}.new")
            fresh.write_bytes(content)
            fresh.replace(path)
            touched.append(path)
    for path in orphans(made):
        path.unlink()
        touched.append(path)
    return touched


def main() -> int:
    """Run from the command line; the exit code is 1 when ``--check`` found a fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only look; 1 when something is stale")
    made = compile_all()
    if parser.parse_args().check:
        found = faults(made)
        print("\n".join(found) or "forms, drawings and translations are up to date")
        return 1 if found else 0
    for path in write(made):
        print(path.relative_to(ROOT))
    left = [line for line in faults(made) if line.startswith("untranslated")]
    print("\n".join(left) or "nothing left to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
