"""Two who change one record: the second is told and nothing is lost, whatever the record is."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from inspect import signature
from types import SimpleNamespace

import pytest

from db.seen import WAYS, Way
from db.store import Store
from recycler.balance.leaving_out import LeftOutEntry
from recycler.balance.unaccounted import UnaccountedEntry
from recycler.entry.material_rules import MaterialRules
from recycler.errors import InputError
from recycler.file_drop import FileDrop
from recycler.laboratory.method_rules import MethodEntry
from recycler.laboratory.methods import SITE_METHODS
from recycler.laboratory.records import AssayEntry, AssayState
from recycler.market.records import PriceEntry, PriceKind
from recycler.people.person import PersonEntry
from recycler.people.rights import Right, Role
from recycler.processing.records import InputEntry, LotEntry, LotKind, RunEntry, RunKind
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.whatif.scenario import ScenarioEntry
from tests.db.conftest import FIRST_RECEIPT
from tests.db.test_rights import ROOMS

pytestmark = pytest.mark.usefixtures("cheap_pins")
PIN = "correct horse"
SEEN = sorted(
    (place, name) for place, ways in WAYS.items() for name, way in ways.items() if way is Way.SEEN
)


def _batch(store, entry):
    return store.log(entry(), who="Aiko")


def _assay(store, entry):
    ticket = _batch(store, entry).ticket
    found = AssayEntry(ticket=ticket, element="Nd", value=Decimal("22.1"), sample="SA-1",
                       state=AssayState.PROVISIONAL)  # fmt: skip
    store.laboratory.record([found], who="Aiko")
    return store.laboratory.assays(ticket)[0]


def _run(store, entry):
    processing, ticket = store.processing, _batch(store, entry).ticket
    at = FIRST_RECEIPT + timedelta(days=3)
    run = processing.open_run(
        RunEntry(kind=RunKind.PROCESS, route="ACID_SX", started_at=at), who="Aiko"
    )
    taken = InputEntry(run=run.number, source=ticket, gross=Decimal(90), at=at)
    lot = LotEntry(run=run.number, kind=LotKind.INTERMEDIATE, product="powder", gross=Decimal(20),
                   at=at)  # fmt: skip
    processing.take(taken, who="Aiko")
    processing.book_lot(lot, who="Aiko")
    return SimpleNamespace(run=run, until=at + timedelta(days=1))


def _loss(store, entry):
    return store.balances.enter(_unaccounted("Sato"), who="Aiko")


def _unaccounted(owner):
    return UnaccountedEntry(
        since=date(2026, 3, 1), until=date(2026, 3, 31), node="Mill", kg=Decimal(3),
        sd_kg=Decimal(1), cause="unknown", owner=owner, action="weigh again", due=date(2026, 5, 1),
    )  # fmt: skip


def _signed(store, entry):
    return store.balances.sign(_loss(store, entry).number, who="Aiko")


def _left_out(store, entry):
    wanted = LeftOutEntry(name="w:L-26-0001", subject="L-26-0001", approved_by="Sato", reason="r")
    return store.balances.leave_out(wanted, who="Aiko")


def _price(value):
    return PriceEntry(metal="Nd", product="Nd2O3", kind=PriceKind.SPOT, price=Decimal(value),
                      currency="USD", on=date(2026, 3, 1), source="trade press")  # fmt: skip


def _own_price(store, entry):
    store.market.add([_price(60)], who="Aiko")
    return store.market.own_prices()[0]


def _target(name):
    return OwnTargetEntry(name=name, figure=Figure.RECOVERED_KG, about="Nd",
                          steps=((date(2027, 12, 31), Decimal(100)),))  # fmt: skip


def _own_target(store, entry):
    return store.targets.add(_target("Neodymium"), who="Aiko")


def _following(store, entry):
    code = store.targets.listed()[0].code
    return store.targets.follow([code], who="Aiko")[0]


def _scenario(kg):
    factors = (("NDFEB_HDD", Decimal(kg)),)
    return ScenarioEntry(name="More", since=date(2026, 6, 1), factors=factors)


def _kept_scenario(store, entry):
    return store.scenarios.add(_scenario(2), who="Aiko")


def _person(store, entry):
    store.people.add(PersonEntry(name="Aiko", role=Role.ADMINISTRATOR), PIN, who="Aiko")
    return store.people.add(PersonEntry(name="Ono", role=Role.OPERATOR), PIN, who="Aiko")


def _locked(store, entry):
    _person(store, entry)
    return store.people.lock("Ono", who="Aiko", why="left")


def _told(store, name):
    material = store.reference().materials["NDFEB_HDD"]
    fields = {column: getattr(material, column) for column in ("code", "family", "default_route")}
    return MaterialRules(store.reference(), material).entry(fields | {"name": name})[0]


def _material(store, entry):
    return SimpleNamespace(version=store.reference().newest("material", "NDFEB_HDD"))


def _composition(store, entry):
    return SimpleNamespace(version=store.reference().newest("composition", "NDFEB_HDD"))


def _facility(store, entry):
    return SimpleNamespace(version=store.facility())


def _plan(store, entry):
    return SimpleNamespace(version=store.drops.plan())


def _retest(room, one, **by):
    entry = AssayEntry(ticket=one.ticket, element="Nd", value=Decimal(23), sample="SA-1")
    room.retest(one.id, entry, why="again", **by)


def _other_method(room, one, **by):
    """Another version of the composition, by the one way there is to say it by hand."""
    room.revert_composition("NDFEB_HDD", 1, why="as it was", **by)


# Of each method that refuses: what it is done to, what somebody else does to it before, and the
# deed itself; both are called as (room, record, who=, seen=).
CASES = {
    ".correct": (_batch, lambda s, b, **by: s.void(b.ticket, why="twice", **by),
                 lambda s, b, **by: s.correct(b.ticket, b, why="a digit", **by)),
    ".void": (_batch, lambda s, b, **by: s.correct(b.ticket, b, why="a digit", **by),
              lambda s, b, **by: s.void(b.ticket, why="twice", **by)),
    ".reinstate": (lambda s, e: s.void(_batch(s, e).ticket, who="Aiko", why="twice"),
                   lambda s, b, **by: s.reinstate(b.ticket, why="no", **by),
                   lambda s, b, **by: s.reinstate(b.ticket, why="not twice", **by)),
    "materials.change_material": (
        _material,
        lambda r, _, **by: r.change_material(_told(r._store, "B"), why="w", **by),
        lambda r, _, **by: r.change_material(_told(r._store, "C"), why="w", **by),
    ),
    "materials.revert_composition": (_composition, _other_method, _other_method),
    "materials.end_own_composition": (
        _composition, _other_method,
        lambda r, _, **by: r.end_own_composition("NDFEB_HDD", "K", why="w", **by),
    ),
    ".save_facility": (_facility,
                       lambda s, f, **by: s.save_facility(replace(f.version, name="B"), **by),
                       lambda s, f, **by: s.save_facility(replace(f.version, zone="UTC"), **by)),
    "laboratory.make_final": (_assay, lambda r, a, **by: r.reject(a.id, why="spilt", **by),
                              lambda r, a, **by: r.make_final(a.id, why="seen", **by)),
    "laboratory.reject": (_assay, lambda r, a, **by: r.make_final(a.id, why="seen", **by),
                          lambda r, a, **by: r.reject(a.id, why="spilt", **by)),
    "laboratory.retest": (_assay, lambda r, a, **by: r.make_final(a.id, why="seen", **by), _retest),
    "processing.close_run": (_run, lambda r, o, **by: r.reach_stage(o.run.number, 1, **by),
                             lambda r, o, **by: r.close_run(o.run.number, at=o.until, **by)),
    "processing.reach_stage": (_run, lambda r, o, **by: r.reach_stage(o.run.number, 2, **by),
                               lambda r, o, **by: r.reach_stage(o.run.number, 1, **by)),
    "processing.reopen_run": (
        lambda s, e: SimpleNamespace(
            run=s.processing.close_run((o := _run(s, e)).run.number, who="Aiko", at=o.until)
        ),
        lambda r, o, **by: r.reopen_run(o.run.number, why="a drum", **by),
        lambda r, o, **by: r.reopen_run(o.run.number, why="a drum", **by),
    ),
    "balances.change": (
        _loss, lambda r, u, **by: r.change(u.number, _unaccounted("Mori"), why="moved", **by),
        lambda r, u, **by: r.change(u.number, _unaccounted("Ono"), why="moved", **by),
    ),
    "balances.sign": (
        _loss, lambda r, u, **by: r.change(u.number, _unaccounted("Mori"), why="moved", **by),
        lambda r, u, **by: r.sign(u.number, **by),
    ),
    "balances.withdraw": (_loss, lambda r, u, **by: r.sign(u.number, **by),
                          lambda r, u, **by: r.withdraw(u.number, why="found", **by)),
    "balances.reopen": (_signed, lambda r, u, **by: r.reopen(u.number, why="no", **by),
                        lambda r, u, **by: r.reopen(u.number, why="found", **by)),
    "balances.count_again": (_left_out, lambda r, o, **by: r.count_again(o.name, why="no", **by),
                             lambda r, o, **by: r.count_again(o.name, why="a drum", **by)),
    "market.add": (_own_price, lambda r, p, **by: r.add([_price(61)], why="digit", **by),
                   lambda r, p, **by: r.add([_price(62)], why="digit", **by)),
    "market.withdraw": (_own_price, lambda r, p, **by: r.add([_price(61)], why="digit", **by),
                        lambda r, p, **by: r.withdraw(p.name, why="not ours", **by)),
    "targets.change": (_own_target, lambda r, t, **by: r.end(t.code, why="sold", **by),
                       lambda r, t, **by: r.change(t.code, _target("Nd"), why="w", **by)),
    "targets.end": (_own_target, lambda r, t, **by: r.change(t.code, _target("Nd"), why="w", **by),
                    lambda r, t, **by: r.end(t.code, why="sold", **by)),
    "targets.unfollow": (_following, lambda r, f, **by: r.unfollow(f.code, why="no", **by),
                         lambda r, f, **by: r.unfollow(f.code, why="not ours", **by)),
    "scenarios.change": (_kept_scenario, lambda r, s, **by: r.end(s.name, why="old", **by),
                         lambda r, s, **by: r.change(s.name, _scenario(3), why="w", **by)),
    "scenarios.end": (_kept_scenario,
                      lambda r, s, **by: r.change(s.name, _scenario(3), why="w", **by),
                      lambda r, s, **by: r.end(s.name, why="old", **by)),
    "drops.save": (_plan, lambda r, _, who, seen: r.save(FileDrop("summary"), seen=seen),
                   lambda r, _, who, seen: r.save(FileDrop("manager"), seen=seen)),
    "people.change": (_person, lambda r, p, **by: r.lock("Ono", why="left", **by),
                      lambda r, p, **by: r.change("Ono", Role.LABORATORY, why="new", **by)),
    "people.lock": (_person, lambda r, p, **by: r.change("Ono", Role.LABORATORY, why="new", **by),
                    lambda r, p, **by: r.lock("Ono", why="left", **by)),
    "people.unlock": (_locked, lambda r, p, **by: r.unlock("Ono", **by),
                      lambda r, p, **by: r.unlock("Ono", **by)),
    "people.reset": (_person, lambda r, p, **by: r.change("Ono", Role.LABORATORY, why="new", **by),
                     lambda r, p, **by: r.reset("Ono", "battery staple", **by)),
}  # fmt: skip


def _version(place, made):
    """Return the version of what a deed changes."""
    return made.run.version if place == "processing" else made.version


def _books(store):
    return [(one.entry, one.subject, one.after) for one in store.proof.journal(limit=1_000)]


def test_every_method_that_writes_says_what_keeps_it_from_undoing_unseen():
    for place, (_, declared) in ROOMS.items():
        writing = {name for name, right in declared.items() if right not in (None, Right.READ)}
        writing |= {"change_own", "recover", "keep_done"} & set(declared)  # which need no right
        assert writing == set(WAYS[place]), place


def test_what_refuses_takes_the_version_that_was_seen_and_nothing_else_does():
    for place, ways in WAYS.items():
        room = ROOMS[place][0]
        for name, way in ways.items():
            takes = "seen" in signature(getattr(room, name)).parameters
            assert takes == (way is Way.SEEN or name == "booking"), f"{place}.{name}"


def test_every_one_of_them_is_tried():
    assert sorted(CASES) == sorted(f"{place}.{name}" for place, name in SEEN)


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_second_who_changes_it_is_told_and_nothing_is_lost(folder, entry, case):
    place = case.rpartition(".")[0]
    make, before, deed = CASES[case]
    with Store.open(folder) as one, Store.open(folder) as other:
        made = make(one, entry)
        if one.people.is_on():
            other.people.sign_in("Aiko", PIN)
        seen = _version(place, made)
        here, there = (getattr(store, place) if place else store for store in (one, other))
        before(here, made, who="Aiko", seen=None)
        books = _books(one), one.facility(), one.drops.plan()
        with pytest.raises(InputError) as refused:
            deed(there, made, who="Ben", seen=seen)
        assert (_books(one), one.facility(), one.drops.plan()) == books
        if place == "drops":
            assert refused.value.code == "plan_changed"
            return
        assert refused.value.code == "changed_meanwhile"
        told = refused.value.details
        assert (told["who"], told["at"].utcoffset()) == ("Aiko", timedelta(hours=9))
        assert told["before"] != told["after"] or told["version"] != told["seen"]
        assert "proof" not in {*told["before"], *told["after"]}
        assert one.check() == []


# No supplier has a composition of its own here, so none can be ended; tests/db/
# test_supplier_versions.py ends one.
@pytest.mark.parametrize("case", sorted(CASES.keys() - {"materials.end_own_composition"}))
def test_who_saw_what_is_in_the_books_may_change_it(store, entry, case):
    place = case.rpartition(".")[0]
    make, _, deed = CASES[case]
    made = make(store, entry)
    books = _books(store), store.facility(), store.drops.plan()
    room = getattr(store, place) if place else store
    deed(room, made, who="Aiko", seen=_version(place, made))
    assert (_books(store), store.facility(), store.drops.plan()) != books
    assert store.check() == []


def test_two_who_add_methods_at_once_lose_neither(folder):
    with Store.open(folder) as one, Store.open(folder) as other:
        other.reference()
        for store, method in ((one, "XRF"), (other, "ICP")):
            entry = MethodEntry(method=method, element="Nd", relative_sd=Decimal("0.01"),
                                valid_from=date(2026, 1, 1), source="own")  # fmt: skip
            store.materials.enter_method(entry, who="Aiko")
        rows = other.reference().table(SITE_METHODS)
        assert {row["method"] for row in rows} == {"XRF", "ICP"}


def test_two_who_put_versions_in_force_at_once_are_told_of_each_other(folder):
    with Store.open(folder) as one, Store.open(folder) as other:
        other.reference()
        one.materials.revert_composition("NDFEB_HDD", 1, who="Aiko", why="as it was")
        other.materials.revert_composition("NDFEB_HDD", 1, who="Ben", why="as it was")
        assert [v.version for v in one.materials.composition_versions("NDFEB_HDD")] == [1, 2, 3]
