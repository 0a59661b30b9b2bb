"""A trace as indented rows: back to the tickets and their readings, forward to lots and runs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.processing.trace import Edge, Node, Trace

Kind = Literal["title", "start", "run", "batch", "lot", "gate", "again", "left"]
BACK, FORWARD = "back", "forward"


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line. edge: what went along it; at a run, a gate and a rest the masses are its own.

    way: `back` or `forward`; depth: how far from the start; opens: what Enter leads to.
    """

    kind: Kind
    way: str
    depth: int
    name: str
    node: "Node | None" = None
    edge: "Edge | None" = None
    batch: "Batch | None" = None
    dry_kg: float | None = None
    opens: str = ""


def trace_rows(trace: "Trace", batches: "Mapping[str, Batch]") -> list[TraceRow]:
    """Return the rows of a trace: the start, all behind it, all that came of it.

    What is reached twice stands whole the first time, and by its name alone from then on.
    """
    return list(_Rows(trace, batches).all())


class _Rows:
    def __init__(self, trace: "Trace", batches: "Mapping[str, Batch]") -> None:
        self._trace, self._batches = trace, batches
        self._nodes = {node.name: node for node in trace.nodes}
        self._into: dict[str, list[Edge]] = defaultdict(list)
        self._out: dict[str, list[Edge]] = defaultdict(list)
        for edge in trace.edges:
            self._into[edge.target].append(edge)
            self._out[edge.source].append(edge)

    def all(self) -> Iterator[TraceRow]:
        start = self._nodes[self._trace.start]
        yield TraceRow("start", "", 0, start.name, start, None, self._batches.get(start.name),
                       start.came_kg)  # fmt: skip
        yield TraceRow("title", BACK, 0, "")
        yield from self._gate(start, 1)
        yield from self._back(start.name, 1, set())
        yield TraceRow("title", FORWARD, 0, "")
        yield from self._forward(start.name, 1, set())

    def _back(self, name: str, depth: int, seen: set[str]) -> Iterator[TraceRow]:
        """Yield the run a lot came out of, with all it took."""
        for made in self._into[name]:
            run = self._nodes[made.source]
            if run.name in seen:
                yield self._again(run, BACK, depth, made)
                continue
            seen.add(run.name)
            yield TraceRow("run", BACK, depth, run.name, run, made, None, run.came_kg, run.name)
            for taken in self._into[run.name]:
                node = self._nodes[taken.source]
                yield self._thing(node, BACK, depth + 1, taken)
                yield from self._gate(node, depth + 2)
                if node.kind != "batch":
                    yield from self._back(node.name, depth + 2, seen)

    def _forward(self, name: str, depth: int, seen: set[str]) -> Iterator[TraceRow]:
        """Yield the runs that took from a batch or a lot, with all they yielded."""
        for taken in self._out[name]:
            run = self._nodes[taken.target]
            if run.name in seen:
                yield self._again(run, FORWARD, depth, taken)
                continue
            seen.add(run.name)
            yield TraceRow("run", FORWARD, depth, run.name, run, taken, None, taken.dry_kg,
                           run.name)  # fmt: skip
            for made in self._out[run.name]:
                yield self._thing(self._nodes[made.target], FORWARD, depth + 1, made)
                yield from self._forward(made.target, depth + 2, seen)
            yield TraceRow("left", FORWARD, depth + 1, "", run, None, None, run.left_kg)
        if name == self._trace.start:
            node = self._nodes[name]
            yield TraceRow("left", FORWARD, depth, "", node, None, None, node.left_kg)

    def _thing(self, node: "Node", way: str, depth: int, edge: "Edge") -> TraceRow:
        kind: Kind = "batch" if node.kind == "batch" else "lot"
        batch = self._batches.get(node.name)
        return TraceRow(kind, way, depth, node.name, node, edge, batch, edge.dry_kg, node.name)

    def _gate(self, node: "Node", depth: int) -> Iterator[TraceRow]:
        """Yield the reading at the gate of what came in."""
        batch = self._batches.get(node.name)
        if batch is not None:
            yield TraceRow("gate", BACK, depth, node.name, node, None, batch, node.came_kg)

    def _again(self, run: "Node", way: str, depth: int, edge: "Edge") -> TraceRow:
        return TraceRow("again", way, depth, run.name, run, edge, None, edge.dry_kg, run.name)
