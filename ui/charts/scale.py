"""Round steps for an axis."""

import math

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def step_for(span: float, most: int) -> float:
    """The smallest round step that divides `span` into at most `most` parts."""
    if not (span > 0 and math.isfinite(span)):
        return 1.0
    raw = span / most
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in (*STEPS, 20.0) if step * power >= raw * (1 - 1e-9))


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values from `low` to `high`, both included where they are round."""
    step = step_for(high - low, most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [index * step for index in range(first, last + 1)]


def decimals_of(step: float) -> int:
    """Decimals that tell neighbouring ticks apart."""
    for decimals in range(6):
        if abs(round(step, decimals) - step) < step * 1e-6:
            return decimals
    return 6
