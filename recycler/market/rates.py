"""Exchange rates by day: the latest that was known, either way, or over one currency between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recycler.errors import InputError
from recycler.market.records import RateEntry


@dataclass(frozen=True, slots=True)
class Conversion:
    """What one unit of a currency is worth in another, and by which dated rates."""

    currency: str
    quote: str
    rate: float
    by: tuple[RateEntry, ...]

    @property
    def on(self) -> date | None:
        """The day of the oldest rate that is used, None where none is needed."""
        return min((one.on for one in self.by), default=None)

    def as_dict(self) -> dict[str, object]:
        return {
            "currency": self.currency, "quote": self.quote, "rate": self.rate,
            "by": [
                {"name": one.name, "rate": float(one.rate), "on": one.on.isoformat(),
                 "source": one.source}
                for one in self.by
            ],
        }  # fmt: skip


class Rates:
    """The rates known on a day, none of which is of a later one."""

    def __init__(self, entries: Iterable[RateEntry], on: date) -> None:
        self.on = on
        self._latest: dict[tuple[str, str], tuple[float, RateEntry]] = {}
        for entry in sorted(entries, key=lambda one: one.on):
            if entry.on <= on:
                self._latest[entry.currency, entry.quote] = float(entry.rate), entry
                self._latest[entry.quote, entry.currency] = 1 / float(entry.rate), entry

    def conversion(self, currency: str, quote: str) -> Conversion:
        """Return what one unit of `currency` is worth in `quote`.

        Raises:
            InputError: `no_rate`.
        """
        if currency == quote:
            return Conversion(currency, quote, 1.0, ())
        if found := self._latest.get((currency, quote)):
            return Conversion(currency, quote, found[0], (found[1],))
        over = [middle for one, middle in self._latest if one == currency]
        for middle in sorted(over, key=lambda one: (one != "USD", one)):
            if second := self._latest.get((middle, quote)):
                first = self._latest[currency, middle]
                both = first[0] * second[0]
                return Conversion(currency, quote, both, (first[1], second[1]))
        raise InputError("no_rate", currency=currency, quote=quote, on=self.on.isoformat())
