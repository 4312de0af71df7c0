"""Words that are no person's: what the user marked so, and the names that this log knows itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.network import Network
from resv_desktop.privacy import Phrases, phrases
from resv_desktop.privacy.lexicon import fold
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.allowed import add_allowed, allowed_words, remove_allowed

LONGEST = 100
"""Characters of words that can be marked: a name of an organisation, not a sentence."""
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,&'’()/\-])*")
_LEAST_LETTERS = 2

_Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """Words that were marked, or no longer are: a step that can be taken back."""

    words: str
    on: bool
    record: str = ""
    what: str = "allowed"

    def turn(self, workspace: Workspace) -> Marking:
        """Do the opposite; return what takes that back."""
        if self.on:
            disallow(workspace, self.words)
        else:
            allow(workspace, self.words)
        return Marking(self.words, not self.on)


_made: WeakKeyDictionary[Workspace, tuple[_Names, Phrases]] = WeakKeyDictionary()


def allowed(workspace: Workspace) -> tuple[str, ...]:
    """Return the words that the user marked as no person, in order of the alphabet."""
    return tuple(words for _, words in allowed_words(workspace.database()))


def allow(workspace: Workspace, text: str) -> str:
    """Keep that ``text`` is no person, wherever it stands; return it as it is kept.

    Case and accents do not count. Only what the check takes for a name can be marked: a number,
    an address or an e-mail address stays found.

    Raises:
        WrongUseError: ``allowed_words_form`` for a text that holds more than words, or too many.
    """
    words = " ".join(clean_text(text).split()).strip(" .,&()/-")
    letters = sum(map(str.isalpha, words))
    if not _WORDS.fullmatch(words) or letters < _LEAST_LETTERS or len(words) > LONGEST:
        raise WrongUseError("allowed_words_form", limit=LONGEST)
    add_allowed(workspace.database(), _key(words), words, workspace.now())
    return words


def disallow(workspace: Workspace, text: str) -> bool:
    """Let the check look at ``text`` again; say whether it was marked."""
    return remove_allowed(workspace.database(), _key(" ".join(clean_text(text).split())))


def known(workspace: Workspace) -> Phrases:
    """Return all words that are nobody's here, ready to be passed to the check.

    Those of the user, and the names of networks, their municipalities, the region and its
    insurers as the user or the RESV gave them; never names that came in a workbook. Made anew only
    when one of them changed, also when another thread or a restored backup changed it.
    """
    names = (*allowed(workspace), *_names(workspace))
    found = _made.get(workspace)
    if found is None or found[0] != names:
        found = _made[workspace] = (names, phrases(names))
    return found[1]


def _names(workspace: Workspace) -> _Names:
    region = workspace.region
    networks = (*workspace.networks, *region.networks)
    return (*(name for network in networks for name in _of(network)), region.name, *region.insurers)


def _of(network: Network) -> _Names:
    return (network.name, *network.municipalities)


def _key(words: str) -> str:
    return fold(words)
