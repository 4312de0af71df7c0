"""Garbage of circles goes in the window's thread, but not while memory is being filled."""

from __future__ import annotations

import gc
import weakref

from resv_desktop.gui.collector import Collector, held, take_back


class Knot:
    """Something that only a sweep takes away."""

    def __init__(self) -> None:
        self.itself = self


def knots(number: int) -> weakref.ref[Knot]:
    """Tie more knots than Python lets be, and watch the last."""
    for _ in range(number):
        last = Knot()
    return weakref.ref(last)


def test_nothing_is_swept_while_it_is_held(collector: Collector) -> None:
    gc.collect()
    with held():
        watched = knots(2 * gc.get_threshold()[0])
        assert collector.collect_when_due() == 0
        assert watched() is not None
    collector.collect_when_due()
    assert watched() is not None, "what was there then is left out of later sweeps too"
    take_back()
    gc.collect()
    assert watched() is None


def test_what_has_no_circles_goes_at_once_also_when_it_was_left_out() -> None:
    with held():
        kept = [{number} for number in range(10)]
        watched = weakref.ref(kept[0])
    del kept
    assert watched() is None
    take_back()
