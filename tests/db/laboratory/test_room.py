"""Samples and assays are kept, never overwritten, and vouched for by the journal."""

import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.laboratory.records import (
    AssayEntry,
    AssayState,
    ControlEntry,
    SampleEntry,
    Taking,
)


def assay(ticket, element="Nd", value="23.18", sample="SA-1", **values):
    return AssayEntry(ticket=ticket, element=element, value=Decimal(value), sample=sample, **values)


@pytest.fixture
def ticket(any_store, entry):
    return any_store.log(entry(), who="Aiko").ticket


def test_a_result_is_kept_to_the_digit_and_makes_its_sample(any_store, ticket):
    entries = [
        assay(ticket, sd=Decimal("0.280"), method="ICP-OES", laboratory="Own"),
        assay(ticket, "Co", "0.010", below=True),
    ]
    ids = any_store.laboratory.record(entries, who="Sato")
    found = any_store.laboratory.assays(ticket)
    assert [one.id for one in found] == ids
    assert [str(one.value) for one in found] == ["23.18", "0.010"]
    assert str(found[0].sd) == "0.280"
    assert found[1].below
    assert found[0].recorded_by == "Sato"
    assert [one.label for one in any_store.laboratory.samples(ticket)] == ["SA-1"]
    assert any_store.check() == []
    told = [(one.action, one.who) for one in any_store.history(ticket)]
    assert told == [("log", "Aiko"), ("sample", "Sato"), ("assay", "Sato"), ("assay", "Sato")]


def test_a_sample_waits_until_its_first_result(any_store, ticket):
    taken = SampleEntry(
        ticket=ticket, label="SA-7", taken_by="Mori", how=Taking.RIFFLE, mass_g=Decimal("250.0")
    )
    any_store.laboratory.add_sample(taken, who="Mori")
    ((sample, batch),) = any_store.laboratory.waiting()
    assert (sample.label, sample.how, str(sample.mass_g)) == ("SA-7", Taking.RIFFLE, "250.0")
    assert batch.ticket == ticket
    any_store.laboratory.record([assay(ticket, sample="SA-7")], who="Sato")
    assert any_store.laboratory.waiting() == []


def test_a_label_belongs_to_one_batch(any_store, entry, ticket):
    other = any_store.log(entry(1), who="Aiko").ticket
    any_store.laboratory.record([assay(ticket)], who="Sato")
    with pytest.raises(InputError) as refused:
        any_store.laboratory.record([assay(other, sample="SA-2"), assay(other)], who="Sato")
    assert refused.value.code == "sample_of_other_ticket"
    assert any_store.laboratory.assays(other) == []
    assert any_store.laboratory.samples(other) == []
    with pytest.raises(InputError) as twice:
        any_store.laboratory.add_sample(SampleEntry(ticket=other, label="SA-1"), who="Sato")
    assert twice.value.code == "sample_twice"


def test_a_void_or_unknown_batch_takes_no_assay(any_store, ticket):
    any_store.void(ticket, who="Aiko", why="twice")
    with pytest.raises(InputError) as void:
        any_store.laboratory.record([assay(ticket)], who="Sato")
    assert void.value.code == "assay_of_void"
    with pytest.raises(InputError) as unknown:
        any_store.laboratory.record([assay("S1-26-99999")], who="Sato")
    assert unknown.value.code == "no_such_ticket"


def test_a_suspect_result_is_final_only_with_a_reason(any_store, ticket):
    (one,) = any_store.laboratory.record([assay(ticket, value="2", state="final")], who="Sato")
    (kept,) = any_store.laboratory.assays(ticket)
    assert kept.state is AssayState.PROVISIONAL
    assert kept.score < -4
    with pytest.raises(InputError) as refused:
        any_store.laboratory.make_final(one, who="Sato")
    assert refused.value.code == "why_needed"
    final = any_store.laboratory.make_final(one, who="Sato", why="seen twice")
    assert (final.state, final.why, final.version) == (AssayState.FINAL, "seen twice", 2)
    assert any_store.check() == []


def test_an_expected_result_becomes_final_without_one(any_store, ticket):
    (one,) = any_store.laboratory.record([assay(ticket)], who="Sato")
    assert any_store.laboratory.make_final(one, who="Sato").state is AssayState.FINAL
    with pytest.raises(InputError) as again:
        any_store.laboratory.make_final(one, who="Sato")
    assert again.value.code == "assay_is"


def test_a_retest_names_what_it_stands_for(any_store, ticket):
    (first,) = any_store.laboratory.record([assay(ticket)], who="Sato")
    new = any_store.laboratory.retest(
        first, assay(ticket, value="22.9"), who="Sato", why="wrong dilution"
    )
    old, now = any_store.laboratory.assays(ticket)
    assert (old.state, old.counts, old.why) == (AssayState.REJECTED, False, "wrong dilution")
    assert (now.id, now.retest_of, now.below) == (new.id, first, False)
    with pytest.raises(InputError) as other:
        any_store.laboratory.retest(new.id, assay(ticket, "Pr", "2"), who="Sato", why="again")
    assert other.value.code == "other_assay"
    assert any_store.laboratory.assays(ticket)[1].state is AssayState.PROVISIONAL
    assert any_store.check() == []


