"""Who supplies an element, how concentrated that is, and where the own intake comes from."""

from typing import TYPE_CHECKING

from recycler.diversification.lists import CountryLists, Role
from recycler.diversification.supply import REST
from ui.charts.scale import ticks
from ui.charts.spec import Axis, Chart, Lane, Mark, Row, Rows, Sheet, Tick
from ui.diversification import wording
from ui.language.numbers import UNKNOWN, number, period, share_with_interval
from ui.language.reference_names import spoken
from ui.language.words import batches
from ui.recovery.time_charts import empty_chart
from ui.recovery.wording import fitting, in_sentence, percent_axis, tr

if TYPE_CHECKING:
    from recycler.diversification.figures import Diversification
    from recycler.diversification.intake import Source
    from recycler.diversification.supply import SupplyMix
    from recycler.reference.data import Reference
    from ui.diversification.shown import Shown

MOST = 7  # countries with a row of their own
ROOM = 1.16  # of the axis beyond the largest, for its words


def supply(shown: "Shown", reference: "Reference") -> Chart:
    """Shares of the world's, or an importer's, supply by country."""
    figures = shown.figures
    mix = figures.mix
    title = tr("Supply by country")
    if mix is None:
        why = tr("Nobody says who supplies {}.").format(in_sentence(figures.element))
        return empty_chart("supply", title, why)
    lists = CountryLists(reference.table("countries"))
    named = [(code, share) for code, share in mix.shares.items() if code != REST]
    rows, marks, roles = [], [], []
    most = _shown_of(len(named))
    for place, (code, share) in enumerate(named[:most]):
        role = lists.role(code, figures.on, figures.home)
        roles.append(role)
        rows.append(_share_row(wording.place_name(code), share, role, strong=place == 0))
        marks.append(Mark(f"{wording.place_name(code)}, {wording.role_name(role)}",
                          wording.short_share(share), 0, place))  # fmt: skip
    few = sum(share for _, share in named[most:])
    for words, share in ((tr("{} others").format(len(named) - most), few),
                         (wording.place_name(REST), mix.shares.get(REST, 0.0))):  # fmt: skip
        if share > 0:
            marks.append(Mark(words, wording.short_share(share), 0, len(rows)))
            rows.append(_share_row(words, share, Role.UNKNOWN))
    said = " · ".join(
        [
            tr("Share of supply, {}").format(wording.stage_name(mix.stage)),
            str(mix.year),
            spoken(mix.mineral),
        ]
    )
    drawn = Rows(tuple(rows), _share_axis(max(mix.shares.values())), figures_in_column=False,
                 bounds=_ceiling())  # fmt: skip
    return Chart("supply", _supply_title(mix, figures.element), said, drawn, tuple(marks),
                 lambda: _supply_sheet(mix), wording.legend_of(roles),
                 note=f"{wording.caveats(mix)}. {mix.source}")  # fmt: skip


def _supply_title(mix: "SupplyMix", element: str) -> str:
    found = mix.concentration
    name, share = wording.place_name(str(found.largest)), wording.short_share(found.largest_share)
    words = {
        "mining": tr("{} mines {} of {}"), "refining": tr("{} refines {} of {}"),
    }.get(mix.stage)  # fmt: skip
    if words is None:
        return fitting(
            tr("{}: {} from {}").format(wording.capital(wording.stage_name(mix.stage)), share, name)
        )
    return fitting(words.format(name, share, in_sentence(element)), f"{name}: {share}")


def _share_row(label: str, share: float, role: Role, *, strong: bool = False) -> Row:
    lane = Lane(share * 100, None, None, wording.role_style(role))
    return Row(label, (lane,), wording.short_share(share), strong=strong)


def _share_axis(largest: float) -> Axis:
    return percent_axis(0.0, max(largest, wording.CEILING) * 100 * ROOM)


def _ceiling() -> tuple[Tick, ...]:
    """The line no single source is to pass."""
    return (Tick(wording.CEILING * 100, tr("65 % ceiling, EU benchmark")),)


def _supply_sheet(mix: "SupplyMix") -> Sheet:
    heads = (tr("Country"), tr("Share, %"), tr("Stage"), tr("Year"), tr("Evidence"))
    rest = (wording.stage_name(mix.stage), str(mix.year), wording.grade(mix.evidence))
    rows, values = [], []
    for code, share in mix.shares.items():
        rows.append((wording.place_name(code), number(share * 100, 2), *rest))
        values.append((code, share * 100, mix.stage, mix.year, mix.evidence))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 2, 4}))


