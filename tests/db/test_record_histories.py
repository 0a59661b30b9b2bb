"""The history of one record, by the name people know it by; on SQLite and on PostgreSQL alike."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from db.proof.journal_queries import JournalFilter
from recycler.balance.eu_counted import SITE_COUNTED
from recycler.laboratory.records import ControlEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from recycler.processing.records import ContainerTare


@pytest.mark.parametrize(
    ("record", "deeds"),
    [
        ("container D-1", ["tare", "tare"]),
        ('container D "é_1%', ["tare"]),
        ("control blank", ["control"]),
        ("person Ono", ["person_role", "person"]),
        (f"table {SITE_COUNTED}", ["reference"]),
        ("container D", []),
    ],
)
def test_the_history_of_what_the_journal_calls_by_an_id(any_store, cheap_pins, record, deeds):
    store, at = any_store, datetime(2026, 3, 2, tzinfo=UTC)
    for name in ("D-1", "D-1", 'D "é_1%', "D-10"):
        tare = ContainerTare(container=name, tare=Decimal("12.0"), at=at)
        store.processing.weigh_empty(tare, who="Aiko")
    for name in ("blank", "blank 2"):
        control = ControlEntry(name=name, element="Nd", value=Decimal("0.01"), below=True)
        store.laboratory.record_control(control, who="Aiko")
    store.balances.set_counted(2026, "LI", {"C": True}, who="Aiko", why="plant manual")
    for name, role in (("Aiko", Role.ADMINISTRATOR), ("Ono", Role.OPERATOR)):
        store.people.add(PersonEntry(name=name, role=role), "correct horse", who="")
    store.people.change("Ono", Role.AUDITOR, who="", why="audits")
    assert [one.action for one in store.proof.journal(JournalFilter(record=record))] == deeds
