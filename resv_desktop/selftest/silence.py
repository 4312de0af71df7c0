"""Whether anything used the network."""

from __future__ import annotations

import sys
from typing import Any

from resv_desktop.selftest.model import Failed

NETWORK_EVENTS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")


class Silence:
    """Notes every use of the network from its making on. It cannot be taken away again."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in NETWORK_EVENTS:
            address = arguments[1] if len(arguments) > 1 else arguments
            if not isinstance(address, str | bytes):  # a path is a local pipe
                self.heard.append(f"{event} {address}")

    def kept(self) -> str:
        """Return that there was none.

        Raises:
            Failed: when there was some.
        """
        if self.heard:
            raise Failed("; ".join(self.heard))
        return "0"
