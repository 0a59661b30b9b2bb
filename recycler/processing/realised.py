"""What closed runs really passed on of each element; `docs/model.md` section 14."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from recycler.processing.content import Content, total
from recycler.processing.contents import Contents
from recycler.processing.records import LotKind, Run, RunKind, RunState

NOTHING = 1e-9  # of what went in


@dataclass(frozen=True, slots=True, eq=False)
class Realised:
    """Share of an element that reached the wanted lots of a run [-].

    version: of the route when the run began; material: what the run took most of; loadings: of
    the share, relative to it, by name.
    """

    run: str
    route: str
    version: int
    stage: str | None
    material: str
    element: str
    share: float
    loadings: Mapping[str, float]
    on: date

    @property
    def sd(self) -> float:
        """Standard uncertainty [-]."""
        return float(self.share * sum(loading**2 for loading in self.loadings.values()) ** 0.5)


def realised(contents: Contents) -> list[Realised]:
    """Return the realised yields of the closed runs of a book.

    Only of an element that own assays found in every wanted lot that can hold it: without them
    the lots say what the yields said before. Elements that a product holds in its hardware too
    are left out, as hardware leaves the route early.
    """
    return [one for run in contents.book.order for one in _of_run(contents, run)]


def _of_run(contents: Contents, run: Run) -> Iterable[Realised]:
    is_learnable = run.kind is RunKind.PROCESS and "+" not in (run.route or "+")
    if run.state is not RunState.CLOSED or run.closed_at is None or not is_learnable:
        return
    book = contents.book
    lots = book.lots_of.get(run.number, ())
    wanted = [lot.number for lot in lots if lot.kind.is_wanted]
    returned = (contents.of_lot(lot.number) for lot in lots if lot.kind is LotKind.RETURN)
    into = total((contents.into(run.number), total(returned).times(-1.0)))
    most = max(book.inputs_of.get(run.number, ()), key=lambda one: one.dry_kg, default=None)
    if most is None or not wanted:
        return
    hardware = _in_hardware(contents, run.number)
    for element in contents.passed(run.number).elements:
        holding = [lot for lot in wanted if contents.of_lot(lot).of(element)[0] > 0]
        assayed = holding and all(contents.is_assayed(lot, element) for lot in holding)
        if not assayed or element in hardware or into.of(element)[0] <= NOTHING:
            continue
        out = total(contents.of_lot(lot) for lot in holding)
        yield Realised(
            run.number, run.route or "", run.route_version, run.stage,
            contents.material_of(most.source), element,
            out.of(element)[0] / into.of(element)[0], _relative(out, into, element),
            run.closed_at.date(),
        )  # fmt: skip


def _relative(out: Content, into: Content, element: str) -> dict[str, float]:
    """Return the loadings of a ratio, relative to it; what both share takes itself off."""
    above = {n: loading / out.of(element)[0] for n, loading in out.loadings_of(element).items()}
    below = {n: loading / into.of(element)[0] for n, loading in into.loadings_of(element).items()}
    return {name: above.get(name, 0.0) - below.get(name, 0.0) for name in {*above, *below}}


def _in_hardware(contents: Contents, number: str) -> set[str]:
    batches = (
        contents.book.batches[one.source]
        for one in contents.book.inputs_of.get(number, ())
        if one.source in contents.book.batches
    )
    return {
        component.element
        for batch in batches
        for component in contents.mixture_of(batch).components
        if component.hardware
    }
