"""Targets as they are kept and as the store answers for them, on either database."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnState, OwnTargetEntry
from recycler.targets.standing import Word
from recycler.targets.target import Comparator
from tests.db.conftest import FIRST_RECEIPT

END = date(2026, 12, 31)
ON = date(2026, 9, 1)
ENTRY = OwnTargetEntry(
    name="Nd + Pr", figure=Figure.RECOVERED_KG, about="NdPr", steps=((END, Decimal(4_000)),)
)
SHARE = OwnTargetEntry(
    name="Origins", figure=Figure.LARGEST_ORIGIN, about="REE", comparator=Comparator.AT_MOST,
    steps=((END, Decimal("0.7")),),
)  # fmt: skip


@pytest.fixture
def works(any_store, entry):
    """A store with half a year of magnets, two in three from Japan, and some battery packs."""
    for week in range(26):
        for number, origin in enumerate(("JP", "JP", "US")):
            moment = FIRST_RECEIPT + timedelta(weeks=week, minutes=number)
            gross = Decimal(600 + 20 * (week % 5))
            any_store.log(entry(received_at=moment, origin_country=origin, gross=gross), who="Aiko")
        moment = FIRST_RECEIPT + timedelta(weeks=week, hours=3)
        any_store.log(entry(received_at=moment, material="CELL_NMC622"), who="Aiko")
    return any_store


def by_code(found):
    return {one.target.code: one for one in found}


def refused(call, *args, **values):
    with pytest.raises(InputError) as error:
        call(*args, **values)
    return error.value.code


def test_targets_are_entered_changed_and_ended(any_store):
    targets = any_store.targets
    first = targets.add(ENTRY, who="Sato")
    second = targets.add(SHARE, who="Sato")
    year = f"{first.entered_at:%y}"
    assert [first.code, second.code] == [f"T-{year}-0001", f"T-{year}-0002"]
    later = ENTRY.model_copy(update={"steps": ((END, Decimal(5_000)),)})
    changed = targets.change(first.code, later, who="Mori", why="a new line")
    assert (changed.version, changed.entered_by, changed.why) == (2, "Mori", "a new line")
    ended = targets.end(second.code, who="Mori", why="done")
    assert ended.state is OwnState.ENDED
    assert [one.version for one in targets.own()] == [2, 2]
    assert [one.code for one in targets.all(only_followed=True)] == [first.code]
    assert any_store.check() == []


def test_what_cannot_be_is_refused_and_nothing_is_kept(any_store):
    targets = any_store.targets
    code = targets.add(ENTRY, who="Sato").code
    wrong = ENTRY.model_copy(update={"steps": ()})
    assert refused(targets.add, wrong, who="Sato") == "bad_target"
    assert refused(targets.change, code, ENTRY, who="Sato", why=" ") == "why_needed"
    assert refused(targets.change, "T-99-0001", ENTRY, who="Sato", why="x") == "no_such_target"
    targets.end(code, who="Sato", why="done")
    assert refused(targets.end, code, who="Sato", why="again") == "target_ended"
    assert refused(targets.follow, ["EU_BATT_REC_LI_2027", "NO_SUCH"], who="S") == "no_such_target"
    assert len(targets.own()) == 1
    assert [one for one in targets.listed() if one.followed] == []


def test_the_list_is_followed_by_choice(any_store):
    targets = any_store.targets
    codes = ["EU_BATT_REC_LI_2027", "US_HHI_1800"]
    assert [one.code for one in targets.follow(codes, who="Sato")] == codes
    assert targets.follow(codes, who="Sato") == []
    targets.unfollow("US_HHI_1800", who="Sato", why="of no use")
    assert refused(targets.unfollow, "US_HHI_1800", who="S", why="x") == "target_not_followed"
    assert [one.code for one in targets.all(only_followed=True)] == codes[:1]
    targets.follow(codes[1:], who="Sato")
    assert [one.code for one in targets.all(only_followed=True)] == codes[:1] + codes[1:]
    everything = targets.all()
    assert len(everything) == len(any_store.reference().table("targets"))
    assert any_store.check() == []


def test_an_empty_store_says_of_each_target_why_it_has_no_figure(any_store):
    any_store.targets.add(ENTRY, who="Sato")
    any_store.targets.add(SHARE, who="Sato")
    found = any_store.targets.standings(ON)
    assert {one.word for one in found} == {Word.NO_DATA}
    assert all(one.reason is not None for one in found)
    assert any_store.targets.gap(found[0].target.code, ON).ways == ()


def test_a_sum_is_the_total_of_its_days(works):
    from db.filters import BatchFilter
    from recycler.totals.totals import totals_of

    code = works.targets.add(ENTRY, who="Sato").code
    on = date(2026, 6, 10)
    found = by_code(works.targets.standings(on, only_followed=True))[code]
    where = BatchFilter(since=date(2026, 1, 1), until=on)
    (row,) = totals_of(works.estimator()).rows(works.holdings(where), {"NdPr"})
    assert found.now.value == pytest.approx(row.recovered.mean, rel=1e-9)
    assert (found.now.p05, found.now.p95) == (row.recovered.p05, row.recovered.p95)


def test_the_history_of_a_projection_adds_up_to_the_total(works):
    """Days are summed in another way than totals are: both are the same kilograms."""
    code = works.targets.add(ENTRY, who="Sato").code
    found = by_code(works.targets.standings(date(2026, 8, 30), only_followed=True))[code]
    history = found.outlook.history.weekly
    assert history.sum() == pytest.approx(found.now.value, rel=1e-9)
    assert found.n == len(history)


def test_what_came_later_is_not_seen(works, entry):
    code = works.targets.add(SHARE, who="Sato").code
    on = date(2026, 5, 20)
    before = by_code(works.targets.standings(on, only_followed=True))[code]
    late = FIRST_RECEIPT + timedelta(weeks=25, hours=5)
    works.log(entry(received_at=late, origin_country="CN", gross=Decimal(90_000)), who="Aiko")
    after = by_code(works.targets.standings(on, only_followed=True))[code]
    assert after.now == before.now
    now = by_code(works.targets.standings(ON, only_followed=True))[code]
    assert now.place == "CN"


def test_shares_by_origin_are_those_of_the_batches(works):
    code = works.targets.add(SHARE, who="Sato").code
    found = by_code(works.targets.standings(ON, only_followed=True))[code]
    assert found.now.value == pytest.approx(2 / 3, rel=1e-9)
    assert (found.place, found.unknown) == ("JP", 0.0)
    assert found.word is Word.ON_COURSE


def test_a_recovery_is_that_of_the_route_where_no_run_was_closed(works):
    found = by_code(works.targets.standings(ON))
    lithium = found["EU_BATT_REC_LI_2027"]
    pair = works.estimator().pair(*_kind(works, "CELL_NMC622"))
    place = next(row for row, key in enumerate(pair.keys) if key.name == "Li")
    expected = pair.recovered_mean[place] / pair.contained_mean[place]
    assert lithium.now.value == pytest.approx(expected, rel=1e-9)
    assert (lithium.basis, lithium.n) == ("batches", 26)
    lead = found["EU_BATT_REC_PB_2027"]
    assert lead.word is Word.NO_DATA
    assert lead.reason.details["about"] == "Pb"


def _kind(store, material):
    return next(one.kind for _, one in store.holdings() if one.material == material)


def test_what_was_changed_behind_the_back_is_found(folder):
    with Store.open(folder) as store:
        store.targets.add(ENTRY, who="Sato")
        store.targets.follow(["US_HHI_1800"], who="Sato")
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file, file:
        file.execute("UPDATE own_target SET name = 'other'")
        file.execute("DROP TRIGGER target_following_no_delete")
        file.execute("DELETE FROM target_following")
    with Store.open(folder) as store:
        problems = store.check()
    codes = {one.code for one in problems}
    assert codes == {"target_altered", "target_missing", "schema_missing"}


def test_versions_are_never_changed(folder):
    with Store.open(folder) as store:
        code = store.targets.add(ENTRY, who="Sato").code
        store.targets.end(code, who="Sato", why="done")
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        for change in ("UPDATE own_target_version SET name = ''", "DELETE FROM own_target"):
            with pytest.raises(sqlite3.DatabaseError, match="append-only"):
                file.execute(change)
