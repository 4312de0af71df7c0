"""The world's faults, as opposed to bugs: a code and values, never a sentence.

The sentence for a code stands in ``resources/messages/<language>.json`` and is made at the edge
(window or command line), so that the same fault reads the same everywhere and in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping


class KnownError(Exception):
    """A fault of the world that a person can do something about.

    ``code`` is stable and names the sentence; ``values`` fill its places.
    """

    code = "known_error"

    def __init__(self, code: str | None = None, **values: object) -> None:
        self.code = code or type(self).code
        self.values: Mapping[str, object] = values
        super().__init__(self.code)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the trip from a reader process: exceptions with keywords do not pickle."""
        return _rebuild, (type(self), self.code, dict(self.values))


def _rebuild(kind: type[KnownError], code: str, values: dict[str, object]) -> KnownError:
    return kind(code, **values)


class WrongUseError(KnownError):
    """The caller asked for something that has no meaning (command line: exit code 2)."""

    code = "wrong_use"


class NotFoundError(KnownError):
    """A record, network, batch or file that was named does not exist."""

    code = "not_found"


class StoreError(KnownError):
    """The database cannot be used: newer, damaged, locked, read-only or full."""

    code = "store_unusable"


class WorkbookRefusedError(KnownError):
    """A file that is not read at all; ``code`` says why (verdict X)."""

    code = "workbook_refused"


class PrivacyBlockedError(KnownError):
    """A text holds personal data that may not leave the computer."""

    code = "privacy_blocked"


class WriteFailedError(KnownError):
    """A file could not be written or did not read back as written; the old file stands."""

    code = "write_failed"
