"""The key figures over the charts, as declarations: each a link to its batches."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from recycler.targets.metrics import Figure
from ui.language import numbers
from ui.language.numbers import (
    PLUS_MINUS,
    THIN,
    MassUnit,
    fraction_percent,
    half_interval,
    mass_unit,
    number,
    quantity_decimals,
    short_day,
    with_interval,
    with_unit,
)
from ui.language.sentences import say
from ui.language.words import country, element
from ui.parts.badge import BadgeLook
from ui.recovery.wording import (
    PERCENT,
    in_sentence,
    provisional_words,
    stream_name,
    symbol_or_group,
    tr,
)
from ui.targets import groups
from ui.targets import wording as target_words

if TYPE_CHECKING:
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from recycler.targets.standing import Standing
    from ui.recovery.figures import Difference, ElementTotal, Figures

# A part's recovery is a card of its own only where the facility is there for it.
RATED = ("Li", "Co", "Ni", "Cu", "Mn", "Nd", "Pr", "Dy")
RECOVERED = ("REE", "NdPr")
WAITING = "…"


@dataclass(frozen=True, slots=True)
class Card:
    """One key figure.

    line: what stands beneath, after the badge; trend: the way of its months, 1 up, -1 down;
    provisional: the share no assay has told yet [-]; owner: of its target; tip: what it says
    besides; where: fields of a `BatchFilter`, the batches behind it.
    """

    key: str
    name: str
    value: str
    unit: str = ""
    line: str = ""
    evidence: str | None = None
    where: Mapping[str, object] | None = None
    badge: BadgeLook | None = None
    trend: int = 0
    provisional: float = 0.0
    owner: str = ""
    tip: str = ""


Maker = Callable[["Figures", "Reference"], Iterator[Card]]


def cards_of(figures: "Figures", reference: "Reference") -> tuple[Card, ...]:
    """Every card of a scope, in their usual order; what the data does not hold has none."""
    if not figures.batches:
        return ()
    return tuple(card for make in MAKERS for card in make(figures, reference))


def arranged(cards: Sequence[Card], kept: str) -> list[Card]:
    """The cards a person wants, in their order; what was never chosen comes last.

    Args:
        cards: all there are.
        kept: keys in their order, those not wanted with a minus before them.
    """
    keys = [key for key in kept.split(",") if key]
    hidden = {key.removeprefix("-") for key in keys if key.startswith("-")}
    place = {key: at for at, key in enumerate(keys)}
    wanted = [card for card in cards if card.key not in hidden]
    return sorted(wanted, key=lambda card: place.get(card.key, len(place)))


def _feed(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    dry, unit = figures.dry, mass_unit(figures.dry.mean, tonnes=True)
    scaled = dry.scaled(unit.per_kg)
    spread = number(half_interval(scaled), max(quantity_decimals(scaled), 0))
    line = f"{PLUS_MINUS} {spread}{THIN}{unit.name}"
    if figures.streams:
        largest = max(figures.streams, key=lambda s: sum(s.dry_kg))
        share = fraction_percent(sum(largest.dry_kg) / dry.mean if dry.mean > 0 else 0.0, 0)
        line = f"{line} · {stream_name(largest.family)} {share}"
    if figures.earlier is not None:
        line = difference(figures.earlier.dry, unit)
    yield Card("dry", tr("Feed, dry"), number(scaled.mean, _digits(scaled.mean)), unit.name, line,
               where=figures.scope.fields(reference), trend=_trend(figures, "dry"),
               provisional=figures.provisional)  # fmt: skip


def _digits(value: float) -> int:
    return 0 if value >= 100 else 1


def _recovered(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    for code in RECOVERED if figures.scope.element is None else (figures.focus,):
        total = figures.element(code)
        if total is None or total.contained.mean <= 0:
            continue
        unit = mass_unit(total.recovered.mean, tonnes=True)
        line = tr("{} of the contained").format(fraction_percent(total.recovery.mean, 0))
        ahead = figures.behind.ahead
        if ahead is not None and figures.aim == code:
            target = with_unit(number(ahead.steps[-1].kg * unit.per_kg), unit.name)
            line = tr("of {} target").format(target)
        change = figures.earlier.elements.get(code) if figures.earlier else None
        if change is not None:
            line = difference(change.recovered, unit)
        yield _of_total(
            f"recovered-{code}", tr("{} recovered").format(_named(code)),
            _value(total.recovered, unit), line, total, figures, reference,
            trend=_trend(figures, f"recovered {code}"),
        )  # fmt: skip


def _named(code: str) -> str:
    return symbol_or_group(code) if code in RECOVERED else element(code)


def _rates(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    codes = RATED if figures.scope.element is None else (figures.focus, *RATED)
    for code in dict.fromkeys(codes):
        total = figures.element(code)
        if total is None or total.recovered.mean <= 0:
            continue
        mass = mass_unit(total.contained.mean, tonnes=True)
        recovered, contained = (
            number(q.mean * mass.per_kg, _digits(q.mean * mass.per_kg))
            for q in (total.recovered, total.contained)
        )
        line = tr("{} of {}").format(recovered, with_unit(contained, mass.name))
        change = figures.earlier.elements.get(code) if figures.earlier else None
        if change is not None and change.recovery is not None:
            line = difference(change.recovery, MassUnit(tr("points"), 100.0))
        yield _of_total(
            f"rate-{code}", tr("{} recovery").format(_named(code)),
            _value(total.recovery, PERCENT), line, total, figures, reference,
            trend=_trend(figures, f"rate {code}"),
            standing=_standing(figures, Figure.RECOVERY_RATE, code),
        )  # fmt: skip


def _value(quantity: "Quantity", unit: MassUnit) -> tuple[str, str]:
    """Figure and unit apart, for they are set in two sizes."""
    value, _, name = with_interval(quantity, unit).rpartition(THIN)
    return value, name


def _of_total(
    key: str, name: str, value: tuple[str, str], line: str, total: "ElementTotal",
    figures: "Figures", reference: "Reference", *, trend: int,
    standing: "Standing | None" = None,
) -> Card:  # fmt: skip
    where = figures.fields_with(reference, total.code)
    said = _tip(standing) if standing else ""
    badge = _badge(standing) if standing else None
    owner = standing.target.owner if standing else ""
    return Card(key, name, *value, line, str(total.evidence), where, badge, trend,
                total.provisional, owner, said)  # fmt: skip


def _aims(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    """The chance of each mass that is aimed at."""
    for target in figures.followed:
        if not target.figure.is_sum or figures.scope.is_narrowed:
            continue
        one = _of_code(figures, target.code)
        if one is None:
            yield Card(f"aim-{target.code}", groups.name(target), WAITING)
            continue
        value, _, unit = target_words.chance(one).rpartition(THIN)
        size = target_words.value(one).lstrip(f"≥{THIN}")
        name = tr("{} by {}").format(size, short_day(one.step.on))
        yield Card(
            f"aim-{one.target.code}", name, value or numbers.UNKNOWN, unit if value else "",
            _expected(one), where=figures.behind.where.get(one.target.code),
            badge=groups.badge(one), owner=one.target.owner, tip=_tip(one),
        )  # fmt: skip


def _expected(one: "Standing") -> str:
    if one.expected is None:
        return _reason(one)
    return symbol_or_group(one.target.about) + " " + target_words.expected(one)


def _kept(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    """The facility's other own targets."""
    for target in figures.followed:
        if target.figure.is_sum or not target.is_own or figures.scope.is_narrowed:
            continue
        one = _of_code(figures, target.code)
        if one is None or one.now is None:
            value = WAITING if one is None or not figures.behind.is_whole else numbers.UNKNOWN
            why = _reason(one) if one else ""
            yield Card(f"target-{target.code}", groups.name(target), value, line=why, tip=why)
            continue
        value, _, unit = target_words.now(one).rpartition(THIN)
        yield Card(
            f"target-{one.target.code}", groups.name(one.target), value, unit,
            target_words.value(one), where=figures.behind.where.get(one.target.code),
            badge=groups.badge(one), owner=one.target.owner, tip=_tip(one),
        )  # fmt: skip