def concentration(shown: "Shown", _reference: "Reference") -> Chart:
    """The index of each stage, and of the own intake."""
    figures = shown.figures
    title = tr("Concentration of supply (HHI)")
    if not figures.supply and not figures.intake.sources:
        why = tr("Nobody says who supplies {}.").format(in_sentence(figures.element))
        return empty_chart("concentration", title, why)
    rows: list[Row] = []
    marks: list[Mark] = []
    for mix in figures.supply:
        found = mix.concentration
        top = f"{found.largest} {wording.short_share(found.largest_share)}"
        shown_index = wording.index(found.hhi, bound=found.unnamed > 0)
        lane = Lane(found.hhi * 10_000, None, None, "track")
        label = wording.stage_name(mix.stage)
        rows.append(Row(label, (lane,), shown_index, top, strong=mix.stage == figures.stage))
        marks.append(
            Mark(f"{label}, {wording.caveats(mix)}", f"{shown_index} · {top}", 0, len(marks))
        )
    if figures.intake.sources:
        rows.append(_own_index(figures, rule=bool(rows)))
        marks.append(Mark(tr("own intake"), rows[-1].figure, 0, len(marks)))
    line = Tick(wording.CONCENTRATED, tr("1 800, highly concentrated"))
    drawn = Rows(tuple(rows), _points_axis(), bounds=(line,))
    said = " · ".join([tr("HHI, 0 to 10 000, and largest country"), in_sentence(figures.element)])
    return Chart("concentration", _index_title(figures), said, drawn, tuple(marks),
                 lambda: _index_sheet(figures), note=_bound_note())  # fmt: skip


def _own_index(figures: "Diversification", *, rule: bool) -> Row:
    hhi = figures.intake.hhi.scaled(10_000)
    first = figures.intake.largest
    top = f"{first.origin} {wording.short_share(first.share.mean)}" if first else ""
    words = wording.index(figures.intake.hhi.mean, bound=figures.intake.unknown_share > 0)
    return Row(tr("own intake"), (Lane(hhi.mean, hhi.p05, hhi.p95),), words, top, strong=True,
               rule_above=rule)  # fmt: skip


def _points_axis() -> Axis:
    marks = ticks(0.0, 10_000.0, 4)
    return Axis(0.0, 10_000.0, tuple(Tick(mark, number(mark)) for mark in marks))


def _index_title(figures: "Diversification") -> str:
    if not figures.supply:
        own = wording.index(figures.intake.hhi.mean, bound=figures.intake.unknown_share > 0)
        return fitting(tr("Own intake: HHI {}").format(own))
    most = max(figures.supply, key=lambda mix: mix.concentration.hhi)
    found = most.concentration
    points = wording.index(found.hhi, bound=found.unnamed > 0)
    stage = wording.stage_name(most.stage)
    return fitting(tr("Most concentrated: {}, HHI {}").format(stage, points))


def _bound_note() -> str:
    return tr("≥ a lower bound: supply of no named country is left out. Bold: the chosen stage.")


def _index_sheet(figures: "Diversification") -> Sheet:
    heads = (tr("Stage"), "HHI", "5 %", "95 %", tr("Largest"), tr("Share, %"), tr("Not named, %"))
    rows: list[tuple[str, ...]] = []
    values: list[tuple[object, ...]] = []
    for mix in figures.supply:
        found = mix.concentration
        rows.append((
            wording.stage_name(mix.stage), number(found.hhi * 10_000), UNKNOWN, UNKNOWN,
            wording.place_name(str(found.largest)), number(found.largest_share * 100, 1),
            number(found.unnamed * 100, 1),
        ))  # fmt: skip
        values.append((mix.stage, found.hhi * 10_000, None, None, found.largest,
                       found.largest_share * 100, found.unnamed * 100))  # fmt: skip
    if figures.intake.sources:
        hhi, first = figures.intake.hhi.scaled(10_000), figures.intake.largest
        three = (hhi.mean, hhi.p05, hhi.p95)
        share = first.share.mean * 100 if first else 0.0
        unknown = figures.intake.unknown_share * 100
        rows.append((tr("own intake"), *map(number, three),
                     wording.place_name(first.origin if first else ""), number(share, 1),
                     number(unknown, 1)))  # fmt: skip
        values.append(("intake", *three, first.origin if first else None, share, unknown))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 4}))


def intake(shown: "Shown", reference: "Reference") -> Chart:
    """Shares of the contained mass by origin of the scrap, coloured by the lists of the day."""
    figures = shown.figures
    if not figures.intake.sources:
        why = tr("No {} was received in this period.").format(in_sentence(figures.element))
        return empty_chart("intake", tr("Own intake by origin"), why)
    lists = CountryLists(reference.table("countries"))
    sources = _largest(figures.intake.sources)
    roles = [lists.role(source.origin, figures.on, figures.home) for source in sources]
    rows = [
        _source_row(source, role, strong=source is figures.intake.largest)
        for source, role in zip(sources, roles, strict=True)
    ]
    marks = [
        _source_mark(source, role, place, shown, reference)
        for place, (source, role) in enumerate(zip(sources, roles, strict=True))
    ]
    _add_others(rows, marks, figures)
    said = " · ".join([
        tr("Share of contained {} by origin").format(in_sentence(figures.element)),
        tr("whisker 90 %"), batches(sum(source.batches for source in figures.intake.sources)),
        period(figures.since, figures.until),
    ])  # fmt: skip
    drawn = Rows(tuple(rows), _share_axis(max(s.share.p95 for s in sources)),
                 figures_in_column=False, bounds=_ceiling())  # fmt: skip
    return Chart("intake", _intake_title(figures), said, drawn, tuple(marks),
                 lambda: _intake_sheet(figures, lists), wording.legend_of(roles),
                 note=_roles_note(figures, lists))  # fmt: skip


