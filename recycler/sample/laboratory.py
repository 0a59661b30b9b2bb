"""The laboratory of the sample facility: samples and results, drawn with a fixed random state."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar

import numpy as np
from scipy.special import expit, logit  # type: ignore[import-untyped]

from recycler.batch import Batch
from recycler.elements import HEADLINE_ORDER, RARE_EARTHS
from recycler.estimate import Estimator
from recycler.laboratory.records import AssayEntry, AssayState, ControlEntry, SampleEntry, Taking
from recycler.laboratory.sampling import DEFAULTS
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.sample.batches import SEED

SHARE = 0.25  # of the batches
MOST = 8_000  # batches looked at, the newest
WAITING = 4
PROVISIONAL_DAYS = 4
ELEMENTS = 5
LEAST_FRACTION = 0.002  # [-]
MOST_FOUND = 0.985  # sum of the fractions [-]
LIMIT = 1e-4  # of detection [-]
TAKING = {Taking.RIFFLE: 0.7, Taking.GRAB: 0.2, Taking.WHOLE: 0.1}
PLACES = {"Works laboratory": 0.8, "Ashiya Analytical": 0.2}
METHODS = {"ICP-OES": 0.7, "XRF laboratory": 0.3}
RELATIVE_SD = {"ICP-OES": 0.012, "XRF laboratory": 0.01}
INSTRUMENTS = {"ICP-OES": "OES 1", "XRF laboratory": "XRF 2"}
TWICE = 0.08  # of the batches are sampled twice, and of the samples analysed twice
CONTROLS = 25  # of the reference magnet
CONTROL_DAYS = 2  # between them
MAGNET = "CRM-N42"
CERTIFIED, CERTIFIED_SD = Decimal("24.30"), Decimal("0.08")  # Nd [%]
CONTROL_SD = Decimal("0.09")  # of one result on it [%]
BLANK, BLANK_MEAN, BLANK_SD = "Acid blank", 4.0, 1.1  # Nd [ppm]

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Samples in the order they were taken, and the results of those that wait no longer."""

    samples: list[SampleEntry]
    assays: list[AssayEntry]


def laboratory(batches: Sequence[Batch], estimator: Estimator, until: datetime) -> Drawn:
    """Draw samples and results of about a quarter of the batches, and a few that wait.

    The truth of a batch is drawn from what is expected of its material, correlations included;
    sampling and analysis then add their own errors.

    Args:
        batches: in order of receipt; void ones are left out.
        estimator: whose reference data are asked.
        until: the last moment.
    """
    rng = np.random.default_rng(SEED + 1)
    again = np.random.default_rng(SEED + 3)
    newest = [batch for batch in batches if str(batch.state) != "void"][-MOST:]
    chosen = [batch for batch, u in zip(newest, rng.random(len(newest)), strict=True) if u < SHARE]
    waiting = _waiting(newest, {batch.ticket for batch in chosen})
    truths = _truths(rng, estimator, chosen)
    drawn = Drawn([], [])
    for number, batch in enumerate(chosen, start=1):
        _assay(rng, again, drawn, batch, number, truths.get(batch.ticket, {}), until)
    for number, batch in enumerate(waiting, start=len(chosen) + 1):
        drawn.samples.append(_sample(batch, number, Taking.RIFFLE, until))
    return drawn


def controls(until: datetime) -> list[ControlEntry]:
    """Draw results on a reference magnet, and of a blank beside every second of them."""
    rng = np.random.default_rng(SEED + 2)
    drawn: list[ControlEntry] = []
    for number in range(CONTROLS):
        at = until - timedelta(days=CONTROL_DAYS * (CONTROLS - 1 - number), hours=5)
        off, blank = rng.standard_normal(2)
        found = Decimal(f"{float(CERTIFIED) + float(CONTROL_SD) * off:.2f}")
        drawn.append(_control(MAGNET, found, "%", at))
        if number % 2 == 0:
            seen = Decimal(f"{max(BLANK_MEAN + BLANK_SD * blank, 0.1):.1f}")
            drawn.append(_control(BLANK, seen, "ppm", at))
    return drawn


def _control(name: str, value: Decimal, unit: str, at: datetime) -> ControlEntry:
    on_magnet = name == MAGNET
    return ControlEntry(
        name=name,
        element="Nd",
        value=value,
        unit=unit,
        sd=CONTROL_SD if on_magnet else None,
        certified=CERTIFIED if on_magnet else None,
        certified_sd=CERTIFIED_SD if on_magnet else None,
        method="ICP-OES",
        instrument=INSTRUMENTS["ICP-OES"],
        laboratory="Works laboratory",
        analysed_at=at.replace(microsecond=0),
    )


def _waiting(batches: Sequence[Batch], assayed: set[str]) -> list[Batch]:
    """Return late batches that are not assayed, each of its own day and material."""
    found: list[Batch] = []
    for batch in reversed(batches):
        others = {one.material for one in found} | {one.received_on for one in found}
        if batch.ticket not in assayed and not others & {batch.material, batch.received_on}:
            found.append(batch)
        if len(found) == WAITING:
            break
    return found[::-1]


def _truths(
    rng: np.random.Generator, estimator: Estimator, batches: Sequence[Batch]
) -> dict[str, dict[str, float]]:
    """Return fractions of the elements worth an assay, by ticket and element."""
    by_material: dict[tuple[str, int], list[Batch]] = {}
    for batch in batches:
        if batch.composition_version:
            key = batch.material, batch.composition_version
            by_material.setdefault(key, []).append(batch)
    found: dict[str, dict[str, float]] = {}
    for (material, version), some in by_material.items():
        pair = estimator.pair(material, version)
        elements = _worth(pair)
        for batch, row in zip(some, fractions(rng, pair, len(some)), strict=True):
            found[batch.ticket] = {symbol: float(row[place]) for symbol, place in elements}
    return found


