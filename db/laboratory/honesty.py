"""Estimates held against what assays found: the scores of all final results of a store."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import AssayEntry, is_suspect
from recycler.laboratory.scoring import Scores, Summary, expected, score, summaries

if TYPE_CHECKING:
    from db.laboratory.queries import AssayedBatch
    from recycler.figures import Assay

By = Literal["", "material", "element", "supplier", "version", "month"]
FEWEST = 5  # results of a material that tell what is usual
Expectation = tuple[float, float]  # mean and sd of the logit


class Expectations:
    """What batches were expected to hold at intake, looked up once for each material."""

    def __init__(self, estimator: Estimator) -> None:
        self.estimator = estimator
        self._known: dict[tuple[str, int], dict[str, Expectation]] = {}

    def of(self, material: str, version: int, element: str) -> Expectation | None:
        """Return mean and sd of the logit of an element's fraction, None where none is known."""
        return self.all_of(material, version).get(element)

    def all_of(self, material: str, version: int) -> dict[str, Expectation]:
        """Return mean and sd of the logits of all elements of which something is known."""
        key = material, version
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        return self._known[key]

    def _look_up(self, material: str, version: int) -> dict[str, Expectation]:
        if not version:
            return {}  # nobody expected anything, whatever was learned from it since
        try:
            mixture = self.estimator.pair(material, version).mixture
        except InputError as error:
            if error.code == "no_composition":
                return {}
            raise
        found = expected(mixture, mixture.elements)
        return {element: one for element, one in found.items() if one[1] > 0}


def standard_scores(
    expectations: Expectations, methods: Methods, found: Iterable[tuple[str, int, AssayEntry]]
) -> list[float | None]:
    """Return how many standard deviations each result lies off what was expected.

    A result below a limit is off only where the limit lies below what was expected; None where
    nothing was.

    Args:
        expectations: of the batches.
        methods: for results without a stated sd.
        found: material and composition version of the batch, and the result.
    """
    results = list(found)
    scores: list[float | None] = [None] * len(results)
    places, values = [], []
    for place, (material, version, entry) in enumerate(results):
        prior = expectations.of(material, version, entry.element)
        if prior is not None:
            places.append(place)
            values.append((*prior, entry.fraction, methods.sd(entry), entry.below))
    for place, z, value in zip(places, _scores(values).z, values, strict=True):
        scores[place] = min(float(z), 0.0) if value[-1] else float(z)
    return scores


def site_scores(
    expectations: Expectations,
    methods: Methods,
    found: Sequence[tuple[str, int, AssayEntry]],
    others: Callable[[str, str], Iterable[tuple[int, AssayEntry]]],
) -> list[float | None]:
    """Return standard scores, of far results those off what is usual at the site if it is nearer.

    Args:
        expectations: of the batches.
        methods: for results without a stated sd.
        found: material and composition version of the batch, and the result.
        others: gives composition version and result of what was found before in a material of an
            element.
    """
    scores = standard_scores(expectations, methods, found)
    usual: dict[tuple[str, str], float] = {}
    for place, (material, _, entry) in enumerate(found):
        score, key = scores[place], (material, entry.element)
        if score is None or not is_suspect(score):
            continue
        if key not in usual:
            before = [(material, version, one) for version, one in others(*key)]
            now = [one for one in found if (one[0], one[2].element) == key]
            usual[key] = _usual(standard_scores(expectations, methods, [*before, *now]))
        scores[place] = min(score, score - usual[key], key=abs)
    return scores


def _usual(scores: Iterable[float | None]) -> float:
    """Return how far off results usually are; 0 where too few were found."""
    known = [score for score in scores if score is not None]
    return float(np.median(known)) if len(known) >= FEWEST else 0.0


class About(NamedTuple):
    """What a score is of."""

    ticket: str
    element: str
    material: str
    supplier: str
    version: int
    month: str

    def key(self, by: By) -> str:
        if by == "version":
            return f"{self.material} v{self.version}"
        return str(getattr(self, by)) if by else ""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """All final results of valid batches, and the score of each."""

    about: Sequence[About]
    scores: Scores

    def summaries(self, by: By = "") -> list[Summary]:
        """Return how honest the estimates were, in all or by what is asked."""
        return summaries(self.scores, [one.key(by) for one in self.about])


def scored(
    expectations: Expectations, found: "Iterable[tuple[AssayedBatch, Sequence[Assay]]]"
) -> Scored:
    """Return the scores of what assays found, each batch and element once."""
    about, values = [], []
    for batch, assays in found:
        version, month = batch.composition_version, batch.received_on[:7]
        for one in assays:
            prior = expectations.of(batch.material, version, one.element)
            if prior is not None:
                about.append(
                    About(batch.ticket, one.element, batch.material, batch.supplier, version, month)
                )
                values.append((*prior, one.fraction, float(one.sd or 0.0), one.below))
    return Scored(about, _scores(values))


def _scores(values: "Sequence[tuple[float, float, float, float, bool]]") -> Scores:
    """Return the scores of results: mu, sigma, fraction, its sd, and whether it is a limit."""
    mu, sigma, fraction, sd, below = np.array(values, dtype=float).reshape(-1, 5).T
    return score(mu, sigma, fraction, sd, below > 0)
