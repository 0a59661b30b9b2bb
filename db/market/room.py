"""Prices and exchange rates of the site's own, and what metal is worth by them: a room."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import uuid_utils
from sqlalchemy import Table, bindparam, insert, select, update

from db import needs
from db.batches.records import Row, now_text
from db.batches.writes import reason_of
from db.engine import Database, Writing
from db.filters import BatchFilter
from db.guard import guarded
from db.laboratory.records import kept
from db.market.records import (
    PRICE,
    PRICE_VERSION,
    RATE,
    RATE_VERSION,
    columns,
    price_of,
    rate_of,
)
from db.proof.journal import Chain
from db.seen import check_seen
from recycler.errors import InputError
from recycler.market.records import PriceEntry, PriceKind, RateEntry, Standing
from recycler.processing.checks import recorded

if TYPE_CHECKING:
    from db.store import Store
    from recycler.market.records import SitePrice, SiteRate
    from recycler.market.value import Value
    from recycler.prices import Prices
    from recycler.totals.totals import Measure

_VERSIONS = {PRICE: PRICE_VERSION, RATE: RATE_VERSION}
_ADD = {table: insert(table).inline() for table in _VERSIONS}
_KEEP = {table: insert(versions).inline() for table, versions in _VERSIONS.items()}
_FIND = {
    table: select(table).where(table.c.name == bindparam("wanted_name")) for table in _VERSIONS
}
_REPLACE = {
    table: update(table)
    .where(table.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in table.columns.keys()})  # noqa: SIM118
    for table in _VERSIONS
}
_ACTIONS = {PRICE: "price", RATE: "exchange_rate"}


@guarded(needs.MARKET)
class Market:
    """What the site says of prices and rates, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    def own_prices(self) -> "list[SitePrice]":
        """Return the prices the site entered that count, the latest first."""
        return [price_of(row) for row in self._in_force(PRICE)]

    def rates(self) -> "list[SiteRate]":
        """Return the exchange rates that count, the latest first."""
        return [rate_of(row) for row in self._in_force(RATE)]

    def prices(self) -> "Prices":
        """Return what is known of prices: those of the reference and the site's own."""
        from recycler.prices import Prices
        from recycler.reference.rows import as_rows

        own = as_rows([one.cells() for one in self.own_prices()], "price")
        return Prices([*own, *self._store.reference().table("prices")])

    def add(
        self,
        entries: Sequence[PriceEntry | RateEntry],
        *,
        who: str,
        why: str = "",
        seen: int | None = None,
    ) -> list[str]:
        """Keep prices or rates, all or none, and return their names.

        One that is known already by its name is stated anew, which takes a reason.

        Args:
            entries: what is stated.
            who: the operator.
            why: the reason, where something is stated anew.
            seen: the version the person saw of what they state anew.

        Raises:
            InputError: `entered_already` for the same figure, `why_needed` for another one,
                `changed_meanwhile`, or a rule's own code.
        """
        with self._database.write() as writing:
            writer = _Writer(writing, self._store.facility().station, who, seen)
            return [writer.add(entry, why) for entry in entries]

    def new_among(self, entries: Sequence[PriceEntry | RateEntry]) -> list[PriceEntry | RateEntry]:
        """Return the entries that are not kept yet as they are, so that a file may come twice."""
        kept_now: list[PriceEntry | RateEntry] = [*self.own_prices(), *self.rates()]
        known = {one.name: columns(one) for one in kept_now}
        return [one for one in entries if known.get(one.name) != columns(one)]

    def withdraw(self, name: str, *, who: str, why: str, seen: int | None = None) -> None:
        """Let a price or a rate count no longer; it stays in the books.

        Raises:
            InputError: `no_such_price`, `why_needed` or `changed_meanwhile`.
        """
        with self._database.write() as writing:
            _Writer(writing, self._store.facility().station, who, seen).withdraw(name, why)

    def value(
        self, where: BatchFilter, currency: str, on: date, *,
        at: PriceKind = PriceKind.SPOT, measure: "Measure" = "recovered",
        elements: Iterable[str] | None = None,
    ) -> "Value":  # fmt: skip
        """Return what the metal of some batches is worth.

        Args:
            where: which batches.
            currency: what it is told in.
            on: no price or rate is of a later day.
            at: at what is paid, or at the least that is guaranteed.
            measure: contained or recovered mass.
            elements: None: all that anybody quotes or sells.
        """
        from recycler.market.rates import Rates
        from recycler.market.value import Valuer
        from recycler.totals.totals import totals_of

        estimator = self._store.estimator()
        holdings = [holding for _, holding in self._store.holdings(where)]
        rates = Rates(self.rates(), on)
        valuer = Valuer(totals_of(estimator), estimator, self.prices(), rates)
        return valuer.value(holdings, elements, measure, currency, at)

    def _in_force(self, table: Table) -> list[Any]:
        query = select(table).where(table.c.state == Standing.IN_FORCE.value)
        query = query.order_by(table.c.on.desc(), table.c.id.desc())
        with self._database.read() as connection:
            return list(connection.execute(query).mappings())


