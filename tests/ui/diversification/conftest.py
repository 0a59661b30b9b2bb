"""A few loads of several origins, and what is shown of them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from recycler.batch import BatchEntry
from recycler.diversification.question import Question
from ui.diversification.shown import read_shown
from ui.jobs import Job
from ui.preferences import PREFERENCES, PreferencesFile
from ui.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)
LOADS = (  # day, material, origin, net kg
    ("2026-03-03", "NDFEB_HDD", "DE", 400), ("2026-06-20", "NDFEB_HDD", "CN", 600),
    ("2026-11-05", "NDFEB_EV_ROTOR", "JP", 3000), ("2026-11-06", "PACK_NMC622", "JP", 20000),
    ("2026-11-07", "NDFEB_HDD", None, 250),
)  # fmt: skip


def _entry(day, material, origin, net_kg):
    return BatchEntry(
        received_at=datetime.fromisoformat(f"{day}T03:00:00+00:00").astimezone(UTC),
        material=material, supplier="Nordhavn", origin_country=origin, gross=Decimal(net_kg),
    )  # fmt: skip


@pytest.fixture
def entry():
    """Makes a load: day, material, origin, net mass."""
    return _entry


@pytest.fixture
def loads(store):
    """The store with the loads."""
    for load in LOADS:
        store.log(_entry(*load), who="K. Tanaka")
    return store


@pytest.fixture
def question():
    """What is asked of neodymium and praseodymium in a year."""
    return Question("NdPr", TODAY, date(2026, 1, 1), TODAY)


@pytest.fixture
def shown(loads, question):
    """The answer, with values in dollars."""
    return read_shown(loads, question, "USD")


@pytest.fixture
def workspace(qapp, loads, tmp_path):
    """The loads, opened in a window's workspace on a fixed day."""
    preferences = PreferencesFile(tmp_path / PREFERENCES)
    workspace = Workspace(loads, "K. Tanaka", preferences=preferences)
    workspace.today = lambda: TODAY
    yield workspace
    Job.stop_all()