def test_results_that_hold_more_than_the_whole_with_what_is_kept_are_refused(any_store, ticket):
    laboratory = any_store.laboratory
    (iron, *_) = laboratory.record(
        [assay(ticket, "Fe", "65"), assay(ticket, "Nd", "31")], who="Sato"
    )
    with pytest.raises(InputError) as of_sample:
        laboratory.record([assay(ticket, "B", "1"), assay(ticket, "Co", "5")], who="Sato")
    assert (of_sample.value.code, of_sample.value.details["sum"]) == (
        "results_over_whole",
        "102.00",
    )
    with pytest.raises(InputError) as of_retest:
        laboratory.retest(iron, assay(ticket, "Fe", "70"), who="Sato", why="again")
    assert of_retest.value.code == "results_over_whole"
    assert len(laboratory.assays(ticket)) == 2
    assert laboratory.retest(iron, assay(ticket, "Fe", "66"), who="Sato", why="again").counts


def test_an_import_is_known_again(any_store, ticket):
    any_store.laboratory.record([assay(ticket)], who="Sato", import_keys=["k1"])
    assert list(any_store.laboratory.imported(["k1", "k2"])) == ["k1"]
    with pytest.raises(InputError) as again:
        any_store.laboratory.record([assay(ticket)], who="Sato", import_keys=["k1"])
    assert again.value.code == "already_imported"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE assay SET value = '31' WHERE version = 2", "assay_altered"),
        ("UPDATE assay_version SET value = '31'", "assay_altered"),
        ("UPDATE sample SET seal = 'x'", "sample_altered"),
        ("DELETE FROM assay_version", "assay_missing"),
        ("UPDATE control SET value = '31'", "control_altered"),
        ("DELETE FROM control", "control_missing"),
        ("DELETE FROM assay WHERE version = 1", "assay_missing"),
    ],
)
def test_a_change_behind_the_programs_back_is_found(folder, entry, statement, code):
    with Store.open(folder) as store:
        ticket = store.log(entry(), who="Aiko").ticket
        first, _ = store.laboratory.record([assay(ticket), assay(ticket, "Pr", "2.6")], who="Sato")
        store.laboratory.make_final(first, who="Sato")
        blank = ControlEntry(name="blank", element="Nd", value=Decimal("0.01"), below=True)
        store.laboratory.record_control(blank, who="Sato")
        assert store.check() == []
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            file.execute(f"DROP TRIGGER {trigger}")
        file.execute(statement)
        file.commit()
    with Store.open(folder) as store:
        assert code in {problem.code for problem in store.check()}


def test_an_assay_narrows_the_estimate_and_a_rejected_one_does_not(any_store, ticket):
    batch = any_store.batch(ticket)
    before = any_store.estimate(batch).element("Nd").contained
    (one,) = any_store.laboratory.record([assay(ticket, sd=Decimal("0.28"))], who="Sato")
    after = any_store.estimate(batch).element("Nd").contained
    assert after.sd < before.sd / 2
    assert after.mean == pytest.approx(0.2318 * batch.dry_kg, rel=0.03)
    assert any_store.estimate(batch, with_assays=False).element("Nd").contained == before
    any_store.laboratory.reject(one, who="Sato", why="wrong bag")
    assert any_store.estimate(batch).element("Nd").contained == before


def test_estimates_stand_in_the_order_of_their_batches(any_store, entry, ticket):
    other = any_store.log(entry(2), who="Aiko").ticket
    any_store.laboratory.record([assay(other, value="21")], who="Sato")
    one, two = any_store.estimates([any_store.batch(ticket), any_store.batch(other)])
    assert one.assays == ()
    assert [found.element for found in two.assays] == ["Nd"]


def test_the_spread_of_sampling_is_learned_from_samples_taken_twice(any_store, entry):
    tickets = [any_store.log(entry(i), who="Aiko").ticket for i in range(8)]
    first = [assay(one, value="20", sample=f"{one}/1") for one in tickets]
    any_store.laboratory.record(first, who="Sato")
    ticket = tickets[0]
    alone = any_store.estimate(any_store.batch(ticket)).element("Nd").contained
    again = [assay(one, value="28", sample=f"{one}/2") for one in tickets[1:]]
    any_store.laboratory.record(again, who="Sato")
    assert any_store.estimate(any_store.batch(ticket)).element("Nd").contained == alone
    (result,) = any_store.laboratory.assays(ticket)
    any_store.laboratory.make_final(result.id, who="Sato")  # looked at again, as known by now
    assert any_store.estimate(any_store.batch(ticket)).element("Nd").contained.sd > alone.sd


