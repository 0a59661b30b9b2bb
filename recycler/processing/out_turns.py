"""How honest yields were: what closed runs realised, held against what their route promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from recycler.laboratory.scoring import Scores, Summary, score, summaries
from recycler.model.logit import matched
from recycler.model.routes import passed_rows, route_yield
from recycler.processing.checks import scopes_of
from recycler.processing.realised import Realised
from recycler.reference.data import Reference

_LEAST, _MOST = 0.0005, 0.9995  # a share beyond is taken for this

By = Literal["", "material", "element", "version", "month"]


@dataclass(frozen=True, slots=True, eq=False)
class OutTurns:
    """All realised yields of which something was promised, and the score of each."""

    about: Sequence[Realised]
    scores: Scores

    def summaries(self, by: By = "") -> list[Summary]:
        """Return how honest the yields were, in all or by what is asked."""
        return summaries(self.scores, [_key(one, by) for one in self.about])


def out_turns(reference: Reference, found: Iterable[Realised], phi: float) -> OutTurns:
    """Return the scores of realised yields, each by the version of the route its run began with.

    All runs of a route share what the plant differs from others, so they are not independent: a
    plant that is unlike the others shows as a bias.
    """
    about: list[Realised] = []
    promised: list[tuple[float, float]] = []
    for one in found:
        route = reference.route(one.route, one.version)
        rows = [row for row in route.rows if one.stage in (None, row.stage)]
        passed = passed_rows(rows, scopes_of(reference, one.material), one.element)
        mean, sd, of_mean = route_yield(passed, phi)
        if passed and 0 < mean < 1:
            about.append(one)
            promised.append((mean, float(np.hypot(sd, of_mean))))
    means, sds = np.array(promised, dtype=float).reshape(-1, 2).T
    mu, sigma = matched(means, sds)
    share = np.clip([one.share for one in about], _LEAST, _MOST)
    off = np.array([one.sd for one in about])
    return OutTurns(about, score(mu, sigma, share, off, np.zeros(len(about), dtype=bool)))


def _key(one: Realised, by: By) -> str:
    if by == "version":
        return f"{one.route} v{one.version}"
    if by == "month":
        return f"{one.on:%Y-%m}"
    return str(getattr(one, by)) if by else ""
