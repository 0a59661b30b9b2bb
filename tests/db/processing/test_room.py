"""Runs and lots are booked whole or not at all, and nothing is taken twice."""

import math
import sqlite3
from contextlib import closing
from datetime import timedelta
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry
from recycler.processing.hazards import HazardClass
from recycler.processing.records import (
    ContainerTare,
    InputEntry,
    LotEntry,
    LotKind,
    RunEntry,
    RunKind,
    RunState,
)
from tests.db.conftest import FIRST_RECEIPT

NOON = FIRST_RECEIPT + timedelta(hours=3)


@pytest.fixture
def plant(any_store, entry):
    return Plant(any_store, entry)


class Plant:
    """Books with as few words as a test needs."""

    def __init__(self, store, entry):
        self.store, self.processing, self._entry = store, store.processing, entry
        self._minutes = 0

    def batch(self, kg="630.40", **changes):
        self._minutes += 1
        values = {"gross": Decimal(kg), "tare": Decimal(0), "moisture_ppm": None} | changes
        return self.store.log(self._entry(self._minutes, **values), who="Aiko").ticket

    def run(self, kind=RunKind.PROCESS, **values):
        if kind is RunKind.PROCESS:
            values.setdefault("route", "ACID_SX")
        entry = RunEntry(kind=kind, started_at=NOON, operator="Tanaka", **values)
        return self.processing.open_run(entry, who="Tanaka").number

    def take(self, run, source, kg, **values):
        entry = InputEntry(run=run, source=source, gross=Decimal(kg), at=NOON, **values)
        return self.processing.take(entry, who="Tanaka")

    def lot(self, run, kg, kind=LotKind.INTERMEDIATE, product="powder", **values):
        entry = LotEntry(run=run, kind=kind, product=product, gross=Decimal(kg), at=NOON, **values)
        return self.processing.book_lot(entry, who="Tanaka").number

    def close(self, run, **values):
        return self.processing.close_run(run, who="Tanaka", at=NOON + timedelta(days=2), **values)


def refused(code, act):
    with pytest.raises(InputError) as error:
        act()
    assert error.value.code == code
    return error.value.details


def test_a_run_takes_yields_and_closes(plant):
    ticket, run = plant.batch(), plant.run(stage="crushing and milling", area="Mill")
    assert run == "R-26-0001"
    plant.take(run, ticket, "400.0", scale="Floor scale 1")
    numbers = [plant.lot(run, "300.0"), plant.lot(run, "96.5", LotKind.RESIDUE, "fines")]
    assert numbers == ["L-26-0001", "L-26-0002"]
    closed = plant.close(run)
    assert (closed.state, closed.version, closed.reached) == (RunState.CLOSED, 2, 1)
    account = plant.processing.account(run)
    assert account.mass.in_kg == 400.0
    assert account.mass.rest_kg == pytest.approx(3.5)
    stock = plant.processing.stock(ticket)
    assert stock.left_kg == pytest.approx(230.4)
    assert [one.run for one in stock.taken] == [run]
    assert plant.store.check() == []
    told = [(one.action, one.who) for one in plant.store.history(run)]
    assert told == [("run_open", "Tanaka"), ("take", "Tanaka"), ("run_close", "Tanaka")]


def test_nothing_is_taken_twice_and_the_refusal_tells_every_step(plant):
    ticket = plant.batch("500.0")
    first, second = plant.run(), plant.run()
    plant.take(first, ticket, "300.0")
    told = refused("takes_too_much", lambda: plant.take(second, ticket, "250.0"))
    assert told["came_kg"] == "500.0"
    assert told["taken"] == [f"{first} 300.0 kg"]
    assert (told["left_kg"], told["wanted_kg"]) == ("200.0", "250.0")
    plant.take(second, ticket, "200.6")  # within what the scales may be off
    stock = plant.processing.stock(ticket)
    assert stock.is_used_up
    assert refused("used_up", lambda: plant.take(first, ticket, "0.5"))["taken"] == [
        f"{first} 300.0 kg", f"{second} 200.6 kg",
    ]  # fmt: skip
    assert len(plant.processing.stock(ticket).taken) == 2
    assert plant.store.check() == []