class _Writer:
    """What is entered within one transaction."""

    def __init__(self, writing: Writing, station: str, who: str, seen: int | None) -> None:
        self._writing, self._who, self._seen = writing, who, seen
        self._chain = Chain(writing, who=who, station=station)
        self._now = now_text()

    def add(self, entry: PriceEntry | RateEntry, why: str) -> str:
        """Keep an entry, or state one anew."""
        is_price = isinstance(entry, PriceEntry)
        entry = recorded(PriceEntry if is_price else RateEntry, entry)
        table, stated = (PRICE if is_price else RATE), columns(entry)
        old = self._found(table, entry.name)
        in_force = {"state": Standing.IN_FORCE.value}
        if old is None:
            row = stated | in_force | self._by() | {
                "id": str(uuid_utils.uuid7()), "version": 1, "why": why.strip() or None,
            }  # fmt: skip
            self._writing.run(_ADD[table], row)
            self._chain.append(
                _ACTIONS[table], f"{_ACTIONS[table]}:{entry.name}", 1, after=kept(row)
            )
        elif all(old[name] == value for name, value in (stated | in_force).items()):
            raise InputError("entered_already", name=entry.name)
        else:
            self._check_seen(table, old)
            self._replace(table, old, stated | in_force, f"{_ACTIONS[table]}_change", why)
        return entry.name

    def withdraw(self, name: str, why: str) -> None:
        """Let an entry count no longer."""
        for table in _VERSIONS:
            old = self._found(table, name)
            if old is not None:
                self._check_seen(table, old)
            if old is not None and old["state"] == Standing.IN_FORCE.value:
                gone = {"state": Standing.WITHDRAWN.value}
                self._replace(table, old, gone, f"{_ACTIONS[table]}_withdrawn", why)
                return
        raise InputError("no_such_price", name=name)

    def _replace(self, table: Table, old: Row, changes: Row, action: str, why: str) -> None:
        reason = reason_of(why)
        new = old | changes | self._by() | {"version": old["version"] + 1, "why": reason}
        self._writing.run(_KEEP[table], old)
        self._writing.run(_REPLACE[table], new | {"old_id": old["id"]})
        self._chain.append(
            action, f"{_ACTIONS[table]}:{new['name']}", new["version"],
            why=reason, before=kept(old), after=kept(new),
        )  # fmt: skip

    def _check_seen(self, table: Table, old: Row) -> None:
        subject = f"{_ACTIONS[table]}:{old['name']}"
        check_seen(self._writing, self._seen, old["version"], subject, old["name"])

    def _by(self) -> Row:
        return {"entered_at": self._now, "entered_by": self._who}

    def _found(self, table: Table, name: str) -> Row | None:
        row = self._writing.first(_FIND[table], {"wanted_name": name})
        return None if row is None else dict(zip(table.columns.keys(), row, strict=True))
