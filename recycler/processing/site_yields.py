"""What the site's own runs say of the yields of a route, as a proposal for a new version.

Nothing changes by itself: a person puts a proposal in force. `docs/model.md` section 14.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import chdtri, logit  # type: ignore[import-untyped]

from recycler.evidence import Evidence
from recycler.laboratory.latent import Latent, from_latent, to_latent
from recycler.laboratory.lots import Series
from recycler.laboratory.site_mean import Prior, site_mean
from recycler.model.routes import passed_rows, route_yield
from recycler.processing.checks import scopes_of
from recycler.processing.realised import Realised
from recycler.reference.data import Reference
from recycler.reference.records import Origin, Payload, Route, StageRow

FEWEST_RUNS = 3  # fewer say next to nothing of the spread from run to run
_FREEDOM = 3.0  # of the reference's spread from run to run: worth three runs, an assumption
_MOST_YIELD = 0.9995  # a share above is taken for this: the rest is the error of the weighings
_NOTABLE_SHIFT, _NOTABLE_SPREAD = 0.10, 0.05


@dataclass(frozen=True, slots=True)
class LearnedYield:
    """Mean of a yield, its sd from run to run, and that of the mean, plants included [-]."""

    mean: float
    sd: float
    sd_of_mean: float


@dataclass(frozen=True, slots=True)
class YieldRow:
    """A yield before and after; stage None: the whole route.

    runs: that taught it; worth_runs: runs the reference's mean counts for.
    """

    stage: str | None
    element: str
    before: LearnedYield
    after: LearnedYield
    runs: int
    worth_runs: float


@dataclass(frozen=True, slots=True)
class YieldProposal:
    """A new version of a route, for a person to accept."""

    route: str
    version_before: int
    rows: tuple[YieldRow, ...]
    payload: Payload


Key = tuple[str, str | None, str, tuple[StageRow, ...]]


def yield_proposals(
    reference: Reference, found: Iterable[Realised], phi: float
) -> tuple[YieldProposal, ...]:
    """Return a proposal for each route of which something notable is to be learned.

    Args:
        reference: with all versions; learning starts from the newest that was not learned.
        found: realised yields; one run and element at most once.
        phi: spread between plants, which the site's own mean takes the place of.
    """
    groups: dict[str, dict[Key, list[Realised]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        rows = _rows_of(reference.prior_route(one.route), one, reference)
        if any(row.yield_sd > 0 and 0 < row.yield_mean < 1 for row in rows):
            groups[one.route][one.route, one.stage, one.element, rows].append(one)
    proposals = (_proposal(reference, route, of_route, phi) for route, of_route in groups.items())
    return tuple(one for one in proposals if one is not None)


def _rows_of(route: Route, one: Realised, reference: Reference) -> tuple[StageRow, ...]:
    rows = (row for row in route.rows if one.stage in (None, row.stage))
    return passed_rows(rows, scopes_of(reference, one.material), one.element)


def _proposal(
    reference: Reference, code: str, groups: Mapping[Key, list[Realised]], phi: float
) -> YieldProposal | None:
    prior, in_force = reference.prior_route(code), reference.route(code)
    learned: dict[tuple[StageRow, str], StageRow] = {}
    rows: list[YieldRow] = []
    stages_first = sorted(groups.items(), key=lambda item: item[0][1] is None)
    for (_, stage, element, passed), runs in stages_first:
        open_rows = tuple(row for row in passed if (row, element) not in learned)
        if len(runs) < FEWEST_RUNS or not any(row.yield_sd > 0 for row in open_rows):
            continue
        after, worth = _learned(passed, runs, phi)
        done = [learned[row, element] for row in passed if (row, element) in learned]
        learned |= _shared_out(open_rows, done, element, after, runs)
        before = LearnedYield(*route_yield(_rows_of(in_force, runs[0], reference), phi))
        rows.append(YieldRow(stage, element, before, after, len(runs), worth))
    if not any(_notable(row.before, row.after) for row in rows):
        return None
    version = in_force.version
    text = _payload_rows(reference, prior, learned)
    payload = Payload("route", code, text, version + 1, Origin.LEARNED)
    return YieldProposal(code, version, tuple(rows), payload)


def _learned(
    rows: Sequence[StageRow], runs: Sequence[Realised], phi: float
) -> tuple[LearnedYield, float]:
    """Return the yield after its runs, and how many runs the reference counts for."""
    mean, sd, of_mean = route_yield(rows, phi)
    latent = to_latent(np.array([mean]), np.array([sd]), np.array([of_mean]))
    between = float(latent.between[0]) * math.sqrt(float(chdtri(_FREEDOM, 0.5)) / _FREEDOM)
    spread = float(latent.of_mean[0])
    prior = Prior(float(latent.mu[0]), spread, between, _FREEDOM)
    shared = _shared(runs)
    series = _series(runs, shared)
    found = site_mean(prior, series)
    told = 1 - min(found.spread**2 / spread**2, 1.0)  # the share the runs have in the mean
    of_site = math.hypot(found.of_mean, told * _systematic(runs, shared))
    after = from_latent(
        Latent(np.array([found.mu]), np.array([of_site]), np.array([found.between]))
    )
    return LearnedYield(*(float(column[0]) for column in after)), found.worth_lots


def _shared(runs: Sequence[Realised]) -> set[str]:
    """Return the names of errors that more than one run has."""
    times = Counter(name for one in runs for name, loading in one.loadings.items() if loading)
    return {name for name, count in times.items() if count > 1}


def _series(runs: Sequence[Realised], shared: set[str]) -> Series:
    """Return the runs on the logit scale, each with the variance that is its own.

    Above the mean of all runs the scale is straight: a share may come out over one by its
    weighings, and near one a logit makes much of little. The variance is that at the mean, or
    those that came out low by chance would look the surest.
    """
    own = np.array([sum(v**2 for n, v in one.loadings.items() if n not in shared) for one in runs])
    share, typical = np.array([one.share for one in runs]), _typical(runs)
    below = logit(np.clip(share, 1 - _MOST_YIELD, typical))
    above = np.maximum(share - typical, 0.0) / (typical * (1 - typical))
    none = np.zeros(0)
    days = [one.on for one in runs]
    noise = own / (1 - typical) ** 2
    return Series(below + above, noise, none, none, none, min(days), max(days))


def _typical(runs: Sequence[Realised]) -> float:
    """Return the mean share of the runs, weighted by what is known of each.

    It stays below one by what it may be off, as there a logit has no end.
    """
    share = np.array([one.share for one in runs])
    # By the relative sds: by their own, what came out low by chance would count for more.
    weight = np.array([(one.share / max(one.sd, 1e-6)) ** 2 for one in runs])
    most = 1 - max(1 - _MOST_YIELD, float(weight.sum()) ** -0.5)
    return float(np.clip(share @ weight / weight.sum(), 1 - _MOST_YIELD, most))


def _systematic(runs: Sequence[Realised], shared: set[str]) -> float:
    """Return the sd of what the mean of the runs errs by in common, on the logit scale."""
    names = sorted(shared)
    loadings = np.array([[one.loadings.get(name, 0.0) for name in names] for one in runs])
    if not names:
        return 0.0
    mean = loadings.mean(axis=0) / (1 - _typical(runs))
    return float(np.sqrt((mean**2).sum()))


def _shared_out(
    rows: Sequence[StageRow],
    done: Sequence[StageRow],
    element: str,
    after: LearnedYield,
    runs: Sequence[Realised],
) -> dict[tuple[StageRow, str], StageRow]:
    """Return the stages so that together they yield what was learned.

    The losses of all stages grow or shrink by one factor; variances are shared out as they were.
    What its own runs taught of a stage stays.
    """
    known = math.prod(row.yield_mean for row in done)
    target = min(after.mean / known, _MOST_YIELD) if known > 0 else after.mean
    loss = -sum(math.log(row.yield_mean) for row in rows if row.yield_mean > 0)
    power = -math.log(target) / loss if loss > 0 else 1.0
    relative = [(row.yield_sd / row.yield_mean) ** 2 if row.yield_mean > 0 else 0.0 for row in rows]
    whole = sum(relative) or 1.0
    source = _source(runs)
    found = {}
    for row, part in zip(rows, relative, strict=True):
        mean = row.yield_mean**power
        sds = (
            mean * math.sqrt(_part((sd / after.mean) ** 2, spreads, part / whole))
            for sd, spreads in ((after.sd, _run_parts(done)), (after.sd_of_mean, _mean_parts(done)))
        )
        sd, of_mean = sds
        found[row, element] = replace(
            row, element=element, yield_mean=mean, yield_sd=sd, sd_of_mean=min(of_mean, 1.0),
            evidence=Evidence.OWN, source=source,
        )  # fmt: skip
    return found


def _part(whole: float, known: float, share: float) -> float:
    """Return the relative variance of a stage of which the product has `whole`, `known` done."""
    left = max((1 + whole) / (1 + known), 1.0)
    return float(left**share - 1)


def _run_parts(rows: Sequence[StageRow]) -> float:
    return math.prod(1 + (row.yield_sd / row.yield_mean) ** 2 for row in rows) - 1


def _mean_parts(rows: Sequence[StageRow]) -> float:
    return math.prod(1 + ((row.sd_of_mean or 0.0) / row.yield_mean) ** 2 for row in rows) - 1


def _source(runs: Sequence[Realised]) -> str:
    days = [one.on for one in runs]
    first, last = min(days).isoformat(), max(days).isoformat()
    return f"own runs: {len(runs)}, {first} to {last}"


def _notable(before: LearnedYield, after: LearnedYield) -> bool:
    shift = abs(after.mean - before.mean) > _NOTABLE_SHIFT * before.sd_of_mean
    spreads = ((before.sd, after.sd), (before.sd_of_mean, after.sd_of_mean))
    return shift or any(abs(new - old) > _NOTABLE_SPREAD * old for old, new in spreads)


def _payload_rows(
    reference: Reference, prior: Route, learned: Mapping[tuple[StageRow, str], StageRow]
) -> tuple[Mapping[str, str], ...]:
    """Return the rows of the route as text, each learned one in the place of its own."""
    kept = reference.payload("route", prior.code, prior.version)
    assert kept is not None
    own = {_place(row): row for (old, element), row in learned.items() if old.element == element}
    more = [row for (old, element), row in learned.items() if old.element != element]
    rows = [dict(row) for row in kept.rows]
    found = [_as_text(row, own.get(_place_of_text(row))) for row in rows]
    stages = [row for row in rows if "product" not in row]
    for row in more:
        like = next(text for text in stages if text["stage"] == row.stage)
        found.append(_as_text(like | {"applies_to": ";".join(row.applies_to)}, row))
    return tuple(found)


def _place(row: StageRow) -> tuple[str, str, str]:
    return row.stage, row.element, ";".join(row.applies_to)


def _place_of_text(row: Mapping[str, str]) -> tuple[str, str, str]:
    return row.get("stage", ""), row.get("element", ""), row.get("applies_to", "")


def _as_text(text: Mapping[str, str], learned: StageRow | None) -> dict[str, str]:
    if learned is None:
        return dict(text)
    return dict(text) | {
        "element": learned.element,
        "yield_mean": f"{learned.yield_mean:.8g}",
        "yield_sd": f"{learned.yield_sd:.8g}",
        "sd_of_mean": f"{learned.sd_of_mean or 0.0:.8g}",
        "evidence": learned.evidence.value,
        "source": learned.source,
        "note": learned.note,
    }
