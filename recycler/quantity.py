"""A quantity and how sure one is of it."""

from dataclasses import dataclass
from typing import ClassVar, Self


@dataclass(frozen=True, slots=True)
class Quantity:
    """Mean, standard deviation and the 5, 50 and 95 % quantiles, all in one unit."""

    mean: float
    sd: float
    p05: float
    p50: float
    p95: float

    ZERO: ClassVar["Quantity"]

    @classmethod
    def exactly(cls, value: float) -> Self:
        """Return a quantity without spread."""
        return cls(value, 0.0, value, value, value)

    def as_dict(self) -> dict[str, float]:
        return {
            "mean": self.mean,
            "sd": self.sd,
            "p05": self.p05,
            "p50": self.p50,
            "p95": self.p95,
        }

    def scaled(self, factor: float) -> "Quantity":
        """Return the quantity in another unit, or of a multiple."""
        return Quantity(
            self.mean * factor,
            self.sd * factor,
            self.p05 * factor,
            self.p50 * factor,
            self.p95 * factor,
        )


Quantity.ZERO = Quantity.exactly(0.0)
