"""What each batch, input and lot of the plant holds; `docs/model.md` section 14.

A lot holds what its own assay says; else what went into its run says, by the yields of the stages.
"""

import math
from collections.abc import Iterable, Mapping

import numpy as np

from recycler.batch import PPM, Batch
from recycler.estimate import Estimator
from recycler.figures import Assay
from recycler.model.composition import Mixture, empty
from recycler.model.logit import Floats
from recycler.processing.book import Book
from recycler.processing.content import Content, total
from recycler.processing.passage import RunYields, lot_yields, mixture_yields
from recycler.processing.records import Input, Lot, LotKind, Run, RunKind
from recycler.processing.stock import stock_of_batch
from recycler.reference.data import Reference


class Contents:
    """Element masses of everything in a book.

    Args:
        estimator: whose reference data say what is not assayed.
        book: whole upwards.
        assays: of batches and lots, by ticket or number.
    """

    def __init__(
        self, estimator: Estimator, book: Book, assays: Mapping[str, tuple[Assay, ...]]
    ) -> None:
        self.book, self.estimator = book, estimator
        self.assays = assays
        self._mixtures: dict[str, Mixture] = {}
        self._per_kg: dict[str, Content] = {}
        self._inputs: dict[str, Content] = {}
        self._lots: dict[str, Content] = {}
        self._passed: dict[str, Content] = {}
        self._materials: dict[str, str] = {}
        for run in book.order:
            self._add(run)

    @property
    def reference(self) -> Reference:
        """The reference data that were asked."""
        return self.estimator.reference

    def of_batch(self, ticket: str) -> Content:
        """Return what a batch holds, as weighed at the gate."""
        stock = stock_of_batch(self.book.batches[ticket])
        return self._weighed(self._of_source(ticket), stock.came_kg, stock.came_sd_kg, ticket)

    def of_input(self, one: Input) -> Content:
        """Return what was taken, by a run of the book or by another one."""
        if one.id not in self._inputs:
            per_kg = self._of_source(one.source)
            self._inputs[one.id] = self._weighed(per_kg, one.dry_kg, one.dry_sd_kg, one.id)
        return self._inputs[one.id]

    def of_lot(self, number: str) -> Content:
        """Return what a lot holds."""
        return self._lots[number]

    def into(self, run: str) -> Content:
        """Return what a run took in all."""
        return total(self.of_input(one) for one in self.book.inputs_of.get(run, ()))

    def passed(self, run: str) -> Content:
        """Return what is expected in the wanted stream of a run, by what it took alone."""
        return self._passed[run]

    def is_assayed(self, number: str, element: str) -> bool:
        """Tell whether a lot's own assay says what it holds of an element."""
        return any(one.element == element for one in self.assays.get(number, ()))

    def material_of(self, name: str) -> str:
        """Return what a batch or a lot passes as on a route: its own material or its origin's."""
        if name in self.book.batches:
            return self.book.batches[name].material
        return self.book.lots[name].material or self._materials.get(self.book.lots[name].run, "")

    def products_of(self, run: Run) -> dict[str, str]:
        """Return what each element is sold as on the route of a run."""
        if run.route is None:
            return {}
        products = self.estimator.reference.route(run.route, run.route_version).products
        return {element: product.product for element, product in products.items()}

    def mixture_of(self, batch: Batch) -> Mixture:
        """Return the fractions of a batch after its assays; empty where nothing is known."""
        if batch.ticket not in self._mixtures:
            assays = self.assays.get(batch.ticket, ())
            version = batch.composition_version
            known = self.estimator.reference.composition(batch.material, version)
            if known is None and all(one.below for one in assays):
                self._mixtures[batch.ticket] = empty(batch.material)
            else:
                pair = self.estimator.pair(batch.material, version, assays=assays)
                self._mixtures[batch.ticket] = pair.mixture
        return self._mixtures[batch.ticket]

    # behind

    def _add(self, run: Run) -> None:
        inputs = self.book.inputs_of.get(run.number, ())
        if inputs:
            most = max(inputs, key=lambda one: one.dry_kg)
            self._materials[run.number] = self.material_of(most.source)
        self._passed[run.number] = self._wanted(run, inputs)
        for lot, content in self._yielded(run):
            self._lots[lot.number] = content.lean

    def _of_source(self, name: str) -> Content:
        """Return what one kilogram, contamination included, of a batch or lot holds."""
        if name not in self._per_kg:
            if name in self.book.batches:
                batch = self.book.batches[name]
                clean = 1 - (batch.contamination_ppm or 0) / PPM
                content = _of_mixture(self.mixture_of(batch), name).times(clean)
            else:
                lot = self.book.lots[name]
                content = self._lot_per_kg(lot)
            self._per_kg[name] = content
        return self._per_kg[name]

    def _lot_per_kg(self, lot: Lot) -> Content:
        """Return the fractions of a lot: its mass divides what it holds, errors included."""
        held = self._lots[lot.number]
        kg, sd = lot.dry_kg, lot.dry_sd_kg
        return held.times(1 / kg).spread_by(f"w:{lot.number}", -held.kg * sd / kg**2)

    @staticmethod
    def _weighed(per_kg: Content, kg: float, sd_kg: float, name: str) -> Content:
        return per_kg.times(kg).spread_by(f"w:{name}", per_kg.kg * sd_kg)

    def _yields(self, run: Run, one: Input, elements: tuple[str, ...]) -> RunYields:
        reference, phi = self.estimator.reference, self.estimator.phi
        batch = self.book.batches.get(one.source)
        mixture = self.mixture_of(batch) if batch else empty("")
        if batch is not None and mixture.components:
            return mixture_yields(reference, run, mixture, phi)
        if material := self.material_of(one.source):
            return lot_yields(reference, run, material, elements, phi)
        return RunYields(elements, np.ones(len(elements)), {})

    def _wanted(self, run: Run, inputs: Iterable[Input]) -> Content:
        """Return what the yields let through; of a run without a route everything."""
        found = []
        for one in inputs:
            content = self.of_input(one)
            if run.kind is RunKind.PROCESS and content.elements:
                way = self._yields(run, one, content.elements)
                content = content.on(way.elements).passed(way.mean, way.loadings)
            found.append(content)
        return total(found)

    def _yielded(self, run: Run) -> Iterable[tuple[Lot, Content]]:
        lots = self.book.lots_of.get(run.number, ())
        if not lots:
            return
        whole = self.into(run.number)
        in_kg = math.fsum(one.dry_kg for one in self.book.inputs_of.get(run.number, ()))
        expected = self._expected(run, lots, whole, in_kg)
        for lot in lots:
            yield lot, self._assayed(lot, expected[lot.number])

    def _expected(
        self, run: Run, lots: tuple[Lot, ...], whole: Content, in_kg: float
    ) -> dict[str, Content]:
        """Return what lots hold by what their run took."""
        if run.kind is RunKind.TEARDOWN:
            return {lot.number: self._part(lot) for lot in lots}
        if run.kind is not RunKind.PROCESS:
            per_kg = self._mixed(run, whole, in_kg)
            return {
                lot.number: self._weighed(per_kg, lot.dry_kg, lot.dry_sd_kg, lot.number)
                for lot in lots
            }
        returned = [lot for lot in lots if lot.kind is LotKind.RETURN]
        back = min(math.fsum(lot.dry_kg for lot in returned) / in_kg, 1.0) if in_kg else 0.0
        found = {lot.number: whole.times(lot.dry_kg / in_kg if in_kg else 0.0) for lot in returned}
        wanted = self._passed[run.number].on(whole.elements)
        rest = total((whole, wanted.times(-1.0))).on(whole.elements)
        for stream, is_wanted in ((wanted, True), (rest, False)):
            there = [
                lot
                for lot in lots
                if lot.kind.is_wanted is is_wanted and lot.kind is not LotKind.RETURN
            ]
            shares = self._shares(run, there, whole.elements)
            for lot in there:
                found[lot.number] = stream.times((1 - back) * shares[lot.number])
        return found

    def _mixed(self, run: Run, whole: Content, in_kg: float) -> Content:
        """Return what one kilogram of all that went in holds; its weighings divide it too."""
        per_kg = whole.times(1 / in_kg if in_kg else 0.0)
        for one in self.book.inputs_of.get(run.number, ()):
            per_kg = per_kg.spread_by(f"w:{one.id}", -per_kg.kg * one.dry_sd_kg / in_kg)
        return per_kg

    def _shares(self, run: Run, lots: list[Lot], elements: tuple[str, ...]) -> dict[str, Floats]:
        """Return each lot's share of a stream by element: by mass, products by what they hold.

        A lot that is called as a product of the route takes the elements sold as it, and no other.
        """
        sold = self.products_of(run)
        named = {lot.number: lot.product in sold.values() for lot in lots}
        mass = np.zeros((len(lots), len(elements)))
        for row, lot in enumerate(lots):
            for column, element in enumerate(elements):
                own = any(other.product == sold.get(element) for other in lots if other.product)
                fits = lot.product == sold.get(element) if own else not named[lot.number]
                mass[row, column] = lot.dry_kg if fits else 0.0
        whole = mass.sum(axis=0)
        shares = mass / np.where(whole > 0, whole, 1.0)
        return {lot.number: shares[row] for row, lot in enumerate(lots)}

    def _part(self, lot: Lot) -> Content:
        """Return what a part holds by the composition of its material."""
        reference = self.estimator.reference
        if lot.material is None or reference.composition(lot.material) is None:
            return Content()
        fractions = _of_mixture(self.estimator.pair(lot.material).mixture, lot.number)
        return self._weighed(fractions, lot.dry_kg, lot.dry_sd_kg, lot.number)

    def _assayed(self, lot: Lot, expected: Content) -> Content:
        """Return what a lot holds with what its assays found in the place of what was expected."""
        assays = {one.element: one for one in self.assays.get(lot.number, ())}
        if not assays:
            return expected
        others = tuple(element for element in expected.elements if element not in assays)
        own = _of_assays(tuple(assays.values()), lot.number)
        weighed = self._weighed(own, lot.dry_kg, lot.dry_sd_kg, lot.number)
        return total((expected.on(others), weighed))