def test_outputs_come_in_any_order_and_a_closed_run_takes_none(plant):
    ticket, run = plant.batch(), plant.run()
    residue = plant.lot(run, "30.0", LotKind.RESIDUE, "leach residue")  # before what it comes from
    plant.take(run, ticket, "100.0")
    plant.close(run)
    refused("run_closed", lambda: plant.lot(run, "10.0"))
    refused("run_closed", lambda: plant.take(run, ticket, "1.0"))
    refused("run_closed", lambda: plant.close(run))
    refused("why_needed", lambda: plant.processing.reopen_run(run, who="Tanaka", why=" "))
    again = plant.processing.reopen_run(run, who="Tanaka", why="a drum was found")
    assert (again.state, again.why, again.closed_at) == (RunState.OPEN, "a drum was found", None)
    plant.lot(run, "10.0")
    plant.close(run)
    assert plant.processing.lot(residue).run == run
    assert plant.store.check() == []


def test_a_process_that_yields_more_needs_a_reason(plant):
    ticket, run = plant.batch(), plant.run()
    refused("nothing_taken", lambda: plant.close(run))
    plant.take(run, ticket, "100.0")
    plant.lot(run, "180.0", LotKind.RESIDUE, "iron cake")
    told = refused("yields_too_much", lambda: plant.close(run))
    assert (told["in_kg"], told["out_kg"]) == ("100.0", "180.0")
    assert plant.processing.run(run).state is RunState.OPEN
    closed = plant.close(run, why="water and sulphate in the cake")
    assert closed.why == "water and sulphate in the cake"


@pytest.mark.parametrize("kind", [RunKind.SPLIT, RunKind.MERGE, RunKind.BLEND])
def test_what_only_parts_or_joins_cannot_yield_more(plant, kind):
    ticket, run = plant.batch(), plant.run(kind)
    plant.take(run, ticket, "100.0")
    plant.lot(run, "60.0")
    refused("yields_too_much", lambda: plant.lot(run, "45.0"))
    plant.lot(run, "40.1")
    assert len(plant.processing.account(run).outputs) == 2


def test_a_cycle_is_refused_with_its_path(plant):
    first, second, third = plant.run(), plant.run(), plant.run()
    plant.take(first, plant.batch(), "300.0")
    one = plant.lot(first, "200.0")
    plant.take(second, one, "200.0")
    two = plant.lot(second, "150.0")
    plant.take(third, two, "150.0")
    three = plant.lot(third, "140.0", LotKind.RETURN)
    told = refused("cycle", lambda: plant.take(first, three, "10.0"))
    assert told["path"] == [one, two, three]
    refused("cycle", lambda: plant.take(third, three, "10.0"))
    fourth = plant.run()  # a return goes to a later run
    plant.take(fourth, three, "140.0")


def test_incompatible_hazards_are_not_joined(plant):
    cells = plant.batch(material="CELL_18650_NMC")
    nickel = plant.batch(material="NIMH_HEV")
    run = plant.run(RunKind.MERGE)
    plant.take(run, cells, "100.0")
    told = refused("hazards_apart", lambda: plant.take(run, nickel, "100.0"))
    assert (told["first"], told["second"]) == ("lithium-ion", "alkaline")
    assert told["rule"] == "permits.csv EU_ANNEX12A"
    other = plant.run(RunKind.SPLIT)
    plant.take(other, plant.batch(material="CELL_18650_NMC"), "50.0")
    damaged = plant.lot(other, "50.0", material="CELL_18650_NMC", hazard=HazardClass.DAMAGED)
    assert refused("hazards_apart", lambda: plant.take(run, damaged, "50.0"))["rule"] == (
        "permits.csv US_DDR_APART"
    )


