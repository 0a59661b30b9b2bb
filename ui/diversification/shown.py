"""What the page shows of one question, read beside the GUI thread."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from db.store import Store
    from recycler.diversification.figures import Diversification
    from recycler.diversification.question import Question
    from recycler.market.value import Value

CURRENCIES = ("USD", "JPY", "EUR")


class Shown(NamedTuple):
    """A question and its answer; `values` at spot and at floor where money is asked for."""

    asked: "Question"
    figures: "Diversification"
    elements: tuple[str, ...]
    countries: tuple[str, ...]
    values: tuple["Value", "Value"] | None = None


def read_shown(store: "Store", asked: "Question", currency: str = "") -> Shown:
    """Return what is shown of a question; an element that is not held gives way to one that is.

    Args:
        store: where the batches are.
        asked: an element "" is the first that is held.
        currency: what value is told in; empty: not at all.
    """
    from dataclasses import replace

    from db.diversification import SHOWN_FIRST, diversification, elements_asked, known

    held = elements_asked(store, asked.since, asked.until)
    name = asked.element or next(iter(held), SHOWN_FIRST[0])
    facts = known(store.reference())
    countries = tuple(dict.fromkeys(one.country for one in facts.demands.of(name)))
    stages = {mix.stage for mix in facts.supply.mixes(name)}
    asked = replace(
        asked,
        element=name,
        country=asked.country if asked.country in countries else None,
        stage=asked.stage if asked.stage in stages else None,
    )
    values = _values(store, asked, currency) if currency else None
    names = held if name in held else [name, *held]
    return Shown(asked, diversification(store, asked), tuple(names), countries, values)


def _values(store: "Store", asked: "Question", currency: str) -> "tuple[Value, Value]":
    from db.filters import BatchFilter
    from recycler.market.records import PriceKind

    where = BatchFilter(since=asked.since, until=asked.until)
    on = min(asked.until or asked.today, asked.today)
    spot, floor = (
        store.market.value(where, currency, on, at=at) for at in (PriceKind.SPOT, PriceKind.FLOOR)
    )
    return spot, floor
