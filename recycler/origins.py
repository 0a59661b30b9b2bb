"""What a figure of a batch rests on: readings, assays, rows of the reference, each with source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from recycler.elements import GROUPS
from recycler.estimate import Estimator
from recycler.evidence import Evidence
from recycler.figures import Estimate
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayResult
from recycler.laboratory.sampling import counting
from recycler.model.routes import passages
from recycler.reference.data import Reference


class OriginKind(StrEnum):
    """What an input is."""

    DRY_MASS = "dry_mass"
    ASSAY = "assay"
    PART = "part"
    COMPOSITION = "composition"
    STAGE = "stage"
    TABLE = "table"  # of the reference data, as a whole


@dataclass(frozen=True, slots=True)
class Origin:
    """An input, and where it is kept.

    subject: a material, a route, a sample or a table; what: an element, a part or a stage in it;
    value, sd: [kg] of the dry mass, [-] else; below: `value` is the limit it lies below; version:
    of the reference, 0 for what is the site's own; of: the material whose route it is.
    """

    kind: OriginKind
    subject: str
    what: str = ""
    element: str = ""
    value: float = 0.0
    sd: float | None = None
    below: bool = False
    version: int = 0
    source: str = ""
    evidence: Evidence = Evidence.OWN
    of: str = ""


def origins(
    estimator: Estimator,
    estimate: Estimate,
    key: str,
    results: Iterable[AssayResult] = (),
    methods: Methods | None = None,
) -> list[Origin]:
    """Return what an element's or a group's figures in a batch rest on.

    Args:
        estimator: that made the estimate.
        estimate: of the batch.
        key: element or group.
        results: of the batch; those that count are listed.
        methods: for results without a stated sd.
    """
    wanted = frozenset(GROUPS.get(key, (key,)))
    dry = estimate.dry_mass
    found = [Origin(OriginKind.DRY_MASS, estimate.material, value=dry.kg, sd=dry.sd)]
    found += _assays(results, wanted, methods or Methods())
    found += _compositions(estimator.reference, estimate, wanted)
    if estimate.route:
        found += _stages(estimator, estimate, wanted)
    return list(dict.fromkeys(found))


def _assays(
    results: Iterable[AssayResult], wanted: frozenset[str], methods: Methods
) -> Iterator[Origin]:
    for result in counting(results):
        if result.element in wanted:
            yield Origin(
                OriginKind.ASSAY, result.sample, result.id, result.element, result.fraction,
                methods.sd(result), result.below,
                source=" · ".join(filter(None, (result.method, result.laboratory))),
            )  # fmt: skip


def _compositions(
    reference: Reference, estimate: Estimate, wanted: frozenset[str]
) -> Iterator[Origin]:
    whole = reference.composition(estimate.material, estimate.composition_version or None)
    if whole is None:
        return
    for part in whole.teardown:
        inside = reference.composition(part.part)
        if inside and wanted.intersection(row.element for row in inside.rows):
            yield Origin(
                OriginKind.PART, whole.material, part.part, "", part.mass_fraction, part.sd,
                version=whole.version, source=part.source, evidence=part.evidence,
            )  # fmt: skip
    parts = [reference.composition(part.part) for part in whole.teardown]
    for one in parts if whole.teardown else [whole]:
        for row in one.rows if one else ():
            if one and row.element in wanted:
                yield Origin(
                    OriginKind.COMPOSITION, one.material, row.element, row.element,
                    row.mass_fraction, row.sd, version=one.version, source=row.source,
                    evidence=row.evidence,
                )  # fmt: skip


def _stages(estimator: Estimator, estimate: Estimate, wanted: frozenset[str]) -> Iterator[Origin]:
    route = estimator.reference.route(str(estimate.route), estimate.route_version or None)
    mixture = estimator.pair_of(estimate).mixture
    ways = passages(estimator.reference, route, mixture)
    rows = {
        row: None
        for component, way in zip(mixture.components, ways, strict=True)
        if component.element in wanted and way.product
        for row in way.rows
    }
    for row in sorted(rows, key=lambda row: row.order):
        yield Origin(
            OriginKind.STAGE, route.code, row.stage, row.element, row.yield_mean, row.yield_sd,
            version=route.version, source=row.source, evidence=row.evidence, of=estimate.material,
        )  # fmt: skip