def test_what_a_run_cannot_take_is_refused(plant):
    run = plant.run()
    refused("no_such_source", lambda: plant.take(run, "L-26-0099", "1.0"))
    refused("no_such_run", lambda: plant.take("R-26-0099", plant.batch(), "1.0"))
    pack = plant.batch(material="PACK_NMC622")
    refused("route_not_for", lambda: plant.take(run, pack, "1.0"))
    void = plant.batch()
    plant.store.void(void, who="Aiko", why="twice")
    refused("source_void", lambda: plant.take(run, void, "1.0"))
    refused("not_assembled", lambda: plant.take(plant.run(RunKind.TEARDOWN), plant.batch(), "1.0"))
    split = plant.run(RunKind.SPLIT)
    plant.take(split, plant.batch(), "1.0")
    refused("split_of_one", lambda: plant.take(split, plant.batch(), "1.0"))
    plant.take(run, plant.batch(), "20.0")
    loss = plant.lot(run, "1.5", LotKind.LOSS, "dust")
    refused("loss_taken", lambda: plant.take(plant.run(), loss, "1.0"))
    refused("no_such_stage", lambda: plant.run(stage="baking"))
    wrong = InputEntry(run=run, source=plant.batch(), gross=Decimal("1.0"), at=NOON)
    for code, change in (
        ("bad_booking", {"source": ""}),
        ("tare_over_gross", {"tare": Decimal("1.0")}),
        ("gross_not_positive", {"gross": Decimal("0")}),
    ):
        entry = wrong.model_copy(update=change)
        refused(code, lambda entry=entry: plant.processing.take(entry, who="Tanaka"))


def test_a_batch_keeps_what_runs_took_of_it(plant, entry):
    ticket, run = plant.batch("500.0"), plant.run()
    taken = plant.take(run, ticket, "400.0")
    assert refused("batch_in_run", lambda: plant.store.void(ticket, who="A", why="w"))["runs"] == [
        run
    ]
    lighter = entry(gross=Decimal("300.0"), tare=Decimal(0), moisture_ppm=None)
    refused("taken_already", lambda: plant.store.correct(ticket, lighter, who="A", why="w"))
    plant.processing.cancel_input(taken.id, who="Tanaka", why="wrong drum")
    plant.store.correct(ticket, lighter, who="Aiko", why="read wrongly")
    refused("no_such_booking", lambda: plant.processing.cancel_input(taken.id, who="T", why="w"))
    assert plant.processing.stock(ticket).left_kg == 300.0
    assert plant.store.check() == []


def test_a_lot_is_cancelled_only_while_nobody_took_of_it(plant):
    run, later = plant.run(), plant.run()
    plant.take(run, plant.batch(), "300.0")
    lot = plant.lot(run, "200.0")
    taken = plant.take(later, lot, "100.0")
    refused("lot_in_run", lambda: plant.processing.cancel_lot(lot, who="Tanaka", why="twice"))
    plant.processing.cancel_input(taken.id, who="Tanaka", why="wrong")
    plant.processing.cancel_lot(lot, who="Tanaka", why="twice")
    refused("lot_cancelled", lambda: plant.take(later, lot, "100.0"))
    assert plant.processing.account(run).outputs == ()
    assert plant.lot(run, "200.0") != lot  # a number is never given twice
    assert plant.store.check() == []


def test_a_container_without_a_tare_takes_the_last_one_before(plant):
    tares = [(Decimal("17.5"), NOON - timedelta(days=9)), (Decimal("18.0"), NOON)]
    for tare, at in tares:
        plant.processing.weigh_empty(ContainerTare(container="D-7", tare=tare, at=at), who="Mori")
    run = plant.run()
    early = InputEntry(
        run=run, source=plant.batch(), gross=Decimal("117.5"), container="D-7",
        at=NOON - timedelta(days=1),
    )  # fmt: skip
    assert plant.processing.take(early, who="Tanaka").dry_kg == 100.0
    lot = plant.processing.lot(plant.lot(run, "68.0", container="D-7"))
    assert (lot.tare, lot.dry_kg) == (Decimal("18.0"), 50.0)
    own = plant.processing.lot(plant.lot(run, "20.0", container="D-7", tare=Decimal("17.0")))
    assert own.dry_kg == 3.0
    assert [one.tare for one in plant.processing.tares("D-7")] == [tare for tare, _ in tares]


