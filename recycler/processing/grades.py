"""How well founded what a batch or a lot holds is, and what a run is expected to yield of it."""

from collections.abc import Iterable

from recycler.evidence import Evidence, weakest
from recycler.model.pair import Pair
from recycler.model.routes import passed_rows
from recycler.processing.checks import scopes_of
from recycler.processing.contents import Contents
from recycler.processing.records import Input, Lot, Run, RunKind
from recycler.reference.records import StageRow

_NOTABLE = 0.1  # of the mass of an element in what a run took, from which an input counts


def held_grade(contents: Contents, name: str, element: str) -> Evidence:
    """Return the grade of what a batch or a lot holds of an element.

    Its own assay is the site's own; what the yields leave in a lot of a process is shared out by
    mass, which is an assumption.
    """
    if contents.is_assayed(name, element):
        return Evidence.OWN
    lot = contents.book.lots.get(name)
    if lot is None:
        return _of_pair(_pair(contents, name, None), element, recovered=False)
    run = contents.book.runs[lot.run]
    if run.kind is RunKind.PROCESS:
        return Evidence.ASSUMPTION
    if run.kind is RunKind.TEARDOWN:
        return _of_part(contents, lot, element)
    inputs = _notable(contents, run, element)
    return weakest(held_grade(contents, one.source, element) for one in inputs)


def expected_grade(contents: Contents, run: Run, element: str) -> Evidence:
    """Return the grade of what a run is expected to win of an element."""
    return weakest(
        _passed_grade(contents, run, one.source, element)
        for one in _notable(contents, run, element)
    )


def part_grade(contents: Contents, run: Run, part: str) -> Evidence:
    """Return the grade of how much of a part a teardown run is expected to yield."""
    reference = contents.estimator.reference
    products = {
        contents.material_of(one.source) for one in contents.book.inputs_of.get(run.number, ())
    }
    profiles = (reference.composition(product) for product in products)
    rows = (row for profile in profiles if profile for row in profile.teardown)
    return weakest(row.evidence for row in rows if row.part == part)


def _passed_grade(contents: Contents, run: Run, source: str, element: str) -> Evidence:
    if source in contents.book.batches:
        return _of_pair(_pair(contents, source, run), element, recovered=True)
    held = held_grade(contents, source, element)
    return weakest((held, *(row.evidence for row in _rows(contents, run, source, element))))


def _notable(contents: Contents, run: Run, element: str) -> Iterable[Input]:
    whole = contents.into(run.number).of(element)[0]
    return [
        one
        for one in contents.book.inputs_of.get(run.number, ())
        if contents.of_input(one).of(element)[0] >= _NOTABLE * whole > 0
    ]


def _pair(contents: Contents, ticket: str, run: Run | None) -> Pair | None:
    batch = contents.book.batches[ticket]
    if contents.mixture_of(batch).components:
        route = (run.route, run.route_version) if run else (None, None)
        return contents.estimator.pair(
            batch.material,
            batch.composition_version,
            *route,
            assays=contents.assays.get(ticket, ()),
        )
    return None


def _of_pair(pair: Pair | None, element: str, *, recovered: bool) -> Evidence:
    if pair is None:
        return Evidence.ASSUMPTION
    grades = pair.recovered_evidence if recovered else pair.contained_evidence
    keys = [key.name for key in pair.keys]
    return grades[keys.index(element)] if element in keys else Evidence.ASSUMPTION


def _of_part(contents: Contents, lot: Lot, element: str) -> Evidence:
    """Return the grade of a part by the composition of its material."""
    if lot.material is None or contents.estimator.reference.composition(lot.material) is None:
        return Evidence.ASSUMPTION
    return _of_pair(contents.estimator.pair(lot.material), element, recovered=False)


def _rows(contents: Contents, run: Run, source: str, element: str) -> Iterable[StageRow]:
    reference = contents.estimator.reference
    route = reference.route(run.route or "", run.route_version)
    return passed_rows(route.rows, scopes_of(reference, contents.material_of(source)), element)
