"""The balance of what is stored, its ledger, and what was left out, on either database."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db.engine import Database
from db.store import Store
from recycler.balance.leaving_out import Counting, LeftOutEntry
from recycler.balance.unaccounted import LedgerState, LossCause, UnaccountedEntry
from recycler.batch import WeightSource
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry, AssayState
from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind
from tests.db.conftest import FIRST_RECEIPT
from tests.db.older import take_back

ENTRY = UnaccountedEntry(
    since=date(2026, 3, 1), until=date(2026, 3, 31), node="area:Mill", element="Nd",
    kg=Decimal("14.2"), sd_kg=Decimal("4.9"), cause=LossCause.WEIGHING, owner="Sato",
    action="check the bench scale", due=date(2026, 4, 15),
)  # fmt: skip


def day(number):
    return (FIRST_RECEIPT + timedelta(days=number)).date()


@pytest.fixture
def plant(any_store, entry):
    return Plant(any_store, entry)


class Plant:
    """Runs over some days, each splitting a batch, with the reading of one lot chosen."""

    def __init__(self, store, entry):
        self.store, self._entry, self._batches = store, entry, 0

    def batch(self, number, kg="500.00", **values):
        self._batches += 1
        changes = {
            "received_at": FIRST_RECEIPT + timedelta(days=number, seconds=self._batches),
            "gross": Decimal(kg), "tare": Decimal(0), "moisture_ppm": None,
            "weight_source": WeightSource.SCALE,
        }  # fmt: skip
        return self.store.log(self._entry(**changes | values), who="Aiko").ticket

    def split(self, ticket, number, lots=("300.00", "199.90"), taken="500.00"):
        processing = self.store.processing
        at = FIRST_RECEIPT + timedelta(days=number, hours=2)
        weighed = {"at": at, "weight_source": WeightSource.SCALE, "scale": "Bench"}
        entry = RunEntry(kind=RunKind.SPLIT, started_at=at, area="Mill")
        run = processing.open_run(entry, who="Sato").number
        taken_up = InputEntry(run=run, source=ticket, gross=Decimal(taken), **weighed)
        processing.take(taken_up, who="Sato")
        numbers = [
            processing.book_lot(
                LotEntry(run=run, kind=LotKind.RESIDUE, product="powder", gross=Decimal(kg),
                         **weighed),
                who="Sato",
            ).number
            for kg in lots
        ]  # fmt: skip
        processing.close_run(run, who="Sato", at=at + timedelta(hours=5))
        return run, numbers


def figures(found):
    sides = (found.opening, found.incoming, found.outgoing, found.closing)
    return [pytest.approx(side.kg, abs=1e-6) for side in sides]


def test_stock_goes_on_from_one_period_to_the_next(plant):
    balances = plant.store.balances
    tickets = [plant.batch(number) for number in (0, 1, 2, 6)]
    plant.split(tickets[0], 3)
    first = balances.balance("plant", "", day(0), day(4))
    assert figures(first) == [0, 1500, 499.9, 1000]
    assert first.closure.imbalance_kg == pytest.approx(0.1)
    plant.split(tickets[1], 7, taken="200.00", lots=("120.00", "80.00"))
    after = balances.balance("plant", "", day(5), day(9))
    assert figures(after) == [1000, 500, 200, 1300]
    again = balances.balance("plant", "", day(0), day(4))
    assert figures(again) == [0, 1500, 499.9, 1000]  # what was taken later changes nothing before
    whole = balances.balance("plant", "", None, day(9))
    assert figures(whole) == [0, 2000, 699.9, 1300]
    neodymium = [balances.balance("plant", "Nd", *span) for span in
                 ((day(0), day(4)), (day(5), day(9)))]  # fmt: skip
    assert neodymium[0].closing.kg == pytest.approx(neodymium[1].opening.kg)


def test_what_came_in_is_kept_as_a_sum_with_every_change(plant):
    store = plant.store
    wet = plant.batch(0, moisture_ppm=51_234, contamination_ppm=40_000)
    plant.batch(0, kg="99000.123456789", moisture_ppm=7)
    void = plant.batch(0)
    kg = 500 * (1 - 0.051234) + 99000.123456789 * (1 - 7e-6)

    def in_yard():
        return store.balances.balance("yard", "", day(0), day(1)).closing.kg

    assert in_yard() == pytest.approx(kg + 500, abs=1e-8)
    store.void(void, who="Aiko", why="logged twice")
    assert in_yard() == pytest.approx(kg, abs=1e-8)
    batch = store.batch(wet)
    store.correct(wet, batch.model_copy(update={"moisture_ppm": None}), who="Aiko", why="dry")
    assert in_yard() == pytest.approx(kg + 500 * 0.051234, abs=1e-8)
    assert store.check() == []


def test_an_older_store_gets_the_sums_of_what_came_in(folder, entry):
    with Store.open(folder) as store:
        for moisture, kg in ((None, "500"), (51_234, "99000.123456789"), (999_999, "0.000000003")):
            store.log(entry(moisture_ppm=moisture, gross=Decimal(kg), tare=Decimal(0)), who="Aiko")
        void = store.log(entry(), who="Aiko").ticket
        store.void(void, who="Aiko", why="logged twice")
    database = Database(f"sqlite:///{folder / 'recycler.sqlite3'}")
    take_back(database.engine, "0006")
    database.close()
    with Store.open(folder) as store:
        assert store.check() == []


def test_void_batches_and_used_up_ones_are_not_in_the_yard(plant):
    gone, void = plant.batch(0), plant.batch(0)
    plant.store.void(void, who="Aiko", why="logged twice")
    plant.split(gone, 1)
    plant.batch(5)
    yard = plant.store.balances.balance("yard", "", day(4), day(9))
    assert figures(yard) == [0, 500, 0, 500]


def test_a_node_is_found_by_area_or_run_and_others_are_refused(plant):
    run, _ = plant.split(plant.batch(0), 1)
    balances = plant.store.balances
    for name in ("Mill", "area:mill", run):
        assert balances.balance(name).outgoing.kg == pytest.approx(499.9)
    with pytest.raises(InputError) as error:
        balances.balance("Kitchen")
    assert error.value.code == "balance_no_node"
    with pytest.raises(InputError) as error:
        balances.network("Au")
    assert error.value.code == "balance_no_element"


def test_final_results_make_an_element_final(plant):
    store = plant.store
    ticket = plant.batch(0)
    _, (lot, other) = plant.split(ticket, 1)

    def provisional():
        return store.balances.balance("Mill", "Nd").provisional

    def assay(name, state):
        return AssayEntry(
            ticket=name, sample=f"S{name}", element="Nd", value=Decimal("28.0"),
            sd=Decimal("0.3"), state=state,
        )  # fmt: skip

    assert provisional() == pytest.approx(1)
    store.laboratory.record([assay(ticket, AssayState.FINAL)], who="Lab")
    assert provisional() == pytest.approx(0.5, abs=0.01)
    store.processing.record_assays([assay(lot, AssayState.FINAL)], who="Lab")
    store.processing.record_assays([assay(other, AssayState.PROVISIONAL)], who="Lab")
    assert provisional() == pytest.approx(0.2, abs=0.01)


def test_a_scale_that_is_off_is_named_out_of_the_store(plant):
    for number in range(0, 300, 10):
        off = Decimal("0.995") if number >= 100 else 1
        kg = (Decimal(300) * off).quantize(Decimal("0.01"))
        ticket = plant.batch(number)
        at = FIRST_RECEIPT + timedelta(days=number, hours=2)
        processing = plant.store.processing
        run = processing.open_run(
            RunEntry(kind=RunKind.SPLIT, started_at=at, area="Mill"), who="Sato"
        ).number
        weighed = {"at": at, "weight_source": WeightSource.SCALE}
        with processing.booking(who="Sato") as booking:
            booking.take(InputEntry(run=run, source=ticket, gross=Decimal("500.00"),
                                    scale="Floor", **weighed))  # fmt: skip
            for weight, scale in ((kg, "Bench"), (Decimal("200.00"), "Floor")):
                booking.book(LotEntry(run=run, kind=LotKind.RESIDUE, product="powder",
                                      gross=weight, scale=scale, **weighed))  # fmt: skip
            booking.close(run, at + timedelta(hours=5))
    (drift,) = plant.store.balances.scales(day(0), day(300)).drifts
    assert drift.scale == "Bench"
    assert drift.error == pytest.approx(-0.005, abs=0.0005)
    assert drift.since.name == "L-26-0021"  # the first lot on the bench from day 100 on


# the ledger


def test_an_entry_is_made_changed_signed_and_opened_again(plant):
    balances = plant.store.balances
    made = balances.enter(ENTRY, who="Sato")
    assert (made.number, made.state, made.kg) == ("U-26-0001", LedgerState.OPEN, Decimal("14.2"))
    assert made.is_overdue(date(2026, 4, 16))
    later = ENTRY.model_copy(update={"cause": LossCause.SPILL})
    changed = balances.change("U-26-0001", later, who="Ono", why="found on the floor")
    assert (changed.version, changed.cause, changed.why) == (
        2, LossCause.SPILL, "found on the floor",
    )  # fmt: skip
    signed = balances.sign("U-26-0001", who="Tanaka")
    assert (signed.state, signed.signed_by) == (LedgerState.SIGNED, "Tanaka")
    assert not signed.is_overdue(date(2027, 1, 1))
    opened = balances.reopen("U-26-0001", who="Ono", why="recounted")
    assert (opened.state, opened.signed_by) == (LedgerState.OPEN, None)
    balances.withdraw("U-26-0001", who="Ono", why="nothing was missing")
    assert balances.enter(ENTRY, who="Sato").number == "U-26-0002"
    assert [one.state for one in balances.ledger()] == [LedgerState.OPEN, LedgerState.WITHDRAWN]
    told = [(one.action, one.who) for one in plant.store.history("U-26-0001")]
    assert told == [
        ("unaccounted", "Sato"), ("unaccounted_change", "Ono"), ("unaccounted_signed", "Tanaka"),
        ("unaccounted_open", "Ono"), ("unaccounted_withdrawn", "Ono"),
    ]  # fmt: skip
    assert plant.store.check() == []


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("no_such_entry", lambda b: b.sign("U-26-0009", who="Ono")),
        ("entry_is", lambda b: b.change("U-26-0001", ENTRY, who="Ono", why="x")),
        ("entry_is", lambda b: b.withdraw("U-26-0001", who="Ono", why="x")),
        ("why_needed", lambda b: b.reopen("U-26-0001", who="Ono", why=" ")),
        ("unknown_element", lambda b: b.enter(
            ENTRY.model_copy(update={"element": "Qq"}), who="Ono")),
        ("period_backwards", lambda b: b.enter(
            ENTRY.model_copy(update={"until": date(2026, 2, 1)}), who="Ono")),
        ("bad_booking", lambda b: b.enter(ENTRY.model_copy(update={"owner": ""}), who="Ono")),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(plant, code, act):
    balances = plant.store.balances
    balances.enter(ENTRY, who="Sato")
    balances.sign("U-26-0001", who="Tanaka")
    before = balances.ledger()
    with pytest.raises(InputError) as error:
        act(balances)
    assert error.value.code == code
    assert balances.ledger() == before


def test_a_measurement_is_left_out_by_name_and_counts_again(plant):
    balances = plant.store.balances
    ticket = plant.batch(0)
    _, (lot, _) = plant.split(ticket, 1)
    out = balances.leave_out_named(f"w:{lot}", approved_by="Tanaka", reason="drum leaked",
                                   who="Sato")  # fmt: skip
    assert (out.subject, out.element, out.state) == (lot, None, Counting.LEFT_OUT)
    assay = balances.leave_out_named(f"{lot}:a:Nd", approved_by="T", reason="r", who="Sato")
    assert (assay.subject, assay.element) == (lot, "Nd")
    taken = plant.store.processing.contents(["R-26-0001"]).book.inputs[0]
    weighing = balances.leave_out_named(f"w:{taken.id}", approved_by="T", reason="r", who="Sato")
    assert weighing.subject == ticket
    out_now = balances.network().left_out.values()
    assert {one.subject for one in out_now} == {lot, ticket}
    assert balances.balance("Mill").outgoing.kg == pytest.approx(499.9)  # measured it stays
    balances.count_again(f"w:{lot}", who="Sato", why="it was the other drum")
    assert balances.names_left_out() == {f"{lot}:a:Nd", f"w:{taken.id}"}
    balances.leave_out_named(f"w:{lot}", approved_by="Tanaka", reason="after all", who="Sato")
    assert plant.store.check() == []
    for code, act in (
        ("left_out_already", lambda: balances.leave_out_named(
            f"w:{lot}", approved_by="T", reason="r", who="Sato")),
        ("no_such_measurement", lambda: balances.leave_out_named(
            "w:L-26-0099", approved_by="T", reason="r", who="Sato")),
        ("no_such_measurement", lambda: balances.leave_out_named(
            lot, approved_by="T", reason="r", who="Sato")),
        ("not_left_out", lambda: balances.count_again("w:x", who="Sato", why="r")),
        ("bad_booking", lambda: balances.leave_out(
            LeftOutEntry.model_construct(name="w:y", subject="y", element=None, approved_by="",
                                         reason="r"), who="Sato")),
    ):  # fmt: skip
        with pytest.raises(InputError) as error:
            act()
        assert error.value.code == code


def test_a_scale_is_left_out_since_a_moment_by_name_and_counts_again(plant):
    balances = plant.store.balances
    plant.split(plant.batch(0), 1)

    def leave_out(name):
        return balances.leave_out_named(name, approved_by="Tanaka", reason="bent", who="Sato")

    since = f"{day(1).isoformat()}T00:00"
    out = leave_out(f"scale:Bench:since:{since}")
    assert (out.subject, out.element, out.approved_by) == ("Bench", None, "Tanaka")
    assert out.name.endswith("+00:00")  # a moment without a zone is the facility's
    (cause,) = balances.network().left_out.values()
    assert (cause.kind.value, cause.subject) == ("scale", "Bench")
    told = [(one.action, one.who, one.why) for one in plant.store.history(f"left_out:{out.name}")]
    assert told == [("left_out", "Sato", None)]
    assert leave_out("scale:gate S1").subject == "gate S1"
    balances.count_again(f"scale:Bench:since:{since}", who="Ono", why="it was the floor")
    assert balances.names_left_out() == {"scale:gate S1"}
    with pytest.raises(InputError) as error:
        leave_out("scale:Kitchen")
    assert error.value.code == "no_such_scale"
    assert error.value.details["scales"] == ["Bench", "gate S1"]
    assert balances.names_left_out() == {"scale:gate S1"}
    assert plant.store.check() == []


def test_nobody_changes_the_ledger_behind_the_journal(store):
    balances = store.balances
    balances.enter(ENTRY, who="Sato")
    balances.sign("U-26-0001", who="Tanaka")
    balances.leave_out(
        LeftOutEntry(name="w:L-26-0001", subject="L-26-0001", approved_by="T", reason="r"),
        who="Sato",
    )  # fmt: skip
    file = store.folder / "recycler.sqlite3"
    for statement in (
        "UPDATE unaccounted_version SET kg = '1'", "DELETE FROM unaccounted_version",
        "DELETE FROM unaccounted", "DELETE FROM left_out",
    ):  # fmt: skip
        with (
            closing(sqlite3.connect(file)) as connection,
            pytest.raises(sqlite3.IntegrityError, match="append-only"),
        ):
            connection.execute(statement)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE unaccounted SET kg = '1'")
        connection.execute("UPDATE left_out SET reason = 'another'")
        connection.commit()
    told = {(one.code, one.details["what"]) for one in store.check()}
    assert told == {("ledger_altered", "U-26-0001"), ("ledger_altered", "left_out:w:L-26-0001")}
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER unaccounted_version_no_delete")
        connection.execute("DELETE FROM unaccounted_version")
        connection.commit()
    assert "ledger_missing" in {one.code for one in store.check()}


def test_what_counts_in_a_year_is_kept_as_a_version(plant):
    store = plant.store
    store.balances.set_counted(2026, "LI", {"C": False}, who="Ono", why="plant manual, 3.2")
    found = {one.substance: one for one in store.balances.rates(2026, "LI").counted}
    assert (found["C"].counts, found["C"].is_own) == (False, True)
    assert found["Li"].counts
    with pytest.raises(InputError) as error:
        store.balances.set_counted(2026, "LI", {"Xx": True}, who="Ono", why="x")
    assert error.value.code == "unknown_element"
    assert store.check() == []


def test_the_sample_has_a_scale_that_the_balance_finds(sample_store):
    report = sample_store.balances.scales()
    assert [one.scale for one in report.drifts] == ["Floor scale 2"]
    assert report.drifts[0].error == pytest.approx(-0.005, abs=3 * report.drifts[0].sd)
    network = sample_store.balances.network("", date(2026, 4, 1), date(2026, 9, 30))
    assert [cause.subject for cause in network.culprits[0].causes] == ["Floor scale 2"]
    assert network.culprits[0].since.name == report.drifts[0].since.name


def test_periods_are_those_of_the_calendar(store):
    found = store.balances.periods(date(2026, 2, 10), date(2026, 7, 5), "quarter")
    assert [(one.begin.date(), one.end.date()) for one in found] == [
        (date(2026, 2, 10), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 6)),
    ]  # fmt: skip
    assert len(store.balances.periods(date(2025, 12, 31), date(2026, 2, 1))) == 3
