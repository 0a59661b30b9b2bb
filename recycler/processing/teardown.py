"""Assembled products taken apart: what their parts weigh by profile, and what the site found.

Nothing changes by itself: a person puts a learned profile in force. `docs/model.md` section 14.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.special import chdtri, logit  # type: ignore[import-untyped]

from recycler.evidence import Evidence
from recycler.laboratory.latent import Latent, from_latent, to_latent
from recycler.laboratory.lots import Series
from recycler.laboratory.site_mean import Prior, site_mean
from recycler.model.composition import sd_of_part
from recycler.processing.book import Book
from recycler.processing.records import RunKind, RunState
from recycler.reference.data import Reference
from recycler.reference.records import Composition, Origin, Payload, TeardownRow

FEWEST_RUNS = 3  # fewer say next to nothing of the spread from run to run
_FREEDOM = 6.0  # of the profile's spread, as of a composition's
_LEAST_FOUND = 0.97  # of the mass taken, booked as lots, for a run to teach
_NOTABLE_SHIFT, _NOTABLE_SPREAD = 0.10, 0.05


@dataclass(frozen=True, slots=True)
class Part:
    """A part a run is expected to yield: mass, its standard uncertainty, what is booked [kg]."""

    material: str
    kg: float
    sd_kg: float
    booked_kg: float = 0.0

    def as_dict(self) -> dict[str, str | float]:
        return {
            "material": self.material,
            "expected_kg": self.kg,
            "expected_sd_kg": self.sd_kg,
            "booked_kg": self.booked_kg,
        }


@dataclass(frozen=True, slots=True)
class PartsFound:
    """Shares of the parts in the mass a run took [-], each with its standard uncertainty."""

    run: str
    product: str
    shares: Mapping[str, tuple[float, float]]
    on: date


@dataclass(frozen=True, slots=True)
class LearnedPart:
    """Share of a part, its sd from run to run, and that of the mean [-]."""

    mean: float
    sd: float
    sd_of_mean: float


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part before and after. worth_runs: runs the profile's mean counts for."""

    part: str
    before: LearnedPart
    after: LearnedPart
    runs: int
    worth_runs: float


@dataclass(frozen=True, slots=True)
class ProfileProposal:
    """A new version of a teardown profile, for a person to accept."""

    material: str
    version_before: int
    rows: tuple[PartRow, ...]
    payload: Payload


def expected_parts(reference: Reference, product: str, dry_kg: float) -> tuple[Part, ...]:
    """Return what an assembled product of this mass [kg] is expected to come apart into."""
    composition = reference.composition(product)
    rows = composition.teardown if composition else ()
    return tuple(
        Part(
            row.part, dry_kg * row.mass_fraction, dry_kg * math.hypot(row.sd, sd_of_part(row))
        )
        for row in rows
    )  # fmt: skip


def parts_of_run(reference: Reference, book: Book, number: str) -> tuple[Part, ...]:
    """Return the parts of what a teardown run took, and what is booked of each."""
    expected: dict[str, list[Part]] = defaultdict(list)
    for one in book.inputs_of.get(number, ()):
        for part in expected_parts(reference, _material(book, one.source) or "", one.dry_kg):
            expected[part.material].append(part)
    lots = book.lots_of.get(number, ())
    return tuple(
        Part(
            material,
            math.fsum(part.kg for part in parts),
            math.fsum(part.sd_kg for part in parts),  # the profile's error is common to them
            math.fsum(lot.dry_kg for lot in lots if lot.material == material),
        )
        for material, parts in expected.items()
    )


def parts_found(book: Book) -> list[PartsFound]:
    """Return what closed teardown runs of one product each found its parts to weigh."""
    found = []
    for run in book.order:
        if run.kind is not RunKind.TEARDOWN or run.state is not RunState.CLOSED:
            continue
        inputs, lots = book.inputs_of.get(run.number, ()), book.lots_of.get(run.number, ())
        products = {_material(book, one.source) for one in inputs}
        took = math.fsum(one.dry_kg for one in inputs)
        booked = math.fsum(lot.dry_kg for lot in lots)
        if len(products) != 1 or booked < _LEAST_FOUND * took or run.closed_at is None:
            continue
        took_sd = math.hypot(*(one.dry_sd_kg for one in inputs)) / took
        by_part: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for lot in lots:
            if lot.material is not None:
                by_part[lot.material].append((lot.dry_kg, lot.dry_sd_kg))
        shares = {part: _share(weighed, took, took_sd) for part, weighed in by_part.items()}
        product = products.pop()
        if product is not None:
            found.append(PartsFound(run.number, product, shares, run.closed_at.date()))
    return found


def profile_proposals(
    reference: Reference, found: Iterable[PartsFound]
) -> tuple[ProfileProposal, ...]:
    """Return a proposal for each product of whose parts something notable is to be learned.

    Args:
        reference: with all versions; learning starts from the newest that was not learned.
        found: of closed runs.
    """
    by_product: dict[str, list[PartsFound]] = defaultdict(list)
    for one in found:
        by_product[one.product].append(one)
    proposals = (_proposal(reference, product, runs) for product, runs in by_product.items())
    return tuple(one for one in proposals if one is not None)