def _of_mixture(mixture: Mixture, owner: str) -> Content:
    """Return the fractions of a mixture [-]; what is of one batch is named after it."""
    elements = mixture.elements
    member = np.zeros((len(elements), len(mixture.components)))
    for place, component in enumerate(mixture.components):
        member[elements.index(component.element), place] = 1.0
    scale = np.array([component.scale for component in mixture.components])
    which = np.array([component.fraction for component in mixture.components], dtype=int)
    mean = member @ (scale * mixture.mean[which])
    spread = scale * mixture.sd[which]
    loadings: dict[str, Floats] = {}
    for part, is_shared in ((mixture.shared, True), (mixture.own, False), (mixture.assay, False)):
        columns = member @ (spread[:, None] * part.loadings[which])
        for name, column in zip(part.names, columns.T, strict=True):
            key = name if is_shared else f"{owner}:{name}"
            loadings[key] = loadings[key] + column if key in loadings else column
    return Content(elements, mean, loadings).lean


def _of_assays(assays: tuple[Assay, ...], owner: str) -> Content:
    """Return the fractions assays found [-]; what was not found lies evenly below its limit."""
    elements = tuple(one.element for one in assays)
    mean = np.array([one.fraction / 2 if one.below else one.fraction for one in assays])
    loadings = {}
    for place, one in enumerate(assays):
        sd = one.fraction / math.sqrt(12) if one.below else float(one.sd or 0.0)
        column = np.zeros(len(assays))
        column[place] = sd
        loadings[f"{owner}:a:{one.element}"] = column
    return Content(elements, mean, loadings)
