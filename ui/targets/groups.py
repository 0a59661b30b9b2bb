"""Targets in groups as the page shows them, and the names they have there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.targets.metrics import Figure
from recycler.targets.target import Comparator
from ui.language import words
from ui.language.reference_names import spoken
from ui.parts.badge import BadgeLook, Tone
from ui.parts.bullet import Bullet
from ui.targets import wording

if TYPE_CHECKING:
    from recycler.targets.standing import Standing
    from recycler.targets.target import Target

translate = QCoreApplication.translate
_BADGES: dict[str, tuple[Tone, str]] = {
    "met": ("ok", "check"),
    "on course": ("ok", "check"),
    "open": ("warn", "info"),
    "not on course": ("bad", "warning"),
    "missed": ("bad", "warning"),
    "no data": ("neutral", "info"),
}
_ROOM = 1.12  # of a scale beyond the largest of its figures


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a group."""

    words: str


def lines(standings: "Iterable[Standing]") -> "list[Heading | Standing]":
    """Return the targets under the headings of their groups: own, of others, of the mix."""
    grouped: dict[str, list[Standing]] = {}
    for rank in (_is_own, _is_of_others, _is_mix):
        for one in standings:
            if rank(one.target):
                grouped.setdefault(group(one.target), []).append(one)
    found: list[Heading | Standing] = []
    for heading, held in grouped.items():
        found += [Heading(heading), *held]
    return found


def _is_own(target: "Target") -> bool:
    return target.is_own


def _is_mix(target: "Target") -> bool:
    return target.figure.is_mix and not target.is_own


def _is_of_others(target: "Target") -> bool:
    return not target.is_own and not target.figure.is_mix


def group(target: "Target") -> str:
    """The heading of a target's group."""
    if _is_own(target):
        return translate("Targets", "Our own")
    if _is_mix(target):
        return translate("Targets", "Diversification")
    authority, basis = spoken(target.authority), spoken(target.basis).split(";")[0].strip()
    template = translate("Targets", "{authority}, {basis}")
    return template.format(authority=authority, basis=basis) if basis else authority


def name(target: "Target") -> str:
    """What a target is called on the page: its figure, where that is computed here."""
    if target.is_own:
        return target.name
    if target.figure is Figure.RECOVERY_RATE:
        return translate("Targets", "{}, recovery").format(words.group(target.about))
    if target.figure is Figure.EFFICIENCY:
        return translate("Targets", "Recycling efficiency, {}").format(spoken(target.subject))
    if target.figure is Figure.ORIGIN_HHI:
        return wording.figure(target.figure)
    if target.figure is Figure.COUNTRY_SHARE:
        return translate("Targets", "{what} from {country}").format(
            what=words.group(target.about), country=words.country(target.country)
        )
    if target.figure.is_mix:
        return translate("Targets", "{figure} of {what}").format(
            figure=wording.figure(target.figure), what=wording.substance(target)
        )
    return spoken(target.name)


def beside(target: "Target") -> str:
    """What stands small behind the name: what binds to it, and whose it is."""
    if target.for_orientation:
        said = translate("Targets", "for orientation")
        return f"{said} · {spoken(target.authority)}, {wording.binds(target)}"
    return wording.binds(target)


def badge(standing: "Standing") -> BadgeLook:
    """How a target stands, as a badge."""
    tone, icon = _BADGES[standing.word.value]
    return BadgeLook(wording.word(standing), tone, icon)


def bullet(standing: "Standing") -> Bullet | None:
    """The figure, its interval or projection, and the target on one scale."""
    now, expected, value = standing.now, standing.expected, standing.step.value
    if now is None and expected is None:
        return None
    low, high = (expected.p05, expected.p95) if expected else (now.p05, now.p95)  # type: ignore[union-attr]
    largest = max(value, high, now.value if now else 0.0) * _ROOM
    if standing.target.unit == "fraction":
        largest = max(1.0, largest if largest > _ROOM else 1.0)
    is_least = standing.target.comparator is Comparator.AT_LEAST
    return Bullet(value, is_least, largest, now.value if now else None, low, high)
