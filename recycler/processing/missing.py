"""What a run is still to yield, by its route or by the profile of what it takes apart."""

from collections.abc import Iterable

from recycler.processing.book import Book
from recycler.processing.checks import stages_of
from recycler.processing.records import Lot, Run, RunKind
from recycler.reference.data import Reference

_NOTABLE = 0.005  # fraction of an element, or of a part, below which nobody waits for its lot


def missing_outputs(reference: Reference, book: Book, run: Run) -> tuple[str, ...]:
    """Return names of lots a run is to yield and that are not booked yet.

    Products of a whole route, by the elements its inputs hold notably; parts of what is taken
    apart, by its profile; of a single stage the stage's name until something wanted came of it.
    """
    lots = book.lots_of.get(run.number, ())
    materials = materials_of(book, run.number)
    if run.kind is RunKind.TEARDOWN:
        return _left_out(_parts(reference, materials), (lot.material for lot in lots))
    if run.route is None:
        return ()
    if run.stage is not None:
        return () if any(lot.kind.is_wanted for lot in lots) else tuple(stages_of(reference, run))
    return _left_out(_products(reference, run, materials), (lot.product for lot in lots))


def materials_of(book: Book, run: str) -> tuple[str, ...]:
    """Return the materials a run took, the one it took most of first.

    A lot without a material passes as what its own run took most of.
    """
    masses: dict[str, float] = {}
    for one in book.inputs_of.get(run, ()):
        material = _material(book, one.source)
        if material is not None:
            masses[material] = masses.get(material, 0.0) + one.dry_kg
    return tuple(sorted(masses, key=lambda material: -masses[material]))


def _material(book: Book, source: str) -> str | None:
    lot: Lot | None = book.lots.get(source)
    if lot is None:
        return book.batches[source].material
    return lot.material or next(iter(materials_of(book, lot.run)), None)


def _products(reference: Reference, run: Run, materials: Iterable[str]) -> list[str]:
    products = reference.route(run.route or "", run.route_version).products
    held = {element for material in materials for element in _elements(reference, material)}
    return [one.product for element, one in products.items() if element in held]


def _elements(reference: Reference, material: str) -> Iterable[str]:
    composition = reference.composition(material)
    if composition is None:
        return
    for row in composition.rows:
        if row.mass_fraction > _NOTABLE:
            yield row.element
    for part in composition.teardown:
        if part.mass_fraction > _NOTABLE:
            yield from _elements(reference, part.part)


def _parts(reference: Reference, materials: Iterable[str]) -> list[str]:
    found = []
    for material in materials:
        composition = reference.composition(material)
        rows = composition.teardown if composition else ()
        found += [row.part for row in rows if row.mass_fraction > _NOTABLE]
    return found


def _left_out(wanted: Iterable[str], there: Iterable[str | None]) -> tuple[str, ...]:
    booked = set(there)
    return tuple(name for name in dict.fromkeys(wanted) if name not in booked)
