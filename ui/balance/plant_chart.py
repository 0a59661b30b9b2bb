"""The plant as a Sankey: what went where, how sure that is, and what was not found."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ui.balance import wording
from ui.balance.figures import NOTHING, Figures, Kg, Stream, total
from ui.balance.layers import columns
from ui.charts.spec import OTHERS, Band, Chart, LegendEntry, Mark, Place, Sankey, Sheet
from ui.language import numbers
from ui.language.numbers import MassUnit

translate = QCoreApplication.translate
FRAME, END_LINE, NODE_LINES, DRAIN_LINES, LOOP_LINE = 176, 34, 96, 46, 36  # [px]
MOST_ENDS = 8  # at one side; the smallest beyond are drawn together
STYLES: dict[str, int | str] = {
    "product": "accent",
    "residue": 4,
    "stock": 5,
}  # of streams to and from outside


class _Drawn(NamedTuple):
    """Streams drawn as one band: one, or the smallest of their kind together."""

    streams: tuple[Stream, ...]
    style: int | str

    @property
    def first(self) -> Stream:
        return self.streams[0]

    def mass(self, view: str) -> Kg | None:
        masses = [mass for one in self.streams if (mass := one.shown(view)) is not None]
        return total(masses) if masses else None

    @property
    def name(self) -> str:
        if len(self.streams) == 1:
            return self.first.name
        said = {
            "product": translate("Balance", "{} other products"),
            "residue": translate("Balance", "{} other residues"),
        }.get(self.first.role, translate("Balance", "{} others"))
        return said.format(len(self.streams))

    @property
    def kind(self) -> str:
        if all(one.reconciled is None and one.read is None for one in self.streams):
            return "unknown"
        return "inferred" if any(one.is_inferred for one in self.streams) else "measured"


def plant_chart(figures: Figures, view: str) -> Chart:
    """Return the picture of the plant, raw or reconciled."""
    unit = wording.unit_for(figures, view)
    if not figures.streams:
        return Chart("balance", wording.finding(figures, unit), "", None, (),
                     lambda: Sheet((), (), ()), empty="")  # fmt: skip
    maker = _Maker(figures, view, unit)
    drawn = maker.made()
    return Chart(
        "balance", wording.finding(figures, unit), wording.sum_line(figures, unit), drawn,
        tuple(maker.marks(drawn)), lambda: _sheet(figures, unit), maker.legend(),
    )  # fmt: skip


def height_for(chart: Chart) -> int:
    """The least height at which every end of the plant has its line [px]."""
    if not isinstance(chart.drawn, Sankey):
        return 0
    places = chart.drawn.places
    ends = max(sum(one.end == side for one in places) for side in ("source", "sink"))
    stages = {one.column for one in places}
    deepest = max(_stage_height(places, stage) for stage in stages)
    loops = sum(1 for band in chart.drawn.bands if band.name and _leads_back(places, band))
    return FRAME + max(END_LINE * ends, deepest + LOOP_LINE * loops)


def _stage_height(places: Sequence[Place], stage: int) -> int:
    here = [one.end for one in places if one.column == stage]
    return NODE_LINES * here.count("") + DRAIN_LINES * here.count("drain")


def _leads_back(places: Sequence[Place], band: Band) -> bool:
    source, target = places[band.source], places[band.target]
    return not (source.end or target.end) and target.column <= source.column


class _Maker:
    """Builds places and bands; the order of both is that of nodes and streams, never of size."""

    def __init__(self, figures: Figures, view: str, unit: MassUnit) -> None:
        self._figures, self._view, self._unit = figures, view, unit
        self._flows = [one for one in figures.streams if one.source and one.target]
        keys = [node.key for node in figures.nodes]
        edges = [(one.source or "", one.target or "") for one in self._flows]
        self._columns = columns(keys, edges)
        self._last = max(self._columns.values(), default=0)
        self._places: list[Place] = []
        self._bands: list[Band] = []
        self._wheres: list[dict[str, object]] = []
        self._names: list[str] = []

    def made(self) -> Sankey:
        feeds, outs = (self._ends(side) for side in ("target", "source"))
        missing = self._figures.missing.get(self._view, {})
        self._at: dict[str, int] = {}
        for one in feeds:
            self._add_end(one, "source")
        for node in self._figures.nodes:
            self._at[node.key] = len(self._places)
            self._places.append(self._node(node.key, node.name, missing.get(node.key, NOTHING)))
        self._join(feeds, 0)
        for flow in self._flows:
            self._add_flow(flow)
        first = len(self._places)
        for one in outs:
            self._add_end(one, self._end_of(one))
        self._join(outs, first)
        for key, mass in missing.items():
            self._add_missing(key, mass)
        return Sankey(tuple(self._places), tuple(self._bands))

    # --- ends ---

    def _ends(self, side: str) -> list[_Drawn]:
        """The streams at one side of the plant, the smallest together where there are many."""
        other = "source" if side == "target" else "target"
        ends = [one for one in self._figures.streams if getattr(one, other) is None]
        order = [node.key for node in self._figures.nodes]
        ends.sort(key=lambda one: order.index(getattr(one, side)))
        kept = ends
        if len(ends) > MOST_ENDS:
            kept = sorted(ends, key=lambda one: -self._kg(one))[: MOST_ENDS - 1]
        grouped = [_Drawn((one,), 0) for one in kept]
        rest: dict[tuple[str, str], list[Stream]] = {}
        for one in ends:
            if one not in kept:
                rest.setdefault((getattr(one, side), one.role), []).append(one)
        grouped += [_Drawn(tuple(some), OTHERS if len(some) > 1 else 0) for some in rest.values()]
        grouped.sort(key=lambda one: ends.index(one.first))
        return [self._styled(one, place) for place, one in enumerate(grouped)]

    def _kg(self, stream: Stream) -> float:
        mass = stream.shown(self._view)
        return mass.kg if mass else 0.0

    @staticmethod
    def _styled(one: _Drawn, place: int) -> _Drawn:
        if one.style == OTHERS:
            return one
        return one._replace(style=STYLES.get(one.first.role, place % MOST_ENDS))

    def _end_of(self, one: _Drawn) -> str:
        """Products end at the right edge; all else leaves where it arises."""
        last = self._columns[one.first.source or ""] == self._last
        return "sink" if last or one.first.role == "product" else "drain"

    def _add_end(self, one: _Drawn, end: str) -> None:
        node = one.first.source or one.first.target or ""
        note = translate("Balance", "inferred") if one.kind == "inferred" else ""
        figure = wording.with_half(one.mass(self._view), self._unit)
        self._places.append(Place(one.name, figure, self._columns[node], end, one.style, note))

    def _join(self, ends: Sequence[_Drawn], first: int) -> None:
        """Lead a band from each end to its node, or from its node to the end."""
        for number, one in enumerate(ends):
            stream, place = one.first, first + number
            source = self._at[stream.source] if stream.source else place
            target = self._at[stream.target] if stream.target else place
            self._add_band(one, source, target)

    # --- nodes, bands, what is missing ---

    def _node(self, key: str, name: str, missing: Kg) -> Place:
        came, went = self._figures.through(key, self._view)
        places = min(wording.decimals(mass, self._unit) for mass in (came, went))
        shown = [numbers.number(mass.kg * self._unit.per_kg, places) for mass in (came, went)]
        said = translate("Balance", "in {} · out {}").format(*shown)
        return Place(name, said, self._columns[key], alarm=wording.is_alarming(missing))

    def _add_flow(self, flow: Stream) -> None:
        source, target = self._at[flow.source or ""], self._at[flow.target or ""]
        self._add_band(_Drawn((flow,), "text-3"), source, target)

    def _add_band(self, one: _Drawn, source: int, target: int) -> None:
        mass = one.mass(self._view)
        figure = wording.with_half(mass, self._unit)
        kg = None if mass is None else max(mass.kg, 0.0)
        is_back = bool(one.first.source and one.first.target)
        self._bands.append(
            Band(source, target, kg, figure, one.style, one.kind,
                 name=one.name if is_back else "")
        )  # fmt: skip
        self._names.append(self._way(one))
        self._wheres.append({"streams": tuple(stream.key for stream in one.streams)})

    def _way(self, one: _Drawn) -> str:
        nodes = (self._figures.node(one.first.source), self._figures.node(one.first.target))
        source, target = (node.name if node else "" for node in nodes)
        if source and target:
            return translate("Balance", "{name}, {source} to {target}").format(
                name=one.name, source=source, target=target
            )
        if source:
            return translate("Balance", "{name}, from {source}").format(
                name=one.name, source=source
            )
        return translate("Balance", "{name}, to {target}").format(name=one.name, target=target)

    def _add_missing(self, key: str, mass: Kg) -> None:
        """Draw what went in and was not found, or came out and never went in."""
        places = wording.decimals(mass, self._unit)
        if key not in self._at or not round(mass.kg * self._unit.per_kg, places):
            return
        size, alarm = Kg(abs(mass.kg), mass.sd), wording.is_alarming(mass)
        came = mass.kg < 0
        name = (
            translate("Balance", "found in excess") if came else translate("Balance", "not found")
        )
        end = "source" if came else "sink" if self._columns[key] == self._last else "drain"
        figure = wording.with_half(size, self._unit)
        place, node = len(self._places), self._at[key]
        self._places.append(Place(name, figure, self._columns[key], end, "missing", alarm=alarm))
        source, target = (place, node) if came else (node, place)
        self._bands.append(Band(source, target, size.kg, figure, "missing", "missing",
                                size.half, alarm))  # fmt: skip
        said = translate("Balance", "{name} at {node}")
        self._names.append(said.format(name=name, node=self._places[node].name))
        self._wheres.append({"node": key})

    # --- what stands around it ---

    def marks(self, drawn: Sankey) -> Iterable[Mark]:
        """Return the bands, then the nodes, as they can be walked, read out and opened."""
        cells = drawn.cells()
        for at, band in enumerate(drawn.bands):
            figure = self._figure(band)
            yield Mark(self._names[at], figure, *cells[at], self._wheres[at])
        keys = [node.key for node in self._figures.nodes]
        for number, (key, place) in enumerate(zip(keys, drawn.nodes(), strict=True)):
            one, cell = drawn.places[place], cells[len(drawn.bands) + number]
            yield Mark(one.name, one.figure, *cell, {"node": key})

    def _figure(self, band: Band) -> str:
        said = {
            "inferred": translate("Balance", "{} · inferred from the rest"),
            "missing": translate("Balance", "{} · not accounted for"),
        }.get(band.kind, "{}")
        return said.format(band.figure)

    def legend(self) -> tuple[LegendEntry, ...]:
        """Name the textures that are in the picture."""
        kinds = {band.kind for band in self._bands}
        entries = []
        if "inferred" in kinds:
            entries.append(LegendEntry(translate("Balance", "inferred from the rest"), "inferred"))
        if "missing" in kinds:
            entries.append(LegendEntry(translate("Balance", "not accounted for"), "missing"))
        return tuple(entries)


def _sheet(figures: Figures, unit: MassUnit) -> Sheet:
    """All streams, raw beside reconciled, whatever is drawn."""
    named = (
        translate("Balance", "Stream"), translate("Balance", "From"), translate("Balance", "To"),
        translate("Balance", "Read, {}"), translate("Balance", "Reconciled, {}"),
        translate("Balance", "± 90 %, {}"), translate("Balance", "z"),
        translate("Balance", "Known how"),
    )  # fmt: skip
    heads = tuple(head.format(unit.name) for head in named)
    rows, values = [], []
    for one in figures.streams:
        ends = [figures.node(key) for key in (one.source, one.target)]
        names = [node.name if node else translate("Balance", "outside") for node in ends]
        masses = (one.read, one.reconciled)
        texts = [wording.amount(m, unit) if m else numbers.UNKNOWN for m in masses]
        best = one.reconciled or one.read
        score = numbers.UNKNOWN if one.score is None else wording.signed(one.score)
        rows.append((one.name, *names, *texts, wording.half(best, unit) if best else "", score,
                     wording.standing_words(one)))  # fmt: skip
        plain = [m.kg * unit.per_kg if m else None for m in masses]
        spread = best.half * unit.per_kg if best else None
        values.append((one.name, *names, *plain, spread, one.score, one.standing))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 1, 2, 7}))
