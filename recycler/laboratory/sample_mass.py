"""How much has to be taken: Gy's formula for the fundamental sampling error.

Gy, Sampling of Particulate Materials (2nd ed. 1982); Pitard, Pierre Gy's Sampling Theory and
Sampling Practice (2nd ed. 1993), ch. 10. It is the least error of a correctly taken sample:
segregation and preparation come on top.
"""

import math
from collections.abc import Mapping
from enum import StrEnum

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticKnownError
from sqlmodel import Field, SQLModel


class Lot(SQLModel):
    """Particles of which a sample is taken."""

    model_config = {"frozen": True, "extra": "forbid"}

    top_size_cm: float = Field(gt=0, description="95 % of the mass passes it [cm]")
    fraction: float = Field(gt=0, lt=1, description="of the element in the lot [-]")
    rich: float = Field(gt=0, le=1, description="of the element in the phase that has it [-]")
    rich_density: float = Field(gt=0, description="of that phase [g/cm³]")
    rest_density: float = Field(gt=0, description="of the other phases [g/cm³]")
    liberation_cm: float | None = Field(
        default=None, gt=0, description="size below which the phases are apart; None: apart [cm]"
    )
    small_size_cm: float | None = Field(
        default=None, gt=0, description="5 % of the mass passes it; None: unknown [cm]"
    )
    shape: float = Field(
        default=0.5, gt=0, le=1, description="volume over the cube of the size; flakes 0.1 [-]"
    )

    @field_validator("small_size_cm")
    @classmethod
    def _is_smaller(cls, small: float | None, info: ValidationInfo) -> float | None:
        top = info.data.get("top_size_cm")
        if small is not None and top is not None and small > top:
            raise PydanticKnownError("less_than_equal", {"le": top})
        return small

    @field_validator("rich")
    @classmethod
    def _is_richer(cls, rich: float, info: ValidationInfo) -> float:
        lean = info.data.get("fraction")
        if lean is not None and rich <= lean:
            raise PydanticKnownError("greater_than", {"gt": lean})
        return rich

    @property
    def composition(self) -> float:
        """Mineralogical factor c [g/cm³]; a is the share of the rich phase in the lot.

        Source:
            c = (1 - a)/a ((1 - a) rich density + a rest density); Pitard 1993, ch. 10.
        """
        a = self.fraction / self.rich
        return (1 - a) / a * ((1 - a) * self.rich_density + a * self.rest_density)

    @property
    def liberation(self) -> float:
        """Liberation factor l: 1 where the phases are apart, else the root of the sizes' ratio."""
        apart = self.top_size_cm if self.liberation_cm is None else self.liberation_cm
        return min(1.0, math.sqrt(apart / self.top_size_cm))

    @property
    def granulometric(self) -> float:
        """Granulometric factor g by the ratio of top and small size; 0.25 where it is unknown."""
        if self.small_size_cm is None:
            return 0.25
        ratio = self.top_size_cm / self.small_size_cm
        return next((g for most, g in ((1.0, 1.0), (2.0, 0.75), (4.0, 0.5)) if ratio <= most), 0.25)

    @property
    def constant(self) -> float:
        """Sampling constant K = f g l c [g/cm³]."""
        return self.shape * self.granulometric * self.liberation * self.composition


class Pieces(StrEnum):
    """What a lot is made of."""

    MAGNETS = "magnets"
    SHREDDED = "shredded"
    SWARF = "swarf"
    BLACK_MASS = "black_mass"


# Share of the phase that carries what is sought, its density, that of the rest [g/cm³], and the
# shape: magnets among steel, active mass among foils and steel, alloy among oxide, oxide of the
# cathode among graphite. Densities of the pure phases; the shares are assumptions.
_PHASES: Mapping[Pieces, tuple[float, float, float, float]] = {
    Pieces.MAGNETS: (0.90, 7.5, 7.8, 0.5),
    Pieces.SHREDDED: (0.30, 3.0, 4.5, 0.1),
    Pieces.SWARF: (0.80, 7.5, 5.2, 0.5),
    Pieces.BLACK_MASS: (0.60, 4.7, 2.2, 0.5),
}
_PIECES = {
    "black mass": Pieces.BLACK_MASS,
    "NdFeB swarf": Pieces.SWARF,
    "SmCo swarf": Pieces.SWARF,
    "magnet-bearing product": Pieces.SHREDDED,
    "shredded product": Pieces.SHREDDED,
}


def pieces_of(category: str, family: str) -> Pieces:
    """Return what a lot of a material is taken to be made of."""
    usual = Pieces.MAGNETS if category == "magnet" else Pieces.SHREDDED
    return _PIECES.get(family, usual)


def lot_of(pieces: Pieces, top_size_cm: float) -> Lot:
    """Return a lot of some kind, its phases apart.

    Args:
        pieces: what it is made of.
        top_size_cm: 95 % of the mass passes it [cm].
    """
    share, rich, rest, shape = _PHASES[pieces]
    return Lot(
        top_size_cm=top_size_cm,
        fraction=share,
        rich=1.0,
        rich_density=rich,
        rest_density=rest,
        shape=shape,
    )


def relative_sd(lot: Lot, sample_g: float, lot_g: float = math.inf) -> float:
    """Return the relative standard deviation of the fundamental sampling error [-].

    Args:
        lot: its particles.
        sample_g: mass of the sample [g], at most that of the lot.
        lot_g: mass of the lot [g].

    Source:
        s² = K d³ (1/M_sample - 1/M_lot).
    """
    return math.sqrt(lot.constant * lot.top_size_cm**3 * max(0.0, 1 / sample_g - 1 / lot_g))


def needed_g(lot: Lot, relative: float, lot_g: float = math.inf) -> float:
    """Return the mass a sample needs for a relative standard deviation [g].

    Args:
        lot: its particles.
        relative: standard deviation aimed at, above 0 [-].
        lot_g: mass of the lot [g].
    """
    return 1 / (relative**2 / (lot.constant * lot.top_size_cm**3) + 1 / lot_g)
