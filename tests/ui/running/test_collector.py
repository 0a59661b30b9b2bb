"""Cycles end on the GUI thread, and only when nothing is being loaded."""

import gc
import threading
import weakref

from ui.running.collector import Collector


class Knot:
    """Something only a collection can free."""

    def __init__(self):
        self.itself = self


def many_knots():
    kept = [Knot() for _ in range(30_000)]
    return weakref.ref(kept[0])


def test_a_worker_that_allocates_collects_nothing(qapp):
    collector = Collector(qapp)
    found = []
    worker = threading.Thread(target=lambda: found.append(many_knots()))
    worker.start()
    worker.join()
    assert found[0]() is not None
    collector.collect()
    gc.collect()
    assert found[0]() is None
    collector.deleteLater()


def test_what_is_due_is_collected_on_this_thread(qapp):
    collector = Collector(qapp)
    knot = many_knots()
    assert knot() is not None
    collector.collect()
    assert knot() is None
    collector.deleteLater()


def test_nothing_is_collected_while_the_program_loads(qapp):
    collector = Collector(qapp, busy=lambda: True)
    knot = many_knots()
    collector.collect()
    assert knot() is not None
    collector.deleteLater()
