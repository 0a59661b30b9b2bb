"""From received to product: every step measured or inferred, and the rest not found."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from ui.balance import wording
from ui.balance.figures import NOTHING, Figures, Kg, Stream, total
from ui.charts.scale import decimals_of, step_for, ticks
from ui.charts.spec import Axis, Chart, LegendEntry, Mark, Sheet, Step, Tick, Waterfall
from ui.language import numbers
from ui.language.numbers import MassUnit

translate = QCoreApplication.translate
MOST_STEPS = 7  # between what came and what was won; the smallest beyond are one step
TICKS = 4
STEP_HEIGHT, HEAD_AND_AXIS, LEAST_HEIGHT = 38, 110, 240  # [px]


def waterfall_chart(figures: Figures, view: str) -> Chart:
    """Return the waterfall of a scope, raw or reconciled."""
    unit = wording.unit_for(figures, view)
    came, won = figures.sum_of("feed", view), figures.sum_of("product", view)
    if not came.kg:
        return Chart("waterfall", translate("Balance", "From received to product"), "", None, (),
                     lambda: Sheet((), (), ()),
                     empty=translate("Balance", "Nothing came in."))  # fmt: skip
    taken = [*_taken(figures, view), *_missing(figures, view)]
    steps = [*_steps(came, taken, unit), _end(won, unit)]
    drawn = Waterfall(tuple(steps), _axis(max(max(s.base, s.top) for s in steps), unit))
    marks = tuple(_marks(steps, taken))
    taken_up, grown = figures.sum_of("uptake", view), figures.sum_of("stock", view)
    used = Kg(came.kg + taken_up.kg - grown.kg)
    title = translate("Balance", "{} of what was used became product").format(
        wording.per_cent_of(won, used)
    )
    return Chart(
        "waterfall", title, _caption(figures, view, unit), drawn, marks,
        lambda: _sheet(steps, unit), _legend(steps),
    )  # fmt: skip


def height_of(chart: Chart) -> int:
    """The height at which every step has its line [px]."""
    return max(LEAST_HEIGHT, HEAD_AND_AXIS + STEP_HEIGHT * len(chart.marks))


class _Taken:
    """What leaves between received and product: its mass, what it is, and what is behind it."""

    def __init__(self, name: str, mass: Kg, kind: str, where: dict[str, object]) -> None:
        self.name, self.mass, self.kind, self.where = name, mass, kind, where


def _taken(figures: Figures, view: str) -> Iterator[_Taken]:
    """Yield residues, growth of stock and uptakes: one name together, the small ones as one."""
    by_name: dict[str, list[Stream]] = {}
    for one in figures.streams:
        if one.role in ("residue", "stock", "uptake") and one.shown(view) is not None:
            by_name.setdefault(one.name, []).append(one)
    named = [(name, some, _mass(some, view)) for name, some in by_name.items()]
    largest = sorted(named, key=lambda one: -abs(one[2].kg))[:MOST_STEPS]
    small: list[Stream] = []
    for name, some, mass in named:
        if any(one[0] == name for one in largest):
            yield _made(name, some, mass)
        else:
            small += some
    if small:
        yield _made(translate("Balance", "{} others").format(len(small)), small, _mass(small, view))


def _mass(some: Iterable[Stream], view: str) -> Kg:
    """Add streams; one that comes from outside counts below zero."""
    masses = [(one, one.shown(view) or NOTHING) for one in some]
    return total(mass if one.source else Kg(-mass.kg, mass.sd) for one, mass in masses)


def _made(name: str, some: list[Stream], mass: Kg) -> _Taken:
    kind = "inferred" if any(one.is_inferred for one in some) else "measured"
    return _Taken(name, mass, kind, {"streams": tuple(one.key for one in some)})


def _missing(figures: Figures, view: str) -> Iterator[_Taken]:
    """Yield what was not found; its uncertainty is that of the whole."""
    kg = sum(mass.kg for mass in figures.missing.get(view, {}).values())
    if kg:
        name = translate("Balance", "not found")
        if kg < 0:
            name = translate("Balance", "found in excess")
        yield _Taken(name, Kg(kg, figures.whole.sd), "missing", {"node": ""})


def _steps(came: Kg, taken: list[_Taken], unit: MassUnit) -> Iterator[Step]:
    measured = translate("Balance", "measured")
    yield Step(
        translate("Balance", "Received"), 0.0, came.kg, wording.amount_unit(came, unit), measured,
        "total", "track", came.kg - came.half, came.kg + came.half,
    )  # fmt: skip
    words = {
        "measured": measured,
        "inferred": translate("Balance", "inferred"),
        "missing": translate("Balance", "not accounted for"),
    }
    at = came.kg
    for one in taken:
        after = at - one.mass.kg
        change = numbers.with_unit(
            wording.signed(-one.mass.kg * unit.per_kg, wording.decimals(one.mass, unit)), unit.name
        )
        alarm = one.kind == "missing" and wording.is_alarming(one.mass)
        yield Step(
            one.name, after, at, change, words[one.kind], one.kind, "text-3",
            after - one.mass.half, after + one.mass.half, alarm,
        )  # fmt: skip
        at = after


def _end(won: Kg, unit: MassUnit) -> Step:
    return Step(
        translate("Balance", "Product"), 0.0, won.kg, wording.amount_unit(won, unit),
        translate("Balance", "measured"), "total", "accent", won.kg - won.half, won.kg + won.half,
    )  # fmt: skip


def _marks(steps: list[Step], taken: list[_Taken]) -> Iterator[Mark]:
    wheres: list[dict[str, object]] = [{"role": "feed"}, *(t.where for t in taken),
                                       {"role": "product"}]  # fmt: skip
    for row, (step, where) in enumerate(zip(steps, wheres, strict=True)):
        yield Mark(step.label, f"{step.figure} · {step.note}", 0, row, where)


def _axis(largest_kg: float, unit: MassUnit) -> Axis:
    high = largest_kg * unit.per_kg * 1.05
    places = decimals_of(step_for(high, TICKS))
    marks = ticks(0.0, high, TICKS)
    texts = [numbers.number(mark, places) for mark in marks]
    texts[-1] = numbers.with_unit(texts[-1], unit.name)
    shown = [Tick(mark / unit.per_kg, words) for mark, words in zip(marks, texts, strict=True)]
    return Axis(0.0, high / unit.per_kg, tuple(shown))


def _caption(figures: Figures, view: str, unit: MassUnit) -> str:
    said = (
        translate("Balance", "reconciled") if view == "reconciled" else translate("Balance", "raw")
    )
    of = f"{unit.name} {figures.scope.element}".strip()
    return " · ".join((of, numbers.period(figures.since, figures.until), said))


def _legend(steps: list[Step]) -> tuple[LegendEntry, ...]:
    kinds = {step.kind for step in steps}
    named = (
        ("measured", translate("Balance", "measured"), "text-3"),
        ("inferred", translate("Balance", "inferred from the rest"), "inferred"),
        ("missing", translate("Balance", "not accounted for"), "missing"),
    )
    return tuple(LegendEntry(name, style) for kind, name, style in named if kind in kinds)


def _sheet(steps: list[Step], unit: MassUnit) -> Sheet:
    heads = (
        translate("Balance", "Step"), translate("Balance", "Change, {}").format(unit.name),
        translate("Balance", "Left, {}").format(unit.name), translate("Balance", "Known how"),
    )  # fmt: skip
    rows, values = [], []
    for step in steps:
        whole = step.kind == "total"
        change = step.top - step.base if whole else step.base - step.top
        left = step.top if whole else step.base
        places = decimals_of(step_for(steps[0].top * unit.per_kg, 1000))
        texts = [numbers.number(one * unit.per_kg, places) for one in (change, left)]
        rows.append((step.label, *texts, step.note))
        values.append((step.label, change * unit.per_kg, left * unit.per_kg, step.note))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 3}))