def test_controls_are_kept_in_their_order(any_store):
    found = [
        ControlEntry(
            name="CRM-N42",
            element="Nd",
            value=Decimal(value),
            sd=Decimal("0.12"),
            certified=Decimal("25.10"),
            certified_sd=Decimal("0.05"),
        )
        for value in ("25.02", "25.30")
    ]
    for one in found:
        any_store.laboratory.record_control(one, who="Sato")
    blank = ControlEntry(name="blank", element="Nd", value=Decimal("0.01"), below=True)
    any_store.laboratory.record_control(blank, who="Sato")
    kept = any_store.laboratory.controls("CRM-N42")
    assert [str(one.value) for one in kept] == ["25.02", "25.30"]
    assert kept[0].certified_fraction == pytest.approx(0.251)
    assert kept[0].certified_fraction_sd == pytest.approx(0.0005)
    assert [one.name for one in any_store.laboratory.controls()] == ["CRM-N42"] * 2 + ["blank"]
    assert any_store.check() == []


def test_where_the_reference_is_off_its_lots_are_not_suspect_for_it(any_store, entry):
    tickets = any_store.log_many(map(entry, range(9)), who="Aiko")
    found = ("42.1", "41.2", "42.8", "41.9", "42.4", "41.5", "43.0", "42.2", "9.0")
    entries = [
        assay(t, value=v, sample=f"SA-{t}", state="final")
        for t, v in zip(tickets, found, strict=True)
    ]
    any_store.laboratory.record(entries[:4], who="Sato")
    assert {one.state for t in tickets[:4] for one in any_store.laboratory.assays(t)} == {
        AssayState.PROVISIONAL
    }
    any_store.laboratory.record(entries[4:], who="Sato")
    states = [any_store.laboratory.assays(t)[0].state for t in tickets[4:]]
    assert states == [AssayState.FINAL] * 4 + [AssayState.PROVISIONAL]


def test_a_new_sample_comes_with_its_results_or_not_at_all(any_store, ticket):
    taken = SampleEntry(ticket=ticket, label="SA-9", how=Taking.WHOLE)
    any_store.laboratory.record([assay(ticket, sample="SA-9")], who="Sato", samples=[taken])
    (sample,) = any_store.laboratory.samples(ticket)
    assert (sample.label, sample.how) == ("SA-9", Taking.WHOLE)
    with pytest.raises(InputError) as refused:
        any_store.laboratory.record([assay(ticket, "Pr", "3")], who="Sato", samples=[taken])
    assert refused.value.code == "sample_twice"
    assert len(any_store.laboratory.assays(ticket)) == 1


def test_the_next_label_follows_the_highest_number(any_store, ticket):
    assert any_store.laboratory.next_label() == "SA-0001"
    for label in ("SA-0998", "SA-1000", "SA-999", "SA-spare", "X-7000"):
        any_store.laboratory.add_sample(SampleEntry(ticket=ticket, label=label), who="Mori")
    assert any_store.laboratory.next_label() == "SA-1001"


def test_what_is_supposed_is_what_is_found_once_it_is_kept(any_store, ticket):
    batch = any_store.batch(ticket)
    any_store.laboratory.record([assay(ticket, "Pr", "2.6", sample="SA-1")], who="Sato")
    typed = [assay(ticket, "Nd", "23.18", sample="SA-2", sd=Decimal("0.28"))]
    supposed = any_store.supposed(batch, typed, Taking.RIFFLE)
    taken = SampleEntry(ticket=ticket, label="SA-2", how=Taking.RIFFLE)
    any_store.laboratory.record(typed, who="Sato", samples=[taken])
    assert any_store.estimate(batch) == supposed
    old = next(one for one in any_store.laboratory.assays(ticket) if one.element == "Nd")
    again = assay(ticket, "Nd", "22.4", sample="SA-2")
    instead = any_store.supposed(batch, [again], instead_of=old.id)
    any_store.laboratory.retest(old.id, again, who="Sato", why="dilution")
    assert any_store.estimate(batch) == instead


def test_advice_knows_the_results_and_how_their_samples_were_taken(any_store, entry):
    store, laboratory = any_store, any_store.laboratory
    ticket = store.log(entry(route="CU_SALT"), who="Aiko").ticket
    batch = store.batch(ticket)
    (first, *_) = laboratory.advice(ticket, store.estimate(batch))
    assert str(first.step) == "first_assay"

    taken = SampleEntry(ticket=ticket, label="SA-1", taken_by="Mori", how=Taking.GRAB)
    laboratory.add_sample(taken, who="Mori")
    found = [assay(ticket), assay(ticket, "Pr", "2.70"), assay(ticket, "Dy", "1.40")]
    laboratory.record(found, who="Sato")

    after = laboratory.advice(ticket, store.estimate(batch))
    steps = [str(action.step) for action in after]
    assert "first_assay" not in steps
    assert "second_sample" in steps  # a grab may be far off
    again = next(action for action in after if str(action.step) == "second_sample")
    assert set(again.elements) == {"Nd", "Pr", "Dy"}
