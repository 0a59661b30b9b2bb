"""Yields and profiles are proposed, accepted by a person, and the yard follows."""

from datetime import timedelta
from decimal import Decimal

import pytest

from db.filters import BatchFilter
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry
from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind
from tests.db.conftest import FIRST_RECEIPT

NOON = FIRST_RECEIPT + timedelta(hours=3)


def run_of(store, ticket, kg, lots, kind=RunKind.PROCESS, route="ACID_SX"):
    """A closed run of a batch with its lots: (kg, kind, product or None, material or None)."""
    with store.processing.booking(who="Tanaka") as booking:
        route = route if kind is RunKind.PROCESS else None
        run = booking.open(RunEntry(kind=kind, route=route, started_at=NOON))["number"]
        booking.take(InputEntry(run=run, source=ticket, gross=Decimal(kg), at=NOON))
        made = [
            booking.book(
                LotEntry(run=run, kind=what, product=product, material=material,
                         gross=Decimal(weight), at=NOON)
            )["number"]
            for weight, what, product, material in lots
        ]  # fmt: skip
        booking.close(run, NOON + timedelta(days=1))
    return made


@pytest.fixture
def works(any_store, entry):
    """Five assayed runs that win 70 % of the neodymium, and batches in the yard."""
    store = any_store
    plain = {"gross": Decimal("500.0"), "tare": Decimal(0), "moisture_ppm": None}
    tickets = [store.log(entry(number, **plain), who="Aiko").ticket for number in range(7)]
    for number, ticket in enumerate(tickets[:5]):
        store.laboratory.record(
            [AssayEntry(ticket=ticket, sample=f"SA-{number}", element="Nd", value=Decimal("24.0"),
                        sd=Decimal("0.2"), state="final")],
            who="Sato",
        )  # fmt: skip
        (oxide,) = run_of(store, ticket, "500.0", [("100.0", LotKind.PRODUCT, "Nd2O3", None)])
        store.processing.record_assays(
            [AssayEntry(ticket=oxide, sample=f"SP-{number}", element="Nd",
                        value=Decimal("84.0") + number % 2, sd=Decimal("0.5"), state="final")],
            who="Sato",
        )  # fmt: skip
    store.void(tickets[6], who="Aiko", why="twice")
    return store, tickets


def test_yields_are_proposed_and_the_yard_follows_once_they_are_accepted(works):
    store, tickets = works
    in_yard, used = tickets[5], tickets[0]
    before = [store.estimate(store.batch(ticket)) for ticket in (in_yard, used)]
    (proposal,) = store.processing.yield_proposals()
    (row,) = proposal.rows
    assert (proposal.route, row.element, row.runs) == ("ACID_SX", "Nd", 5)
    assert row.after.mean == pytest.approx(84.4 / 120, abs=0.02)
    assert store.batch(in_yard).route_version == 1
    followed = store.materials.accept_yields([proposal], who="Mori", why="five runs")
    assert followed == [in_yard]
    after = [store.estimate(store.batch(ticket)) for ticket in (in_yard, used)]
    assert store.batch(in_yard).route_version == 2
    assert after[1] == before[1]
    recovery = after[0].element("Nd").recovery
    assert recovery.mean == pytest.approx(row.after.mean, rel=1e-3)
    assert (
        recovery.p95 - recovery.p05
        < before[0].element("Nd").recovery.p95 - before[0].element("Nd").recovery.p05
    )
    entry = store.history(in_yard)[-1]
    assert (entry.action, entry.who, entry.why) == ("follow", "Mori", "ACID_SX v2")
    versions = {held.route_version for _, held in store.holdings(BatchFilter(), "")}
    assert versions == {1, 2}
    assert store.processing.yield_proposals() == ()
    assert store.check() == []


def test_an_outdated_proposal_is_refused(works):
    store, _ = works
    (proposal,) = store.processing.yield_proposals()
    store.materials.accept_yields([proposal], who="Mori")
    with pytest.raises(InputError) as refused:
        store.materials.accept_yields([proposal], who="Mori")
    assert refused.value.code == "yields_outdated"


def test_teardown_profiles_are_proposed_and_accepted(any_store, entry):
    store = any_store
    for number in range(4):
        pack = entry(number, material="PACK_NMC622", gross=Decimal("1000.0"), tare=Decimal(0),
                     moisture_ppm=None)  # fmt: skip
        ticket = store.log(pack, who="Aiko").ticket
        parts = {"CELL_NMC622": 680 + number, "STEEL": 150, "ALUMINIUM": 100, "COPPER": 20,
                 "HARDWARE_OTHER": 45}  # fmt: skip
        lots = [(str(kg), LotKind.INTERMEDIATE, None, part) for part, kg in parts.items()]
        run_of(store, ticket, "1000.0", lots, RunKind.TEARDOWN)
    (proposal,) = store.processing.profile_proposals()
    store.materials.accept([proposal], who="Mori", why="four runs")
    learned = {row.part: row for row in store.reference().composition("PACK_NMC622").teardown}
    assert 0.64 < learned["CELL_NMC622"].mass_fraction < 0.69
    assert learned["CELL_NMC622"].evidence == "own"
    assert store.processing.profile_proposals() == ()
    assert store.check() == []