def _largest(sources: "tuple[Source, ...]") -> "list[Source]":
    """The largest origins and the unknown; the table has them all."""
    named = [source for source in sources if source.origin]
    return [*named[: _shown_of(len(named))], *(source for source in sources if not source.origin)]


def _add_others(rows: list[Row], marks: list[Mark], figures: "Diversification") -> None:
    """Add the origins that have no row of their own as one."""
    few = {source.origin for source in figures.intake.sources if source.origin}
    few -= {source.origin for source in _largest(figures.intake.sources)}
    if not few:
        return
    share = figures.intake.parted(lambda origin: "few" if origin in few else "rest")["few"]
    words = tr("{} others").format(len(few))
    count = sum(source.batches for source in figures.intake.sources if source.origin in few)
    marks.append(Mark(words, share_with_interval(share), 0, len(rows), None, count))
    lane = Lane(share.mean * 100, share.p05 * 100, share.p95 * 100, "others")
    rows.append(Row(words, (lane,), wording.short_share(share.mean)))


def _source_row(source: "Source", role: Role, *, strong: bool) -> Row:
    share = source.share.scaled(100)
    spread = share.p95 > share.p05
    lane = Lane(share.mean, share.p05 if spread else None, share.p95 if spread else None,
                wording.role_style(role))  # fmt: skip
    label = wording.place_name(source.origin)
    return Row(label, (lane,), wording.short_share(source.share.mean), strong=strong)


def _shown_of(count: int) -> int:
    """How many have a row of their own: one alone is not put away as others."""
    return count if count <= MOST + 1 else MOST


def _source_mark(
    source: "Source", role: Role, place: int, shown: "Shown", reference: "Reference"
) -> Mark:
    where = wording.behind(shown, reference, shown.figures.element) | {"origin": source.origin}
    name = f"{wording.place_name(source.origin)}, {wording.role_name(role)}"
    return Mark(name, share_with_interval(source.share), 0, place,
                where if source.origin else None, source.batches)  # fmt: skip


def _intake_title(figures: "Diversification") -> str:
    first = figures.intake.largest
    if first is None:
        return tr("No origin is stated")
    share, name = wording.short_share(first.share.mean), wording.place_name(first.origin)
    if first.share.mean > wording.CEILING:
        return fitting(tr("{} from {}, above the 65 % ceiling").format(share, name),
                       tr("{} from {}").format(share, name))  # fmt: skip
    return fitting(tr("No country sends more than {}, {}").format(share, name),
                   tr("{} from {}").format(share, name))  # fmt: skip


def _roles_note(figures: "Diversification", lists: CountryLists) -> str:
    """How the intake splits by the lists of the day, and whose standing is to be verified."""
    parts = [
        f"{wording.role_name(role)} {share_with_interval(figures.roles[role])}"
        for role in Role
        if role in figures.roles
    ]
    said = tr("By the lists of {}: {}").format(figures.on.isoformat(), ", ".join(parts))
    weak = []
    for source in figures.intake.sources:
        role = lists.role(source.origin, figures.on, figures.home)
        if lists.grade(source.origin, figures.on, role) not in (None, "high"):
            weak.append(wording.place_name(source.origin))
    return f"{said}. " + tr("To be verified: {}").format(", ".join(weak)) if weak else said


def _intake_sheet(figures: "Diversification", lists: CountryLists) -> Sheet:
    heads = (tr("Origin"), tr("Is"), tr("Share, %"), "5 %", "95 %", tr("Contained, kg"),
             tr("Batches"), tr("Lists"))  # fmt: skip
    rows, values = [], []
    for source in figures.intake.sources:
        standing = ", ".join(one.code for one in lists.standing(source.origin, figures.on))
        role = lists.role(source.origin, figures.on, figures.home)
        share = source.share.scaled(100)
        three = (share.mean, share.p05, share.p95)
        kg = source.contained.mean
        rows.append((
            wording.place_name(source.origin), wording.role_name(role),
            *(number(one, 2) for one in three), number(kg, 1), number(source.batches),
            standing,
        ))  # fmt: skip
        values.append((source.origin, str(role), *three, kg, source.batches, standing))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 1, 7}))
