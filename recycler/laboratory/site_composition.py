"""The composition of a material as the site's own assays and the reference have it together.

`docs/model.md` section 11.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from recycler.composition import mixture, sd_of_mean
from recycler.evidence import Evidence
from recycler.laboratory.following import followed
from recycler.laboratory.latent import Latent, from_latent, to_latent
from recycler.laboratory.lots import LotAssay, Series, series_by_element
from recycler.laboratory.site_mean import Prior, SiteMean, site_mean
from recycler.reference import Composition, CompositionRow, Reference

FEWEST_LOTS = 3  # fewer say next to nothing of the spread between lots
UNKNOWN_LOTS = 4  # of a reference row that states none
_LEAST_FREEDOM = 3.0  # of the reference's spread between lots
_VAGUE_SPREAD, _VAGUE_FREEDOM = 0.25, 1.0  # between lots, relative; where there is no reference
_NOTABLE_SHIFT = 0.10  # of the sd of the mean
_NOTABLE_SPREAD = 0.05  # of a spread
_MOST_TAKEN = 0.5  # of the element that makes way where fractions sum to more than one


@dataclass(frozen=True, slots=True)
class Finding:
    """An element's results at the site, and what they say; `known`: the reference has it too."""

    series: Series
    mean: SiteMean
    known: bool


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
            found[element] = Finding(series, site_mean(start, series), known)
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
    learned = _learned_rows(prior.rows if prior is not None else (), found)
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
    """Return the priors of the rows that state a spread; one without is a definition."""
    stated = [row for row in rows if row.sd > 0 and 0 < row.mass_fraction < 1]
    latent = _latent(stated)
    lots = [row.n_samples or UNKNOWN_LOTS for row in stated]
    return {
        row.element: Prior(
            float(latent.mu[i]),
            float(latent.of_mean[i]),
            float(latent.between[i]),
            max(lots[i] - 1.0, _LEAST_FREEDOM),
        )
        for i, row in enumerate(stated)
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


def _learned_rows(
    prior: Sequence[CompositionRow], found: Mapping[str, Finding]
) -> dict[str, CompositionRow]:
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
            _source(finding), notes.get(element, ""), float(of_mean[i]),
        )
        for i, (element, finding) in enumerate(found.items())
    }  # fmt: skip


def _source(finding: Finding) -> str:
    series = finding.series
    text = f"own assays of {series.lots} lots"
    if series.first is not None and series.last is not None:
        text += f", {series.first.isoformat()} to {series.last.isoformat()}"
    if series.below:
        text += f", {series.below} of them below the limit"
    worth = f"reference worth {finding.mean.worth_lots:.1f} lots"
    return f"{text}; {worth if finding.known else 'no reference'}"


def _moved(
    reference: Reference, prior: Composition, found: Mapping[str, Finding]
) -> tuple[CompositionRow, ...]:
    """Return the reference's rows, those nobody assayed moved along where that is notable."""
    known = {element: finding for element, finding in found.items() if finding.known}
    others = {row.element for row in prior.rows if row.sd > 0} - set(found)
    if not known or not others:
        return prior.rows
    places = {row.element: place for place, row in enumerate(prior.rows)}
    latent = followed(
        mixture(reference, prior),
        [places[element] for element in known],
        np.array([finding.mean.centre for finding in known.values()]),
        np.array([finding.mean.spread for finding in known.values()]),
    )
    fraction, sd, of_mean = from_latent(latent)
    return tuple(
        _follower(row, float(fraction[i]), float(sd[i]), float(of_mean[i]), ", ".join(known))
        if row.element in others
        else row
        for i, row in enumerate(prior.rows)
    )


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
