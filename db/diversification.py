"""Diversification of a period: what the store holds, set against the reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain

from db.filters import BatchFilter
from db.store import Store
from recycler.diversification.cover import StockAim, cover, stock_aims
from recycler.diversification.demand import KG_PER_T, Basis, Demand, Demands, of_customer
from recycler.diversification.displacement import Displaced, displaced, in_basis, years_of
from recycler.diversification.figures import Diversification, Recovered
from recycler.diversification.intake import Intake, intake
from recycler.diversification.lists import CountryLists, Role
from recycler.diversification.question import Question
from recycler.diversification.supply import MAGNET_RARE_EARTHS, Supply, SupplyMix
from recycler.elements import GROUPS, HEADLINE_ORDER
from recycler.errors import InputError
from recycler.quantity import Quantity
from recycler.reference.data import Reference
from recycler.totals.totals import totals_of

SHOWN_FIRST = ("NdPr", *MAGNET_RARE_EARTHS, "REE", "Sm", *HEADLINE_ORDER)
_STAGES_FIRST = ("refining", "mining")
_IMPORTS = {"US": "us_import", "JP": "jp_import", "EU": "eu_import"}
_CRITICAL = ("us_2022_list", "us_2025_list", "japan_list", "eu_crm_2023", "eu_strategic_2023")


@dataclass(frozen=True, slots=True)
class Known:
    """What the reference says of supply, demand and countries."""

    supply: Supply
    demands: Demands
    lists: CountryLists
    aims: tuple[StockAim, ...]
    critical: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def known(reference: Reference) -> Known:
    """Return what the reference says, read once.

    Raises:
        InputError: `bad_reference`.
    """
    return Known(
        Supply(reference.table("supply_shares")),
        Demands(reference.table("consumption")),
        CountryLists(reference.table("countries")),
        tuple(stock_aims(reference.table("targets"))),
        {
            row["symbol"]: tuple(name for name in _CRITICAL if row.get(name) == "true")
            for row in reference.table("critical_minerals")
            if row.get("symbol")
        },
    )


def elements_asked(store: Store, since: date | None, until: date | None) -> list[str]:
    """Return the elements and groups that came in of which supply or demand is known."""
    found = known(store.reference())
    held = store.holdings(BatchFilter(since=since, until=until), "", SHOWN_FIRST)
    totals = totals_of(store.estimator())
    return [
        name
        for name in SHOWN_FIRST
        if (found.supply.mixes(name) or found.demands.of(name))
        and any(one.mean > 0 for one in totals.moments(held, name, "contained").values())
    ]


def diversification(store: Store, asked: Question) -> Diversification:
    """Return everything said of one element or group in a period.

    Raises:
        InputError: `no_such_stage_of`: nobody says who supplies the element at the stage asked for;
            `no_consumption_of`: or what the country asked for uses of it; `no_such_basis`.
    """
    facts = known(store.reference())
    name, country = asked.element, asked.country
    recovered, came = _held(store, asked)
    supply = tuple(facts.supply.mixes(name))
    mix = _mix(asked, supply)
    since, until = _days(store, asked)
    on, years = asked.on or until, years_of(since, until)
    against = [
        displaced(demand, recovered, years, _mix(asked, supply, demand.country))
        for demand in _demands(asked, facts.demands, _customers(store, asked))
    ]
    mass, per_kg = in_basis(name, recovered, asked.basis)
    roles = came.parted(lambda origin: facts.lists.role(origin, on, country))
    return Diversification(
        element=name, since=since, until=until, years=years, on=on, home=country,
        stage=mix.stage if mix else None, supply=supply, intake=came,
        roles={Role(role): share for role, share in roles.items()},
        lists=tuple(chain.from_iterable(facts.lists.standing(s.origin, on) for s in came.sources)),
        recovered=Recovered(mass, asked.basis, per_kg),
        displacement=tuple(against),
        covers=tuple(cover(one.demand, _reserve(asked, one), facts.aims) for one in against),
        critical=facts.critical.get(name, ()),
        reserve_is_recovered=asked.reserve_kg is None,
    )  # fmt: skip


def _held(store: Store, asked: Question) -> tuple[dict[str, Quantity], Intake]:
    """Return what was recovered by element and group, and the intake by origin."""
    where = BatchFilter(since=asked.since, until=asked.until)
    wanted = {asked.element, *GROUPS, *GROUPS.get(asked.element, ()), *MAGNET_RARE_EARTHS}
    totals = totals_of(store.estimator())
    rows = totals.rows(store.holdings(where, "", wanted), wanted)
    by_origin = store.holdings(where, "origin", {asked.element})
    return {row.element: row.recovered for row in rows}, intake(totals, by_origin, asked.element)


def _days(store: Store, asked: Question) -> tuple[date, date]:
    """Return the first and the last day that count; what is still to come does not."""
    until = min(asked.until or asked.today, asked.today)
    since = asked.since or _first_day(store, asked.until) or until
    return min(since, until), until


def _first_day(store: Store, until: date | None) -> date | None:
    months = [month for month, _ in store.holdings(BatchFilter(until=until), "month", ())]
    if not months:
        return None
    first = date.fromisoformat(f"{min(months)}-01")
    within = BatchFilter(since=first, until=first + timedelta(days=31))
    return date.fromisoformat(min(day for day, _ in store.holdings(within, "day", ())))


def _mix(
    asked: Question, supply: Sequence[SupplyMix], country: str | None = None
) -> SupplyMix | None:
    """Return the mix that gives way where a country's demand is covered.

    Of the stage asked for; else of the country's imports, of refining, or of mining.
    """
    by_stage = {mix.stage: mix for mix in supply}
    if asked.stage is None:
        order = (_IMPORTS.get(country or "", ""), *_STAGES_FIRST, *by_stage)
        return next((by_stage[stage] for stage in order if stage in by_stage), None)
    if asked.stage not in by_stage:
        raise InputError(
            "no_such_stage_of", element=asked.element, stage=asked.stage, stages=", ".join(by_stage)
        )
    return by_stage[asked.stage]


def _customers(store: Store, asked: Question) -> list[Demand]:
    """Return the demands that were entered: with the question, and with targets of one's own."""
    if asked.country is not None:
        return list(asked.customers)
    kept = {
        (one.customer, one.demand_kg): of_customer(
            one.customer, one.about, one.demand_kg / KG_PER_T, Basis.ELEMENT
        )
        for one in store.targets.all()
        if one.customer and one.demand_kg and one.about == asked.element
    }
    return [*asked.customers, *kept.values()]


def _demands(asked: Question, demands: Demands, customers: Sequence[Demand]) -> list[Demand]:
    found = demands.of(asked.element, asked.country)
    if asked.country is not None and not found and not customers:
        known_of = dict.fromkeys(one.country for one in demands.of(asked.element))
        raise InputError(
            "no_consumption_of", element=asked.element, country=asked.country,
            countries=", ".join(known_of) or "-",
        )  # fmt: skip
    return [*customers, *found]


def _reserve(asked: Question, one: Displaced) -> Quantity:
    """Return the reserve in the basis of a demand: as asked, else all that was recovered."""
    if asked.reserve_kg is None:
        return one.recovered
    kept = {asked.element: Quantity.exactly(asked.reserve_kg)}
    return in_basis(asked.element, kept, one.demand.basis)[0]