def test_an_input_is_as_moist_as_what_it_is_taken_from_unless_it_says(plant):
    wet = plant.batch("500.0", moisture_ppm=40_000)
    run = plant.run(RunKind.SPLIT)
    assert plant.take(run, wet, "500.0").dry_kg == 480.0
    half = plant.lot(run, "250.0", moisture_ppm=40_000)
    plant.lot(run, "240.0", moisture_ppm=None)
    leach = plant.run()
    assert plant.take(leach, half, "125.0").dry_kg == 120.0
    dried = plant.take(leach, half, "120.0", moisture_ppm=0)
    assert (dried.moisture_ppm, dried.dry_kg) == (0, 120.0)


def test_a_container_has_one_name_one_history_and_a_tare_in_any_metric_unit(plant):
    weigh = plant.processing.weigh_empty
    first = ContainerTare(container="D-7", tare=Decimal("17500"), unit="g", at=NOON)
    weigh(first, who="Mori")
    later = NOON + timedelta(hours=1)
    weigh(ContainerTare(container="d-7", tare=Decimal("18"), at=later), who="Mori")
    run = plant.run()
    plant.take(run, plant.batch(), "117.5", container="d-7")
    lot = plant.processing.lot(plant.lot(run, "68.0", container="D-7"))
    assert (lot.tare, lot.dry_kg) == (Decimal("17.500"), 50.5)
    (found,) = plant.processing.containers(counted=True)
    assert found == plant.processing.container(" d-7 ")
    assert (found.name, found.weighings, found.last.tare) == ("D-7", 2, Decimal("18"))
    pounds = LotEntry(
        run=run, kind=LotKind.RESIDUE, product="cake", gross=Decimal("60"), unit="lb",
        container="D-7", at=NOON,
    )  # fmt: skip
    refused("unit_conflict", lambda: plant.processing.book_lot(pounds, who="Tanaka"))
    told = refused("no_such_container", lambda: plant.processing.container("D-8"))
    assert told["names"] == ["D-7"]
    assert plant.store.check() == []


def test_without_containers_one_is_asked_for(plant):
    refused("no_container_yet", lambda: plant.processing.container("D-8"))


def test_stages_behind_an_open_run_are_counted(plant):
    run = plant.run()
    stages = plant.processing.stages(plant.processing.run(run))
    assert stages[1] == "crushing and milling"
    assert len(stages) == 6
    assert plant.processing.reach_stage(run, 3, who="Tanaka").reached == 3
    refused("no_such_stage", lambda: plant.processing.reach_stage(run, 9, who="Tanaka"))


def test_several_steps_are_booked_all_or_none(plant):
    ticket = plant.batch("100.0")

    def book():
        with plant.processing.booking(who="Tanaka") as booking:
            run = booking.open(RunEntry(route="ACID_SX", started_at=NOON))["number"]
            for kg in ("60.0", "60.0"):
                booking.take(InputEntry(run=run, source=ticket, gross=Decimal(kg), at=NOON))

    refused("takes_too_much", book)
    assert plant.processing.runs() == []
    assert plant.processing.stock(ticket).left_kg == 100.0
    assert plant.run() == "R-26-0001"
    assert plant.store.check() == []


def test_a_lots_own_assay_says_what_it_holds(plant):
    run = plant.run()
    plant.take(run, plant.batch(), "300.0")
    lot = plant.lot(run, "50.0", LotKind.RESIDUE, "leach residue")
    before = plant.processing.account(run).outputs[0]
    assert before.assayed == frozenset()
    plant.processing.record_assays(
        [
            AssayEntry(
                ticket=lot, sample="SA-9", element="Nd", value=Decimal("2.0"), sd=Decimal("0.1")
            )
        ],
        who="Sato",
    )
    after = plant.processing.account(run).outputs[0]
    assert after.assayed == {"Nd"}
    assert after.elements["Nd"][0] == pytest.approx(1.0)
    assert after.elements["Nd"][1] == pytest.approx(math.hypot(0.05, 0.03), rel=0.01)
    assert after.elements["Dy"] == before.elements["Dy"]
    unknown = AssayEntry(ticket="L-26-0099", sample="SA-9", element="Nd", value=Decimal("2.0"))
    refused("no_such_source", lambda: plant.processing.record_assays([unknown], who="Sato"))
    assert plant.store.check() == []


