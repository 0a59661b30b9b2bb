"""The figures of the page out of the store, for a job beside the GUI thread."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ui.balance import wording
from ui.balance.culprits import cause_name, cause_words, suspect_of
from ui.balance.figures import (
    Drift,
    Figures,
    Kg,
    LedgerLine,
    LeftOut,
    Named,
    Node,
    Piece,
    Scope,
    Stream,
    total,
)
from ui.balance.streams import STORE, YARD, named, streams_of
from ui.recovery.figures import in_order

if TYPE_CHECKING:
    from db.store import Store
    from recycler.balance.books import Books
    from recycler.balance.closure import Amount
    from recycler.balance.leaving_out import LeftOutEntry
    from recycler.balance.plant_network import PlantNetwork
    from recycler.balance.unaccounted import Unaccounted


class Answer(NamedTuple):
    """Figures, and whether the plant has any runs at all."""

    figures: Figures
    has_runs: bool


def read_figures(store: "Store", scope: Scope, today: date) -> Answer:
    """Return the figures of a scope; an element nothing holds gives way to one that is held."""
    from recycler.balance.plant_network import plant_network

    period = store.balances.period(scope.since, scope.until)
    books = store.balances.books_of(period)
    held = in_order(books.elements)
    if scope.element and scope.element not in held:
        scope = replace(scope, element=held[0] if held else "")
    out = store.balances.left_out()
    network = plant_network(books, period, scope.element, [one.name for one in out])
    facility = store.facility()
    since = scope.since or facility.day_of(period.begin)
    found = _Read(books, network, scope, today, since).figures()
    lines = tuple(ledger_line(one, today) for one in store.balances.ledger())
    zone = period.begin.tzinfo
    words = {name: cause_words(cause, zone) for name, cause in network.left_out.items()}
    left_out = tuple(
        LeftOut(
            one.name, words.get(one.name, one.subject), one.approved_by, one.reason, one.version
        )
        for one in out
    )
    figures = replace(found, ledger=lines, left_out=left_out, elements=tuple(held))
    return Answer(figures, bool(books.book.runs) or bool(store.processing.runs(limit=1)))


def read_drifts(store: "Store", today: date) -> tuple[Drift, ...]:
    """Return how each scale has stood, month by month since the first batch."""
    report = store.balances.scales(None, today)
    named_scales = {one.scale: one for one in report.drifts}
    tickets = store.tickets_exist(one.since.name for one in report.drifts)
    drifts = []
    for chart in report.charts:
        off = named_scales.get(chart.scale)
        told = [chart.errors[n] for n in chart.told]
        if off is not None:
            day = store.facility().day_of(report.periods[off.noticed].end)
            since = Piece(off.since.name, Kg(off.since.kg), off.since.name in tickets)
            drifts.append(
                Drift(chart.scale, off.error, off.sd, since, min(day, today), chart.surely)
            )
        elif told:
            weights = [1 / one.sd**2 for one in told]
            mean = sum(w * one.error for w, one in zip(weights, told, strict=True)) / sum(weights)
            drifts.append(Drift(chart.scale, mean, sum(weights) ** -0.5, within=chart.surely))
        else:
            drifts.append(Drift(chart.scale))
    return tuple(drifts)


def ledger_line(one: "Unaccounted", today: date) -> LedgerLine:
    """Return an entry of the ledger as the page shows it."""
    return LedgerLine(
        one.number, one.since, one.until, named(one.node), one.element or "",
        Kg(float(one.kg), float(one.sd_kg)), cause_name(one.cause.value), one.owner, one.action,
        one.due, one.entered_by, one.state.value, one.signed_by or "",
        one.signed_at.date() if one.signed_at else None, one.is_overdue(today),
        one.version,
    )  # fmt: skip


def left_out_entry(reading: Named, who: str, why: str) -> "LeftOutEntry":
    """Return what the store keeps of a reading a person leaves out."""
    from recycler.balance.leaving_out import LeftOutEntry

    return LeftOutEntry(name=reading.name, subject=reading.subject, element=reading.element,
                        approved_by=who, reason=why)  # fmt: skip


def mass(amount: "Amount") -> Kg:
    """Return an amount without its causes."""
    return Kg(amount.kg, amount.sd)


class _Read:
    """A network of the engine as the page shows it."""

    def __init__(
        self, books: "Books", network: "PlantNetwork", scope: Scope, today: date, since: date
    ) -> None:
        self._books, self._network, self._scope, self._today = books, network, scope, today
        self._since = since

    def figures(self) -> Figures:
        network = self._network
        plant = network.plant
        found = Figures(
            self._scope, self._today, self._since, self._scope.until or self._today,
            self._nodes(), streams_of(self._books, network),
            {"raw": self._missing(), "reconciled": {}},
            Kg(plant.closure.imbalance_kg, plant.closure.sd_kg),
            dof=network.checked, p_value=network.p_value,
            areas=(Node("plant", named("plant")), *self._nodes()),
        )  # fmt: skip
        if self._scope.node != "plant":
            found = within(found, self._scope.node) if self._scope.node else processing(found)
        unit = wording.unit_for(found, "raw")
        found = replace(found, suspects=tuple(suspect_of(c, unit) for c in network.culprits))
        return replace(found, streams=tuple(self._checked(found)))

    def _nodes(self) -> tuple[Node, ...]:
        """The yard, then the areas in the order their routes run; lots in store are on bands."""
        keys = [one.node.key for one in self._network.nodes]
        return tuple(Node(key, named(key)) for key in keys if key != STORE)

    def _missing(self) -> dict[str, Kg]:
        """What is missing at each node; of a lot in store, at the node that made it."""
        from recycler.balance.closure import summed
        from recycler.balance.node_balance import node_of

        books, network = self._books, self._network
        found: dict[str, list[Amount]] = {}
        for done in books.done(network.period, network.element):
            if not books.is_told(done.node, network.element):
                continue
            lot = books.book.lots.get(done.node)
            node = node_of(books, lot.run if lot else done.node)
            if node is not None:
                found.setdefault(node.key, []).append(done.missing)
        summed_up = {key: mass(summed((one, 1.0) for one in some)) for key, some in found.items()}
        return {key: one for key, one in summed_up.items() if abs(one.kg) > 1e-9}

    def _checked(self, figures: Figures) -> Iterator[Stream]:
        """Name in each stream the reading to look at: a suspect within it, or its largest."""
        for stream in figures.streams:
            inside = {name for piece in stream.of for name in self._named_in(piece.name)}
            words = [one.short for one in figures.suspects if inside & one.subjects]
            words += [one.short for one in figures.suspects[:1]]  # it moves others as well
            largest = max(stream.of, key=lambda piece: piece.mass.kg, default=None)
            yield replace(stream, check=words[0] if words else largest.name if largest else "")

    def _named_in(self, name: str) -> frozenset[str]:
        """A batch or a lot by its name, and the scales it was weighed on."""
        return self._scales.get(name, frozenset()) | {name}

    @cached_property
    def _scales(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for one in self._books.movements:
            scale = self._books.weighings.of(one.name).scale
            if scale:
                found.setdefault(one.of, set()).add(scale)
        return {name: frozenset(scales) for name, scales in found.items()}


def processing(figures: Figures) -> Figures:
    """Return what runs took and made; the yard is outside, and has a balance of its own."""
    streams = []
    for one in figures.streams:
        if one.source == YARD and one.target is not None:
            streams.append(replace(one, source=None, role="feed"))
        elif YARD not in (one.source, one.target):
            streams.append(one)
    raw = {key: mass for key, mass in figures.missing["raw"].items() if key != YARD}
    nodes = tuple(node for node in figures.nodes if node.key != YARD)
    return replace(figures, nodes=nodes, streams=tuple(streams), whole=total(raw.values()),
                   missing={**figures.missing, "raw": raw})  # fmt: skip


def within(figures: Figures, key: str) -> Figures:
    """Return what touches one node; all else is outside."""
    streams = []
    for one in figures.streams:
        if key not in (one.source, one.target):
            continue
        source, target = (end if end == key else None for end in (one.source, one.target))
        role = one.role
        if role == "flow" and source != target:
            role = "product" if source else "feed"  # for this node
        streams.append(replace(one, source=source, target=target, role=role))
    missing = {
        view: {node: mass for node, mass in found.items() if node == key}
        for view, found in figures.missing.items()
    }
    node = figures.node(key)
    return replace(
        figures, nodes=(node,) if node else (), streams=tuple(streams), missing=missing,
        whole=missing["raw"].get(key, Kg(0.0)),
    )  # fmt: skip
