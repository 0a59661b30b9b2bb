"""The window and what it needs, on a small store; pages without substance where that is enough."""

import math
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit

from db.laboratory.honesty import Expectations
from recycler.batch import BatchEntry
from recycler.laboratory.records import AssayEntry
from ui.jobs import Job
from ui.look import theme
from ui.preferences import PREFERENCES, PreferencesFile
from ui.window import pages
from ui.window.main_window import MainWindow
from ui.window.page import Page
from ui.workspace.workspace import Workspace

HOUR = timedelta(hours=1)
BROUGHT = {
    "Alpha": ("18.1", "18.6", "17.9", "18.4", "18.2", "18.5"),
    "Beta": ("22.8", "23.1", "22.5", "23.3", "22.9", "23.0"),
    "Gamma": ("22.6", "23.0", "22.9", "23.2", "22.7", "23.4"),
}


class PlainPage(Page):
    """A page with one field, a key and a memory of what it heard."""

    icon_name = "intake"

    def __init__(self, parent=None):
        super().__init__("Plain", parent)
        self.heard, self.asked, self.pressed = [], [], 0
        self.field = QLineEdit()
        self.set_body(self.field)
        self.bind("Ctrl+N", self._press)

    def refresh(self, change):
        self.heard.append(change)

    def shown(self):
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self):
        return [("Ctrl+N", "New ticket"), ("F8", "Take the scale")]

    def open_ticket(self, ticket):
        self.asked.append(ticket)

    def open_batches(self, where):
        self.asked.append(where)

    def _press(self):
        self.pressed += 1


@pytest.fixture
def plain_pages(monkeypatch):
    """Plain pages in the place of all but the settings, which are loaded ahead."""
    pages.load("settings")
    for spec in pages.SPECS:
        if spec.name != "settings":
            module = ModuleType(spec.module)
            setattr(module, spec.page_class, type(spec.page_class, (PlainPage,), {}))
            monkeypatch.setitem(sys.modules, spec.module, module)


@pytest.fixture
def load():
    """What a person types of one load."""
    return BatchEntry(
        received_at=datetime(2026, 11, 12, 5, 30, tzinfo=UTC),
        material="NDFEB_HDD",
        supplier="Nordhavn E-Scrap",
        supplier_lot="NH-2231",
        origin_country="DK",
        gross=Decimal("642.4"),
        tare=Decimal("86.0"),
    )


@pytest.fixture
def assayed(store, load):
    """A store where 24 loads from one supplier are far off what was expected, 4 others are not."""
    expectations = Expectations(store.estimator())
    far = {"NDFEB_HDD": 2.9, "NDFEB_EV_ROTOR": 0.2}
    materials = ["NDFEB_HDD"] * 24 + ["NDFEB_EV_ROTOR"] * 4
    entries = [
        load.model_copy(update={"material": code, "received_at": load.received_at + hour * HOUR})
        for hour, code in enumerate(materials)
    ]
    tickets = store.log_many(entries, who="Aiko")
    results = []
    for place, (ticket, code) in enumerate(zip(tickets, materials, strict=True)):
        mu, sigma = expectations.of(code, 1, "Nd")
        latent = mu + (far[code] if place % 2 else -far[code]) * sigma
        value = Decimal(str(round(100 / (1 + math.exp(-latent)), 4)))
        results.append(
            AssayEntry(ticket=ticket, sample=f"T-{ticket}", element="Nd", value=value,
                       sd=Decimal("0.001"), state="final")
        )  # fmt: skip
    store.laboratory.record(results, who="Sato")
    return store


@pytest.fixture
def brought(store, load):
    """A store in which the hard-disk magnets of one supplier are poor in neodymium."""
    for supplier, values in BROUGHT.items():
        for hour, value in enumerate(values):
            changed = {"received_at": load.received_at + hour * HOUR, "supplier": supplier}
            batch = store.log(load.model_copy(update=changed), who="K. Tanaka")
            result = AssayEntry(
                ticket=batch.ticket, element="Nd", value=Decimal(value),
                sample=f"SA-{batch.ticket}", sd=Decimal("0.2"), state="final",
            )  # fmt: skip
            store.laboratory.record([result], who="Sato")
    return store


@pytest.fixture
def preferences(tmp_path):
    """A person's choices, none made yet."""
    return PreferencesFile(tmp_path / PREFERENCES)


@pytest.fixture
def workspace(qapp, store, preferences):
    """An open store and what may be done with it."""
    yield Workspace(store, "K. Tanaka", preferences=preferences)
    Job.stop_all()


@pytest.fixture
def bare_window(qtbot, plain_pages, preferences):
    """The window at its first paint: no data yet."""
    theme.apply(QCoreApplication.instance(), "light")
    window = MainWindow(preferences)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield window
    Job.stop_all()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(qtbot, bare_window, workspace):
    """The window with its data on the first page."""
    with qtbot.waitSignal(bare_window.settled):
        bare_window.take(workspace)
    return bare_window
