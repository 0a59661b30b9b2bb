"""The composition of a material as the site's own assays and the reference have it together.

`docs/model.md` section 11.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import chdtri, expit  # type: ignore[import-untyped]

from recycler.evidence import Evidence
from recycler.laboratory.following import Found, followed
from recycler.laboratory.latent import Latent, from_latent, to_latent
from recycler.laboratory.lots import LotAssay, Series, series_by_element
from recycler.laboratory.site_mean import Prior, SiteMean, site_mean
from recycler.model.composition import Mixture, mixture, sd_of_mean
from recycler.reference.data import Reference
from recycler.reference.records import Composition, CompositionRow

FEWEST_LOTS = 3  # fewer say next to nothing of the spread between lots
_LEAST_FREEDOM = 6.0  # of the reference's spread between lots
_VAGUE_SPREAD, _VAGUE_FREEDOM = 0.25, 1.0  # between lots, relative; where there is no reference
_NOTABLE_SHIFT = 0.10  # of the sd of the mean
_NOTABLE_SPREAD = 0.05  # of a spread
_LEAST_KNOWN = 0.05  # of a mean's precision, by the assays alone
_MOST_TAKEN = 0.5  # of the element that makes way where fractions sum to more than one


@dataclass(frozen=True, slots=True)
class Finding:
    """An element's results, and what they say.

    prior: before them; known: it was known of before; supplier: whose lots they are, empty: all;
    with_all: share of the variance of the mean [-] that errs together with that of all lots.
    """

    series: Series
    mean: SiteMean
    known: bool
    prior: Prior
    supplier: str = ""
    with_all: float = 1.0


@dataclass(frozen=True, slots=True)
class SiteComposition:
    """What all lots of a material say: from which prior, what was found, and the whole rows."""

    prior: Composition | None
    found: Mapping[str, Finding]
    rows: tuple[CompositionRow, ...]


def site_composition(
    reference: Reference, material: str, assays: Iterable[LotAssay]
) -> SiteComposition | None:
    """Return what is learned of a material, None where nothing can be.

    An assembled product is not learned: its assay does not tell which part has changed.

    Raises:
        InputError: `unknown_material`, `unknown_element`, `assay_range`, `assay_twice`.
    """
    reference.material(material)
    prior = reference.prior_composition(material)
    if prior is not None and prior.teardown:
        return None
    found = findings(prior, assays)
    return SiteComposition(prior, found, site_rows(reference, prior, found)) if found else None


def findings(prior: Composition | None, assays: Iterable[LotAssay]) -> dict[str, Finding]:
    """Return what is found of each element of which enough lots were assayed.

    An element the reference knows needs three lots, any other three lots that measured it.

    Args:
        prior: composition no assay of the site went into; None: nothing is known.
        assays: of the lots of one material.

    Raises:
        InputError: `unknown_element`, `assay_range`, `assay_twice`.
    """
    priors = _priors(prior.rows if prior is not None else ())
    found: dict[str, Finding] = {}
    for element, series in series_by_element(assays).items():
        known = element in priors
        if (series.lots if known else series.measured) >= FEWEST_LOTS:
            start = priors[element] if known else _vague(series)
            found[element] = Finding(series, site_mean(start, series), known, start)
    return found


def site_rows(
    reference: Reference, prior: Composition | None, found: Mapping[str, Finding]
) -> tuple[CompositionRow, ...]:
    """Return the rows of the whole material, its fractions summing to one at most.

    Args:
        reference: for the closure of the prior.
        prior: as `findings` had it; its rows come first and in its order.
        found: at least one element.
    """
    learned = learned_rows(prior.rows if prior is not None else (), found)
    moved = _moved(reference, prior, found) if prior is not None else ()
    rows = {row.element: row for row in moved} | learned
    return _closed(tuple(rows.values()), found)


def notable(before: CompositionRow, after: CompositionRow) -> bool:
    """Tell whether a row moved by more than a tenth of the sd of its mean, or a spread by 5 %."""
    shift = abs(after.mass_fraction - before.mass_fraction)
    spreads = ((before.sd, after.sd), (sd_of_mean(before), sd_of_mean(after)))
    return shift > _NOTABLE_SHIFT * sd_of_mean(before) or any(
        abs(new - old) > _NOTABLE_SPREAD * old for old, new in spreads
    )


def _priors(rows: Sequence[CompositionRow]) -> dict[str, Prior]:
    """Return the priors of the rows that state a spread; one without is a definition.

    The reference's variance between lots is the prior's median.
    """
    stated = [row for row in rows if row.sd > 0 and 0 < row.mass_fraction < 1]
    latent = _latent(stated)
    freedom = np.array([max((row.n_samples or 0) - 1, _LEAST_FREEDOM) for row in stated])
    between = latent.between * np.sqrt(chdtri(freedom, 0.5) / freedom)
    columns = zip(latent.mu, latent.of_mean, between, freedom, strict=True)
    return {
        row.element: Prior(*map(float, column)) for row, column in zip(stated, columns, strict=True)
    }


def _latent(rows: Sequence[CompositionRow]) -> Latent:
    return to_latent(
        np.array([row.mass_fraction for row in rows]),
        np.array([row.sd for row in rows]),
        np.array([sd_of_mean(row) for row in rows]),
    )


def _vague(series: Series) -> Prior:
    centre = float(np.median(series.found))
    return Prior(centre, None, _VAGUE_SPREAD / (1 - float(expit(centre))), _VAGUE_FREEDOM)


def learned_rows(
    prior: Sequence[CompositionRow], found: Mapping[str, Finding]
) -> dict[str, CompositionRow]:
    """Return what was found of each element as a row, with the note it had."""
    notes = {row.element: row.note for row in prior}
    means = [finding.mean for finding in found.values()]
    fraction, sd, of_mean = from_latent(
        Latent(
            np.array([mean.mu for mean in means]),
            np.array([mean.of_mean for mean in means]),
            np.array([mean.between for mean in means]),
        )
    )
    return {
        element: CompositionRow(
            element, float(fraction[i]), float(sd[i]), finding.series.lots, Evidence.OWN,
            _source(finding), notes.get(element, ""), float(of_mean[i]), finding.supplier,
            finding.with_all,
        )
        for i, (element, finding) in enumerate(found.items())
    }  # fmt: skip


def _source(finding: Finding) -> str:
    series = finding.series
    text = f"own assays of {series.lots} lots"
    if finding.supplier:
        text += f" of {finding.supplier}"
    if series.first is not None and series.last is not None:
        text += f", {series.first.isoformat()} to {series.last.isoformat()}"
    if series.below:
        text += f", {series.below} of them below the limit"
    before = "the others' lots" if finding.supplier else "reference"
    worth = f"{before} worth {finding.mean.worth_lots:.1f} lots"
    return f"{text}; {worth if finding.known else 'no reference'}"


def _moved(
    reference: Reference, prior: Composition, found: Mapping[str, Finding]
) -> tuple[CompositionRow, ...]:
    """Return the reference's rows, those nobody assayed moved along where that is notable."""
    known = {element: finding for element, finding in found.items() if finding.known}
    others = {row.element for row in prior.rows if row.sd > 0} - set(found)
    if not known or not others:
        return prior.rows
    whole = mixture(reference, prior)
    fraction, sd, of_mean = from_latent(followed(whole, _without_reference(whole, known)))
    return tuple(
        _follower(row, float(fraction[i]), float(sd[i]), float(of_mean[i]), ", ".join(known))
        if row.element in others
        else row
        for i, row in enumerate(prior.rows)
    )


