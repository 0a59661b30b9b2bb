"""Dry mass of a batch and its standard uncertainty; `docs/model.md` section 1."""

import math
from dataclasses import dataclass

from recycler.batch import PPM, BatchEntry, WeightSource
from recycler.quantity import Quantity
from recycler.units import UG_PER_KG, Reading

# Relative standard uncertainty of a reading; assumptions until the site states its own.
_READING = {WeightSource.TYPED: 0.001, WeightSource.IMPORTED: 0.001, WeightSource.SCALE: 0.0005}
_COARSEST_STEP = 0.002  # of the reading: a workbook drops trailing zeros
MOISTURE_LEAST, CONTAMINATION_LEAST = 0.0005, 0.0020  # however small the share
MOISTURE = (0.10, MOISTURE_LEAST)  # relative to the value, and the least
CONTAMINATION = (0.25, CONTAMINATION_LEAST)
_Z95 = 1.6448536269514722


@dataclass(frozen=True, slots=True)
class DryMass:
    """Dry mass of a batch [kg], what was taken off, and the variance of each input [kg²]."""

    net_kg: float
    moisture_kg: float
    contamination_kg: float
    kg: float
    sd: float
    var_gross: float = 0.0
    var_tare: float = 0.0
    var_moisture: float = 0.0
    var_contamination: float = 0.0

    @property
    def quantity(self) -> Quantity:
        """Normal, cut at zero [kg]."""
        low, high = self.kg - _Z95 * self.sd, self.kg + _Z95 * self.sd
        return Quantity(self.kg, self.sd, max(0.0, low), self.kg, high)


def dry_mass(entry: BatchEntry) -> DryMass:
    """Return the dry mass of a batch as entered.

    Source:
        First-order propagation, JCGM 100:2008 (GUM), 5.1.2.
    """
    return dry_mass_of(
        entry.gross_reading,
        entry.tare_reading,
        entry.weight_source,
        (entry.moisture_ppm or 0) / PPM,
        (entry.contamination_ppm or 0) / PPM,
    )


def dry_mass_of(
    gross: Reading,
    tare: Reading,
    source: WeightSource = WeightSource.TYPED,
    moisture: float | None = None,
    contamination: float | None = None,
) -> DryMass:
    """Return the dry mass of two readings less moisture and contamination.

    Args:
        gross: reading of the loaded vehicle or container.
        tare: reading of the empty one; zero where none was taken.
        source: how the readings came in.
        moisture: share of the net mass [-].
        contamination: share of the dried mass [-].

    Source:
        First-order propagation, JCGM 100:2008 (GUM), 5.1.2.
    """
    wet, dirt = moisture or 0.0, contamination or 0.0
    net_kg = (gross.ug - tare.ug) / UG_PER_KG
    dried_kg = net_kg * (1 - wet)
    kept = (1 - wet) * (1 - dirt)
    var_gross = (kept * reading_sd(gross, source)) ** 2
    var_tare = (kept * reading_sd(tare, source)) ** 2
    var_moisture = (net_kg * (1 - dirt) * _share_sd(wet, *MOISTURE)) ** 2
    var_contamination = (dried_kg * _share_sd(dirt, *CONTAMINATION)) ** 2
    return DryMass(
        net_kg,
        net_kg * wet,
        dried_kg * dirt,
        net_kg * kept,
        math.sqrt(var_gross + var_tare + var_moisture + var_contamination),
        var_gross,
        var_tare,
        var_moisture,
        var_contamination,
    )


def relative_sd(source: WeightSource) -> float:
    """Return the standard uncertainty of a reading that came in so, of the reading [-]."""
    return _READING[source]


def reading_sd(reading: Reading, source: WeightSource) -> float:
    """Return the standard uncertainty of a reading [kg]; none where nothing was read."""
    read_kg = reading.kg
    if read_kg == 0:
        return 0.0
    step = min(reading.last_digit_kg / math.sqrt(12), _COARSEST_STEP * abs(read_kg))
    return math.hypot(_READING[source] * read_kg, step)


def _share_sd(share: float, relative: float, least: float) -> float:
    return max(relative * share, least) if share > 0 else 0.0
