"""The page Processing on a small store, and a plant to fill it with."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from recycler.laboratory.records import AssayEntry
from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind
from ui.jobs import Job
from ui.look import theme
from ui.processing.page import ProcessingPage

START = datetime(2026, 11, 12, 6, 0, tzinfo=UTC)


class Plant:
    """Books through the store with as few words as a test needs."""

    def __init__(self, store, load):
        self.store, self.processing, self._load = store, store.processing, load

    def batch(self, kg="556.4", **changes):
        values = {"gross": Decimal(kg), "tare": Decimal(0)} | changes
        return self.store.log(self._load.model_copy(update=values), who="Aiko").ticket

    def run(self, kind=RunKind.PROCESS, hours=0, **values):
        if kind is RunKind.PROCESS:
            values.setdefault("route", "ACID_SX")
        at = START + timedelta(hours=hours)
        entry = RunEntry(kind=kind, started_at=at, operator="M. Sato", **values)
        return self.processing.open_run(entry, who="Aiko").number

    def take(self, run, source, kg):
        entry = InputEntry(run=run, source=source, gross=Decimal(kg), at=START)
        return self.processing.take(entry, who="Aiko").id

    def lot(self, run, kg, kind=LotKind.PRODUCT, product="Nd2O3", nd=None):
        entry = LotEntry(run=run, kind=kind, product=product, gross=Decimal(kg), at=START)
        number = self.processing.book_lot(entry, who="Aiko").number
        if nd is not None:
            assay = AssayEntry(
                ticket=number, sample=f"S{number}", element="Nd", value=Decimal(nd),
                sd=Decimal("0.1"),
            )  # fmt: skip
            self.processing.record_assays([assay], who="Aiko")
        return number

    def close(self, run, why=""):
        at = START + timedelta(days=2)
        return self.processing.close_run(run, who="Aiko", why=why, at=at)


@pytest.fixture
def plant(store, load):
    return Plant(store, load)


@pytest.fixture
def open_page(qtbot, workspace):
    """Opens the page on what the store holds by then."""
    pages = []

    def opened(width=1264, height=860):
        theme.apply(QCoreApplication.instance(), "light")
        page = ProcessingPage()
        pages.append(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.take(workspace)
        settle(qtbot, page)
        page.activateWindow()
        page.shown()
        return page

    yield opened
    Job.stop_all()
    for page in pages:
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle(qtbot, page):
    qtbot.wait(1)
    qtbot.waitUntil(lambda: page.settled() and not Job.any_running(), timeout=30_000)
