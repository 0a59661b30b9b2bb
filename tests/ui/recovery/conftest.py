"""A few loads whose sums can be made by hand, and a way to ask for their figures."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from recycler.batch import BatchEntry
from ui.jobs import Job
from ui.preferences import PREFERENCES, PreferencesFile
from ui.recovery.analyst import Analyst
from ui.workspace.workspace import Workspace

TODAY = date(2026, 11, 23)
LOADS = (  # day, material, supplier, origin, net kg
    ("2026-09-03", "NDFEB_HDD", "Nordhavn", "DK", 400),
    ("2026-09-20", "NDFEB_HDD", "Nordhavn", "DK", 600),
    ("2026-11-05", "NDFEB_EV_ROTOR", "Aichi", "JP", 1000),
    ("2026-11-06", "PACK_NMC622", "Aichi", "JP", 20000),
    ("2026-11-07", "NDFEB_HDD", "Seoul", None, 250),
)


def entry(day, material, supplier, origin, net_kg):
    return BatchEntry(
        received_at=datetime.fromisoformat(f"{day}T03:00:00+00:00").astimezone(UTC),
        material=material,
        supplier=supplier,
        origin_country=origin,
        gross=Decimal(net_kg),
    )


@pytest.fixture
def loads(store):
    """The store with the loads, one more of them void."""
    for load in LOADS:
        store.log(entry(*load), who="K. Tanaka")
    void = store.log(entry("2026-11-08", "NDFEB_HDD", "Seoul", "KR", 9000), who="K. Tanaka")
    store.void(void.ticket, who="K. Tanaka", why="weighed twice")
    return store


@pytest.fixture
def analyst(loads):
    """Who answers for the loads."""
    return Analyst(loads)


@pytest.fixture
def workspace(qapp, loads, tmp_path):
    """The loads, opened in a window's workspace on a fixed day."""
    preferences = PreferencesFile(tmp_path / PREFERENCES)
    workspace = Workspace(loads, "K. Tanaka", preferences=preferences)
    workspace.today = lambda: TODAY
    yield workspace
    Job.stop_all()