def _largest_origin(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    named = [part for part in figures.origins if part.key]
    if not named:
        return
    first = named[0]
    where = figures.fields_with(reference, figures.focus) | {"origin": first.key}
    line = tr("{}, of {}").format(country(first.key), in_sentence(figures.focus))
    standing = _standing(figures, Figure.LARGEST_ORIGIN, figures.focus)
    total = figures.element(figures.focus)
    yield Card("origin", tr("Largest origin"), *_value(first.share, PERCENT), line,
               str(first.total.evidence), where, _badge(standing) if standing else None,
               provisional=total.provisional if total else 0.0,
               owner=standing.target.owner if standing else "",
               tip=_tip(standing) if standing else "")  # fmt: skip


def _provisional(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    total = figures.element(figures.focus)
    if total is None or total.contained.mean <= 0:
        return
    value, _, unit = numbers.chance(total.provisional).rpartition(THIN)
    line = tr("of {}, told by no assay yet").format(in_sentence(figures.focus))
    yield Card("provisional", tr("Provisional"), value, unit, line,
               where=figures.fields_with(reference, figures.focus),
               badge=BadgeLook(tr("open"), "provisional", "clock") if total.provisional else None,
               provisional=total.provisional)  # fmt: skip


def _count(figures: "Figures", reference: "Reference") -> Iterator[Card]:
    parties = sum(part.count for part in figures.suppliers)
    words = tr("{} suppliers bring {}")
    if figures.parted_by == "material":
        words = tr("{} materials bring {}")
    line = words.format(parties, in_sentence(figures.focus)) if parties else ""
    yield Card("batches", tr("Batches"), number(figures.batches), "", line,
               where=figures.scope.fields(reference), provisional=figures.provisional)  # fmt: skip


def _some(make: Maker, first: int, last: int | None = None) -> Maker:
    """Some of the cards of a kind, the others of which stand at another place."""
    return lambda figures, reference: islice(make(figures, reference), first, last)


MAKERS: tuple[Maker, ...] = (
    _feed, _recovered, _some(_aims, 0, 1), _some(_rates, 0, 2), _largest_origin, _provisional,
    _some(_aims, 1), _some(_rates, 2), _kept, _count,
)  # fmt: skip


# --- what cards say ---


def difference(change: "Difference", unit: MassUnit) -> str:
    """How a figure differs from that of the earlier period: `+3.1 ± 0.8 t`."""
    mean, half = change.mean * unit.per_kg, change.half * unit.per_kg
    decimals = max(0, min(numbers.interval_decimals(half), 2))
    sign = "+" if mean > 0 else ""
    said = f"{sign}{number(mean, decimals)} {PLUS_MINUS} {number(half, decimals)}"
    return tr("{} to before").format(with_unit(said, unit.name))


def spoken(card: Card) -> str:
    """Everything a card says, for its tooltip."""
    told = (
        card.line,
        card.badge.words if card.badge else "",
        card.tip,
        {1: tr("rising over its months"), -1: tr("falling over its months")}.get(card.trend, ""),
        provisional_words(card.provisional) if card.provisional else "",
        tr("owner {}").format(card.owner) if card.owner else "",
    )
    return " · ".join(part for part in told if part)


def _trend(figures: "Figures", of: str) -> int:
    found = figures.behind.trends.get(of)
    return found.way if found else 0


def _reason(one: "Standing") -> str:
    """Why there is no figure, or no chance."""
    return say(one.reason) if one.reason else ""


def _of_code(figures: "Figures", code: str) -> "Standing | None":
    return next((one for one in figures.behind.standings if one.target.code == code), None)


def _standing(figures: "Figures", figure: Figure, about: str) -> "Standing | None":
    """The target that is worked towards next of those about a figure."""
    found = [
        one for one in figures.behind.standings
        if one.target.figure is figure and one.target.about == about and one.now
    ]  # fmt: skip
    return min(found, key=lambda one: one.step.on, default=None)


def _badge(standing: "Standing") -> BadgeLook:
    look = groups.badge(standing)
    return BadgeLook(f"{target_words.value(standing)} {look.words}", look.tone, look.icon)


def _tip(standing: "Standing") -> str:
    """The target behind a card, in full."""
    said = tr("{name}: {now} of {value} by {day}").format(
        name=groups.name(standing.target), now=target_words.now(standing),
        value=target_words.value(standing), day=numbers.day(standing.step.on),
    )  # fmt: skip
    if standing.chance is None:
        return f"{said}. {_reason(standing)}" if standing.reason else said
    return f"{said}, {tr('{} likely').format(numbers.chance(standing.chance))}"