def _material(book: Book, name: str) -> str | None:
    return book.batches[name].material if name in book.batches else book.lots[name].material


def _share(
    weighed: Sequence[tuple[float, float]], took: float, took_sd: float
) -> tuple[float, float]:
    kg = math.fsum(one for one, _ in weighed)
    sd = math.hypot(*(sd for _, sd in weighed))
    return kg / took, math.hypot(sd / took, kg / took * took_sd)


def _proposal(
    reference: Reference, product: str, runs: Sequence[PartsFound]
) -> ProfileProposal | None:
    prior, in_force = reference.prior_composition(product), reference.composition(product)
    if prior is None or in_force is None or not prior.teardown or len(runs) < FEWEST_RUNS:
        return None
    before = {row.part: _known(row) for row in in_force.teardown}
    rows = []
    for row in prior.teardown:
        taught = [one for one in runs if row.part in one.shares]
        if len(taught) >= FEWEST_RUNS and row.sd > 0 and 0 < row.mass_fraction < 1:
            after, worth = _learned(row, taught)
            rows.append(PartRow(row.part, before[row.part], after, len(taught), worth))
    rows = _closed(prior, rows)
    if not any(_notable(row.before, row.after) for row in rows):
        return None
    payload = Payload(
        "composition", product, _text_rows(reference, prior, rows, runs), in_force.version + 1,
        Origin.LEARNED,
    )  # fmt: skip
    return ProfileProposal(product, in_force.version, tuple(rows), payload)


def _known(row: TeardownRow) -> LearnedPart:
    return LearnedPart(row.mass_fraction, row.sd, sd_of_part(row))


def _learned(row: TeardownRow, runs: Sequence[PartsFound]) -> tuple[LearnedPart, float]:
    latent = to_latent(
        np.array([row.mass_fraction]), np.array([row.sd]), np.array([sd_of_part(row)])
    )
    between = float(latent.between[0]) * math.sqrt(float(chdtri(_FREEDOM, 0.5)) / _FREEDOM)
    prior = Prior(float(latent.mu[0]), float(latent.of_mean[0]), between, _FREEDOM)
    share, sd = np.array([one.shares[row.part] for one in runs]).T
    share = np.clip(share, 1e-6, 1 - 1e-6)
    none, days = np.zeros(0), [one.on for one in runs]
    series = Series(
        logit(share), (sd / (share * (1 - share))) ** 2, none, none, none, min(days), max(days)
    )
    found = site_mean(prior, series)
    after = from_latent(
        Latent(np.array([found.mu]), np.array([found.of_mean]), np.array([found.between]))
    )
    return LearnedPart(*(float(column[0]) for column in after)), found.worth_lots


def _closed(prior: Composition, rows: Sequence[PartRow]) -> list[PartRow]:
    """Return what was learned, scaled so that all parts sum to one."""
    means = {row.part: row.mass_fraction for row in prior.teardown}
    scale = 1 / math.fsum((means | {row.part: row.after.mean for row in rows}).values())
    return [
        replace(
            row,
            after=LearnedPart(
                row.after.mean * scale, row.after.sd * scale, row.after.sd_of_mean * scale
            ),
        )
        for row in rows
    ]


def _notable(before: LearnedPart, after: LearnedPart) -> bool:
    shift = abs(after.mean - before.mean) > _NOTABLE_SHIFT * before.sd_of_mean
    spreads = ((before.sd, after.sd), (before.sd_of_mean, after.sd_of_mean))
    return shift or any(abs(new - old) > _NOTABLE_SPREAD * old for old, new in spreads)


def _text_rows(
    reference: Reference, prior: Composition, rows: Sequence[PartRow], runs: Sequence[PartsFound]
) -> tuple[Mapping[str, str], ...]:
    """Return the rows of the product as text; the parts sum to one, learned or not."""
    kept = reference.payload("composition", prior.material, prior.version)
    assert kept is not None
    learned = {row.part: row.after for row in rows}
    rest = math.fsum(row.mass_fraction for row in prior.teardown if row.part not in learned)
    left = 1 - math.fsum(after.mean for after in learned.values())
    scale = left / rest if rest > 0 else 1.0
    days = [one.on for one in runs]
    source = f"own runs: {len(runs)}, {min(days).isoformat()} to {max(days).isoformat()}"
    return tuple(
        _text_row(dict(row), learned.get(row.get("part", "")), scale, source) for row in kept.rows
    )


def _text_row(
    row: dict[str, str], after: LearnedPart | None, scale: float, source: str
) -> dict[str, str]:
    if "part" not in row:
        return row
    if after is None:
        return row | {"mass_fraction": f"{float(row['mass_fraction']) * scale:.8g}"}
    return row | {
        "mass_fraction": f"{after.mean:.8g}",
        "sd": f"{after.sd:.8g}",
        "sd_of_mean": f"{after.sd_of_mean:.8g}",
        "evidence": Evidence.OWN.value,
        "source": source,
    }
