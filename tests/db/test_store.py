"""What a store keeps and gives back; on SQLite and on PostgreSQL alike."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from db.filters import BatchFilter, Cursor
from recycler.batch import State, WeightSource
from recycler.errors import InputError


def test_a_batch_comes_back_as_it_was_logged(any_store, entry):
    logged = any_store.log(entry(note="two drums", weight_source=WeightSource.SCALE), who="Aiko")
    found = any_store.batch(logged.ticket)
    assert found == logged
    assert found.gross == Decimal("642.40")
    assert found.gross.as_tuple().exponent == -2  # the digits as the scale showed them
    assert found.received_at.tzinfo is UTC
    assert found.composition_version == 1
    assert found.version == 1
    assert type(found.state) is State
    assert type(found.weight_source) is WeightSource


def test_a_weight_in_pounds_is_kept_as_typed_and_exactly(any_store, entry):
    logged = any_store.log(entry(gross=Decimal("0.1"), tare=Decimal(0), unit="lb"), who="Aiko")
    found = any_store.batch(logged.ticket)
    assert (found.gross, found.unit) == (Decimal("0.1"), "lb")
    assert found.net_ug == 45_359_237


def test_tickets_count_per_year_of_the_facility(any_store, entry):
    moments = [
        datetime(2025, 12, 31, 14, 59, tzinfo=UTC),
        datetime(2025, 12, 31, 15, 0, tzinfo=UTC),  # the new year in Tokyo
        datetime(2026, 1, 1, 15, 0, tzinfo=UTC),
    ]
    tickets = [any_store.log(entry(received_at=m), who="Aiko").ticket for m in moments]
    assert tickets == ["S1-25-00001", "S1-26-00001", "S1-26-00002"]
    assert any_store.next_ticket(moments[0]) == "S1-25-00002"


def test_the_default_route_is_settled_when_a_batch_is_logged(any_store, entry):
    logged = any_store.log(entry(route=None), who="Aiko")
    assert logged.route == any_store.reference().default_route("NDFEB_HDD")
    assert logged.route_version == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"material": "UNOBTAINIUM"}, "unknown_material"),
        ({"route": "BY_MAGIC"}, "unknown_route"),
        ({"route": "LIB_HYDRO"}, "route_not_applicable"),
    ],
)
def test_what_the_reference_data_do_not_know_is_refused(any_store, entry, changes, code):
    with pytest.raises(InputError) as refused:
        any_store.log(entry(**changes), who="Aiko")
    assert refused.value.code == code
    assert any_store.count().batches == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"gross": Decimal(-1)}, "gross_not_positive"),
        ({"tare": Decimal(5_000)}, "tare_over_gross"),
        ({"moisture_ppm": 1_000_000}, "bad_entry"),
        ({"received_at": datetime(2026, 3, 2)}, "no_zone"),  # noqa: DTZ001
    ],
)
def test_an_entry_is_checked_once_more(any_store, entry, changes, code):
    unchecked = entry().model_copy(update=changes)
    with pytest.raises(InputError) as refused:
        any_store.log(unchecked, who="Aiko")
    assert refused.value.code == code
    with pytest.raises(InputError):
        any_store.log_many([entry(), unchecked], who="Aiko")
    assert any_store.count().batches == 0
    assert any_store.next_ticket(entry().received_at) == "S1-26-00001"


def test_a_correction_is_a_new_version_of_the_same_batch(any_store, entry):
    first = any_store.log(entry(), who="Aiko")
    second = any_store.correct(first.ticket, entry(gross=Decimal("624.4")), who="Ben", why="digits")
    assert (second.id, second.ticket, second.version) == (first.id, first.ticket, 2)
    assert any_store.batch(first.ticket) == second
    assert any_store.count().net_ug == second.net_ug
    logged, corrected = any_store.history(first.ticket)
    assert (logged.action, logged.who, logged.before) == ("log", "Aiko", None)
    assert (corrected.action, corrected.who, corrected.why) == ("correct", "Ben", "digits")
    assert corrected.before == logged.after
    assert (corrected.before["gross"], corrected.after["gross"]) == ("642.40", "624.4")


def test_a_correction_moves_a_batch_in_time_and_in_the_sums(any_store, entry):
    batch = any_store.log(entry(), who="Aiko")
    other = any_store.log(entry(1), who="Aiko")
    earlier = entry(received_at=datetime(2026, 2, 1, tzinfo=UTC), supplier="Osaka Metals")
    any_store.correct(batch.ticket, earlier, who="Aiko", why="wrong day")
    assert [found.ticket for found in any_store.find()] == [other.ticket, batch.ticket]
    months = dict(any_store.holdings(by="month"))
    assert {month: held.batches for month, held in months.items()} == {"2026-02": 1, "2026-03": 1}
    assert any_store.find(BatchFilter(text="osaka"))[0].ticket == batch.ticket
    assert [b.ticket for b in any_store.find(BatchFilter(text="kyoto"))] == [other.ticket]


def test_a_change_needs_a_reason_and_a_batch_that_stands(any_store, entry):
    ticket = any_store.log(entry(), who="Aiko").ticket
    changes = [
        (lambda: any_store.correct(ticket, entry(1), who="Ben", why=" "), "why_needed"),
        (lambda: any_store.void(ticket, who="Ben", why=""), "why_needed"),
        (lambda: any_store.reinstate(ticket, who="Ben", why="so"), "already_logged"),
        (lambda: any_store.void("S1-26-09999", who="Ben", why="so"), "no_such_ticket"),
        (lambda: any_store.batch("nonsense"), "no_such_ticket"),
    ]
    for change, code in changes:
        with pytest.raises(InputError) as refused:
            change()
        assert refused.value.code == code
    assert len(any_store.history(ticket)) == 1


def test_a_void_batch_leaves_the_sums_and_stays_in_the_books(any_store, entry):
    ticket = any_store.log(entry(), who="Aiko").ticket
    kept = any_store.log(entry(1), who="Aiko")
    void = any_store.void(ticket, who="Ben", why="logged twice")
    assert (void.state, void.version) == (State.VOID, 2)
    assert any_store.count() == (1, 1, kept.net_ug, kept.dry_ug)
    assert any_store.count(BatchFilter(state=State.VOID)) == (0, 1, 0, 0)
    assert any_store.count(BatchFilter(state=State.LOGGED))[:2] == (1, 0)
    assert [b.ticket for b in any_store.find(BatchFilter(state=State.VOID))] == [ticket]
    for change, code in ((any_store.void, "already_void"),):
        with pytest.raises(InputError) as refused:
            change(ticket, who="Ben", why="again")
        assert refused.value.code == code
    with pytest.raises(InputError) as refused:
        any_store.correct(ticket, entry(2), who="Ben", why="again")
    assert refused.value.code == "void_batch"
    any_store.reinstate(ticket, who="Ben", why="it was not")
    assert any_store.count()[:2] == (2, 0)
    assert [e.action for e in any_store.history(ticket)] == ["log", "void", "reinstate"]


def test_a_corrected_weight_keeps_the_data_versions_it_was_logged_with(any_store, entry):
    ticket = any_store.log(entry(), who="Aiko").ticket
    lighter = any_store.correct(ticket, entry(gross=Decimal(600)), who="Aiko", why="weighed again")
    other = any_store.correct(ticket, entry(material="PACK_NMC622"), who="Aiko", why="a pack")
    assert (lighter.composition_version, lighter.route_version) == (1, 1)
    assert other.route == any_store.reference().default_route("PACK_NMC622")


def test_many_batches_are_logged_like_one_by_one(any_store, entry):
    entries = [entry(n, supplier=f"Supplier {n % 3}") for n in range(25)]
    tickets = any_store.log_many(entries[:20], who="Aiko", import_keys=[f"k{n}" for n in range(20)])
    tickets += [any_store.log(e, who="Aiko").ticket for e in entries[20:]]
    assert tickets == [f"S1-26-{n:05d}" for n in range(1, 26)]
    assert [b.supplier_lot for b in reversed(any_store.find())] == [e.supplier_lot for e in entries]
    assert any_store.count() == (
        25,
        0,
        sum(e.net_ug for e in entries),
        sum(e.dry_ug for e in entries),
    )
    assert any_store.check() == []


def test_many_batches_over_new_year_are_numbered_in_their_order(any_store, entry):
    days = [datetime(2026, 1, 1, 3, tzinfo=UTC), datetime(2025, 12, 31, 3, tzinfo=UTC)] * 2
    tickets = any_store.log_many([entry(received_at=day) for day in days], who="Aiko")
    assert tickets == ["S1-26-00001", "S1-25-00001", "S1-26-00002", "S1-25-00002"]


def test_progress_is_told_while_many_are_logged(any_store, entry):
    told = []
    any_store.log_many(map(entry, range(7)), who="Aiko", report=lambda *done: told.append(done))
    assert told == [(7, 0)]


def test_a_cancelled_import_leaves_nothing(any_store, entry):
    class CancelledError(Exception):
        pass

    def cancel(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        any_store.log_many(map(entry, range(7)), who="Aiko", report=cancel)
    assert any_store.count().batches == 0
    assert any_store.log(entry(), who="Aiko").ticket == "S1-26-00001"
    assert any_store.check() == []


def test_a_row_is_imported_once(any_store, entry):
    any_store.log_many([entry(0), entry(1)], who="Aiko", import_keys=["a", None])
    any_store.log(entry(2), who="Aiko", import_key="c")
    assert any_store.known_import_keys(["a", "b", "c"]) == {"a": "S1-26-00001", "c": "S1-26-00003"}
    for again in (
        lambda: any_store.log(entry(3), who="Aiko", import_key="c"),
        lambda: any_store.log_many([entry(3)], who="Aiko", import_keys=["a"]),
    ):
        with pytest.raises(InputError) as refused:
            again()
        assert refused.value.code == "already_imported"
    assert any_store.count().batches == 3


def test_pages_follow_each_other_newest_first(any_store, entry):
    any_store.log_many([entry(n * 7 % 20) for n in range(20)], who="Aiko")  # some at one minute
    seen, after = [], None
    while page := any_store.find(after=after, limit=6):
        seen += page
        after = Cursor(page[-1].received_at, page[-1].id)
    assert len({batch.ticket for batch in seen}) == 20
    assert seen == sorted(seen, key=lambda b: (b.received_at, b.ticket), reverse=True)


def test_a_page_goes_on_where_it_ended_though_its_last_batch_was_moved(any_store, entry):
    any_store.log_many(map(entry, range(6)), who="Aiko")
    page = any_store.find(limit=3)
    last = page[-1]
    any_store.correct(last.ticket, entry(99), who="Aiko", why="later")
    rest = any_store.find(after=Cursor(last.received_at, last.id))
    assert [batch.supplier_lot for batch in rest] == ["L-2", "L-1", "L-0"]


def test_a_filter_narrows_what_is_found_and_counted(any_store, entry):
    any_store.log_many(
        [
            entry(0),
            entry(1, material="SWARF_NDPR", supplier="Osaka Metals"),
            entry(2, origin_country="DE", route="ACID_OXALATE"),
            entry(received_at=datetime(2026, 4, 5, tzinfo=UTC)),
        ],
        who="Aiko",
    )
    cases = {
        BatchFilter(material="SWARF_NDPR"): 1,
        BatchFilter(materials=("SWARF_NDPR", "NDFEB_HDD")): 4,
        BatchFilter(materials=()): 0,
        BatchFilter(supplier="Osaka Metals"): 1,
        BatchFilter(origin="DE"): 1,
        BatchFilter(route="ACID_OXALATE", origin="DE"): 1,
        BatchFilter(since=date(2026, 3, 3)): 1,
        BatchFilter(until=date(2026, 3, 2)): 3,
        BatchFilter(since=date(2026, 3, 2), until=date(2026, 3, 2), origin="JP"): 2,
        BatchFilter(since=date(2026, 5, 1), supplier="Osaka Metals"): 0,
    }
    for where, number in cases.items():
        assert len(any_store.find(where)) == number, where
        assert any_store.count(where).batches == number, where


def test_suppliers_come_most_used_first(any_store, entry):
    names = ["Osaka Metals", "Kyoto Recycling", "Kyoto Recycling", "東芝リサイクル"]
    any_store.log_many([entry(n, supplier=name) for n, name in enumerate(names)], who="Aiko")
    assert any_store.suppliers()[0] == "Kyoto Recycling"
    assert any_store.suppliers("METAL") == ["Osaka Metals"]
    assert any_store.suppliers("東芝") == ["東芝リサイクル"]
    assert any_store.suppliers(limit=2) == ["Kyoto Recycling", "Osaka Metals"]
    assert any_store.last_of("Kyoto Recycling").supplier_lot == "L-2"
    assert any_store.last_of("nobody") is None


def test_a_draft_is_kept_until_it_is_dropped(any_store):
    any_store.save_draft("intake", {"supplier": "Kyo", "gross": "64"}, who="Aiko")
    any_store.save_draft("intake", {"supplier": "Kyoto", "gross": "642"}, who="Ben")
    draft = any_store.draft("intake")
    assert (draft.payload, draft.who) == ({"supplier": "Kyoto", "gross": "642"}, "Ben")
    assert [d.form for d in any_store.drafts()] == ["intake"]
    any_store.drop_draft("intake")
    assert any_store.draft("intake") is None


def test_the_facility_can_be_changed_and_the_change_is_journalled(any_store, entry):
    from dataclasses import replace

    any_store.save_facility(replace(any_store.facility(), station="S2"), who="Aiko")
    assert any_store.log(entry(), who="Aiko").ticket == "S2-26-00001"
    assert [e.who for e in any_store.history("facility")][-1] == "Aiko"
    assert any_store.check() == []


def test_tickets_can_be_asked_for(any_store, entry):
    any_store.log(entry(), who="Aiko")
    assert any_store.tickets_exist(["S1-26-00001", "S1-26-00002"]) == {"S1-26-00001"}


def test_the_reference_data_come_from_the_store(any_store, reference):
    kept = any_store.reference()
    assert kept.materials == reference.materials
    assert kept.compositions == reference.compositions
    assert kept.table("targets") == reference.table("targets")
    assert len(any_store.data_version()) == 12
    assert any_store.estimator() is any_store.estimator()