def _without_reference(whole: Mixture, known: Mapping[str, Finding]) -> Found:
    """Return what the assays alone say: the posterior less what the reference counts for."""
    places = [whole.elements.index(element) for element in known]
    means = [finding.mean for finding in known.values()]
    precision = np.array([mean.spread**-2 for mean in means])
    lots = np.array([mean.lot_spread**2 for mean in means])
    pull = np.array([mean.worth_lots for mean in means]) / lots
    own = np.maximum(precision - pull, _LEAST_KNOWN * precision)
    shift = np.array([mean.centre for mean in means]) - whole.mu[places]
    noise = np.array([finding.series.typical_noise for finding in known.values()])
    by_lots = lots / (lots + noise) / own
    return Found(places, whole.mu[places] + shift * (1 + pull / own), by_lots, 1 / own - by_lots)


def _follower(
    row: CompositionRow, fraction: float, sd: float, of_mean: float, learned: str
) -> CompositionRow:
    source = f"{row.source}; moved along with own assays of {learned}"
    moved = replace(row, mass_fraction=fraction, sd=sd, sd_of_mean=of_mean, source=source)
    return moved if notable(row, moved) else row


def _closed(
    rows: tuple[CompositionRow, ...], found: Mapping[str, Finding]
) -> tuple[CompositionRow, ...]:
    """Return rows that sum to one at most: the largest nobody assayed makes way, then all."""
    excess = sum(row.mass_fraction for row in rows) - 1
    others = [row for row in rows if row.element not in found]
    if excess <= 0:
        return rows
    if others:
        largest = max(others, key=lambda row: row.mass_fraction)
        left = max(largest.mass_fraction - excess, largest.mass_fraction * (1 - _MOST_TAKEN))
        made_way = replace(largest, mass_fraction=left)
        rows = tuple(made_way if row is largest else row for row in rows)
    total = max(1.0, sum(row.mass_fraction for row in rows))
    return tuple(_scaled(row, 1 / total) for row in rows) if total > 1 else rows


def _scaled(row: CompositionRow, factor: float) -> CompositionRow:
    return replace(
        row,
        mass_fraction=row.mass_fraction * factor,
        sd=row.sd * factor,
        sd_of_mean=sd_of_mean(row) * factor,
    )