def _worth(pair: Pair) -> list[tuple[str, int]]:
    """Return the elements a laboratory is asked for, with their place among the keys."""
    order = {symbol: place for place, symbol in enumerate((*RARE_EARTHS, *HEADLINE_ORDER))}
    held = [
        (key.name, place)
        for place, key in enumerate(pair.keys)
        if not key.group and key.name in order and pair.contained_mean[place] > LEAST_FRACTION
    ]
    held.sort(key=lambda one: (one[0] not in RARE_EARTHS, order[one[0]]))
    return held[:ELEMENTS]


def fractions(rng: np.random.Generator, pair: Pair, count: int) -> Floats:
    """Draw what batches hold of each key, shape (count, keys)."""
    mixture = pair.mixture
    loadings = np.hstack([f.loadings for f in (mixture.shared, mixture.own, mixture.assay)])
    scores = rng.standard_normal((count, loadings.shape[1])) @ loadings.T
    fractions = expit(mixture.mu + mixture.sigma * scores)
    return np.asarray((fractions[:, pair.which] * pair.scale) @ pair.member.T)


def _assay(
    rng: np.random.Generator,
    again: np.random.Generator,
    drawn: Drawn,
    batch: Batch,
    number: int,
    truth: dict[str, float],
    until: datetime,
) -> None:
    """Add the sample of a batch and its results, as far as they are there by now.

    Some batches are sampled twice, some samples analysed again within the day or on the next.
    """
    how, place, method = _pick(rng, TAKING), _pick(rng, PLACES), _pick(rng, METHODS)
    days, sampled = rng.uniform(0.3, 3.0), rng.standard_normal()
    sample = _sample(batch, number, how, until)
    at = batch.received_at + timedelta(days=float(days))
    noise = rng.standard_normal(len(truth))
    second, later = again.random(2)
    if not truth or at > until:
        return
    found = _Analysis(sample, truth, place, method, DEFAULTS[how].sd * sampled)
    drawn.samples.append(sample)
    drawn.assays.extend(found.results(noise, at, until))
    if later < TWICE and at + timedelta(days=1) < until:
        after = timedelta(hours=1) if later < TWICE / 2 else timedelta(days=1)
        noise = again.standard_normal(len(truth))
        drawn.assays.extend(found.results(noise, at + after, until))
    if second < TWICE:
        other = sample.model_copy(update={"label": f"{sample.label}B", "seal": f"{sample.seal}B"})
        off = DEFAULTS[how].sd * again.standard_normal()
        drawn.samples.append(other)
        twin = _Analysis(other, truth, place, method, off)
        drawn.assays.extend(twin.results(again.standard_normal(len(truth)), at, until))


@dataclass(frozen=True, slots=True)
class _Analysis:
    """A sample at a laboratory; `sampled` is how far it is off its batch, on the logit scale."""

    sample: SampleEntry
    truth: dict[str, float]
    place: str
    method: str
    sampled: float

    def results(self, noise: Floats, at: datetime, until: datetime) -> list[AssayEntry]:
        """Return what is found with these standard errors of the analysis."""
        relative = RELATIVE_SD[self.method]
        is_final = at < until - timedelta(days=PROVISIONAL_DAYS)
        return [
            AssayEntry(
                ticket=self.sample.ticket,
                sample=self.sample.label,
                element=element,
                value=_percent(max(seen, LIMIT)),
                below=seen < LIMIT,
                sd=None if seen < LIMIT else _percent(relative * seen, 2),
                method=self.method,
                instrument=INSTRUMENTS[self.method],
                laboratory=self.place,
                analysed_at=at.replace(microsecond=0),
                state=AssayState.FINAL if is_final else AssayState.PROVISIONAL,
            )
            for element, seen in _seen_together(self.truth, self.sampled, relative * noise).items()
        ]


def _seen_together(truth: dict[str, float], sampled: float, errors: Floats) -> dict[str, float]:
    """Return what is found of all elements, which is never more than the whole."""
    found = {
        element: _seen(fraction, sampled, float(error))
        for (element, fraction), error in zip(truth.items(), errors, strict=True)
    }
    over = max(sum(found.values()) / MOST_FOUND, 1.0)
    return {element: fraction / over for element, fraction in found.items()}


def _seen(fraction: float, sampled: float, relative: float) -> float:
    """Return what is found of a fraction after the errors of sampling and analysis."""
    inside = min(max(fraction, 1e-9), 1 - 1e-9)
    found = float(expit(logit(inside) + sampled)) * math.exp(relative)
    return min(found, 0.999)


def _sample(batch: Batch, number: int, how: Taking, until: datetime) -> SampleEntry:
    taken = min(batch.received_at + timedelta(hours=1), until)
    return SampleEntry(
        ticket=batch.ticket,
        label=f"SA-{number:04d}",
        taken_at=taken.replace(microsecond=0),
        taken_by="Simulation",
        how=how,
        mass_g=Decimal(250),
        seal=f"S{7000 + number}",
    )


def _percent(fraction: float, digits: int = 4) -> Decimal:
    """Return a fraction as a laboratory states it [%]."""
    number = Decimal(f"{100 * fraction:.{digits}g}")
    return Decimal(f"{number:f}")


def _pick(rng: np.random.Generator, shares: dict[Choice, float]) -> Choice:
    return list(shares)[int(rng.choice(len(shares), p=list(shares.values())))]