def test_a_result_in_a_lot_is_made_final_or_rejected_and_stays_in_the_books(plant):
    run = plant.run()
    plant.take(run, plant.batch(), "300.0")
    lot = plant.lot(run, "50.0", LotKind.RESIDUE, "leach residue")
    results = [("SA-1", "2.0"), ("SA-2", "4.0")]
    plant.processing.record_assays(
        [AssayEntry(ticket=lot, sample=s, element="Nd", value=Decimal(v)) for s, v in results],
        who="Sato",
    )
    first, second = plant.processing.assays(lot)
    plant.processing.make_final(first.id, who="Mori")
    refused("assay_is", lambda: plant.processing.make_final(first.id, who="Mori"))
    refused("why_needed", lambda: plant.processing.reject_assay(second.id, who="Mori", why=""))
    plant.processing.reject_assay(second.id, who="Mori", why="bag torn")
    refused("no_such_assay", lambda: plant.processing.make_final("none", who="Mori"))
    states = {one.sample: (one.state, one.why) for one in plant.processing.assays(lot)}
    assert states == {"SA-1": ("final", None), "SA-2": ("rejected", "bag torn")}
    assert plant.processing.account(run).outputs[0].elements["Nd"][0] == pytest.approx(1.0)
    assert plant.store.check() == []


def test_a_run_that_yields_more_of_an_element_needs_a_reason(plant):
    run = plant.run()
    plant.take(run, plant.batch(), "100.0")
    lot = plant.lot(run, "80.0", LotKind.PRODUCT, "Nd2O3")
    plant.processing.record_assays(
        [AssayEntry(ticket=lot, sample="SA-9", element="Nd", value=Decimal("85"))], who="Sato"
    )
    told = refused("yields_element", lambda: plant.close(run))
    assert (told["element"], told["out_kg"]) == ("Nd", "68.0")
    assert plant.close(run, why="the batch was richer than any before").state is RunState.CLOSED


def test_what_is_booked_cannot_be_altered_in_the_file(folder, entry):
    with Store.open(folder) as store:
        plant = Plant(store, entry)
        run = plant.run()
        plant.take(run, plant.batch("300.0"), "300.0")
        plant.lot(run, "200.0")
        plant.close(run)
        with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
            for table in ("run", "run_input", "lot", "run_version"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    file.execute(f"DELETE FROM {table}")
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                file.execute("UPDATE run_version SET area = 'x'")
            file.execute("UPDATE lot SET product = 'gold'")
            file.execute("UPDATE run_input SET dry_ug = 900000000000")
            file.commit()
        codes = [(problem.code, problem.details.get("what")) for problem in store.check()]
    assert ("booking_altered", "L-26-0001") in codes
    assert ("booking_altered", run) in codes
    assert any(code == "source_overdrawn" for code, _ in codes)


def test_lots_that_are_left_are_listed_with_what_is_left(plant):
    run, split = plant.run(), plant.run(RunKind.SPLIT)
    plant.take(run, plant.batch(), "400.0")
    powder, used = plant.lot(run, "300.0"), plant.lot(run, "20.0")
    plant.lot(run, "5.0", LotKind.LOSS, "dust")
    plant.take(split, powder, "100.5")
    plant.take(plant.run(RunKind.BLEND), used, "20.0")
    left = {lot.number: kg for lot, kg in plant.processing.lots_left()}
    assert left == {powder: pytest.approx(199.5)}
    assert len(plant.processing.lots_left(limit=0)) == 0
