"""Keeps a bug in an overridden Qt method from killing the process on Python 3.11.

Measured with PySide6 6.11.3: when a method that Qt calls (``paintEvent``, ``data`` ...) raises an
exception that was made in C (IndexError, TypeError, ZeroDivisionError, StopIteration ...), Python
before 3.12 hands it over as a bare text that is no exception yet, and PySide reads it as one: the
process ends with a segmentation fault, without log or dialog. Passing it through an ``except``
clause makes it a whole exception, which PySide reports as any other.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

NEEDED = sys.version_info < (3, 12)


def install() -> None:
    """Guard the overrides of every Qt subclass defined from now on; nothing on Python 3.12+."""
    if NEEDED:
        Shiboken.Object.__init_subclass__ = classmethod(_guard_subclass)  # type: ignore[assignment, method-assign]


def _guard_subclass(cls: Any, /, **arguments: Any) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**arguments)
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and _overrides(cls, name):
            setattr(cls, name, _whole_exceptions(method))


def _overrides(cls: type, name: str) -> bool:
    return not name.startswith("_") and any(hasattr(base, name) for base in cls.__bases__)


def _whole_exceptions(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except BaseException:
            # Catching is what makes it whole; see the head of this module.
            raise

    return guarded
