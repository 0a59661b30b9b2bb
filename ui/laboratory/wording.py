"""Results, expected ranges and verdicts as people read them."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from ui.language import numbers, words
from ui.parts.badge import BadgeLook

if TYPE_CHECKING:
    from datetime import date, datetime

    from recycler.laboratory.records import Finding

AGREES, UNLIKELY = 1.64, 2.6  # standard scores; the words of the look page

Standing = Literal["ok", "warn", "bad"]


def standing(score: float) -> Standing:
    """Return how a standard score stands."""
    off = abs(score)
    return "ok" if off < AGREES else "warn" if off < UNLIKELY else "bad"


def verdict(score: float | None) -> BadgeLook | None:
    """Return the badge of a result; None where nothing was expected."""
    translate = QCoreApplication.translate
    if score is None:
        return None
    if standing(score) == "ok":
        return BadgeLook(translate("Verdict", "as expected"), "ok", "check")
    if standing(score) == "bad":
        return BadgeLook(translate("Verdict", "hardly chance"), "bad", "warning")
    low = translate("Verdict", "unusually low")
    high = translate("Verdict", "unusually high")
    return BadgeLook(low if score < 0 else high, "warn", "warning")


def found(entry: "Finding") -> str:
    """`23.18 %`, or `< 0.01 %` where it lies below a limit."""
    value = numbers.weighing(entry.value, _unit(entry.unit))
    return f"<{numbers.THIN}{value}" if entry.below else value


def percent_range(low: float, high: float) -> str:
    """`18.3–27.5 %` of two fractions."""
    decimals = max(numbers.interval_decimals((high - low) * 50), 0)
    ends = (numbers.number(100 * end, decimals) for end in (low, high))
    return numbers.with_unit(numbers.RANGE.join(ends), "%")


def age(taken: "datetime | None", today: "date") -> str:
    """`today`, `3 d`."""
    if taken is None:
        return numbers.UNKNOWN
    days = (today - taken.date()).days
    if days <= 0:
        return QCoreApplication.translate("Laboratory", "today")
    return QCoreApplication.translate("Laboratory", "{days} d").format(days=days)


def state_badge(code: str) -> BadgeLook:
    """Return the badge of a result's state."""
    looks = {"provisional": ("provisional", "clock"), "final": ("ok", "check")}
    tone, icon = looks.get(code, ("neutral", "close"))
    return BadgeLook(words.assay_state(code), tone, icon)  # type: ignore[arg-type]


def batch_badge(*, results: bool, provisional: bool, waits: bool) -> BadgeLook:
    """Return how a batch stands in the laboratory."""
    translate = QCoreApplication.translate
    if results and provisional:
        return BadgeLook(translate("Laboratory", "Assayed, provisional"), "provisional", "clock")
    if results:
        return BadgeLook(translate("Laboratory", "Assayed"), "info", "laboratory")
    if waits:
        return BadgeLook(translate("Laboratory", "Waits for assay"), "provisional", "clock")
    return BadgeLook(translate("Laboratory", "No sample yet"), "neutral", "info")


def _unit(code: str) -> str:
    return "" if code == "fraction" else code
