"""Quantiles of totals, from draws of what batches share and of what each has for itself.

`docs/model.md` section 9.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recycler.model.kept_draws import QUANTILES, Draws
from recycler.model.logit import Floats
from recycler.totals.shares import POINTS, normals
from recycler.totals.table import Column, Source

_LINES = 64  # keys whose draws are added up at a time
_NONE = np.empty((0, 2), dtype=int)
_WIDE = 0.1  # relative sd from which what batches have for themselves is not taken as normal


class Parts(NamedTuple):
    """What assayed batches add to a total by key and kind, each of shape (keys, kinds).

    mean: [kg]; like: dry mass that errs with the material's mean [kg]; known: dry mass known to
    hold what is expected of the material [kg], so that the mean is right; rest: sd of what else
    batches of a material share [kg]; runs, own: variance of what differs from run to run, and of
    what else each has for itself [kg²].
    """

    mean: Floats
    like: Floats
    known: Floats
    rest: Floats
    runs: Floats
    own: Floats


def found_parts(column: Column, which: int) -> Parts:
    """Return what the assayed batches add of contained (0) or recovered (1) mass."""
    if column.found is None:
        none = np.zeros_like(column.dry)
        return Parts(none, none, none, none, none, none)
    held, _, _, _, like, rest = column.found
    mean, own = column.found[2 * which], column.found[2 * which + 1]
    expected = np.array([source.share.means[which][source.place] for source in column.sources])
    some = expected > 0
    known = np.where(some, mean / np.where(some, expected, 1.0) - like, 0.0)
    won = np.divide(mean, held, out=np.zeros_like(held), where=held > 0)
    runs = np.minimum(own, _runs(column, mean, expected) if which else 0.0)
    return Parts(mean, like, known, rest * won, runs, own - runs)


def _runs(column: Column, mean: Floats, expected: Floats) -> Floats:
    """Return the variance of what is recovered by what differs from run to run [kg²]."""
    of_one = np.array([source.share.runs_var(source.place) for source in column.sources])
    dry, squares = column.assayed
    expected_kg = dry * expected
    ratio = np.divide(mean, expected_kg, out=np.zeros_like(mean), where=expected_kg > 0)
    return np.asarray(squares * ratio**2 * of_one)


def draws_of(sources: Sequence[Source], which: int, *, assayed: bool) -> Draws:
    """Return what `quantiles` weighs: 3 rows for each source, with assayed batches 4.

    M, W and W e, or M, W, K and a normal with what passes; shape (rows, POINTS).
    """
    rest = _known if assayed else _of_dry_mass
    both = ((_batches(source, which), rest(source, which)) for source in sources)
    return np.concatenate([draws for pair in both for draws in pair])


def quantiles(column: Column, which: int, parts: Parts, draws: Draws) -> Floats:
    """Return the quantiles of the totals of every key [kg], shape (keys, 3).

    Args as of `drawn_totals`.
    """
    lines = [_at_quantiles(drawn) for drawn in drawn_totals(column, which, parts, draws)]
    return np.concatenate(lines) if lines else np.empty((0, len(QUANTILES)))


def drawn_totals(column: Column, which: int, parts: Parts, draws: Draws) -> Iterator[Draws]:
    """Yield draws of the totals of the keys [kg], some keys at a time, shape (some, POINTS).

    Unassayed batches of a kind add (S - sqrt(Q)) M + sqrt(Q) W + sqrt(U) W e, with S, Q, U the
    sums of their dry masses, of their squares and of their variances, W a batch, M its mean given
    the shared, and e normal. Assayed ones add L M + G K and what they have for themselves: L the
    dry mass that errs with the material's mean, K a batch known to hold what is expected, G such
    that the mean is right. Where their own spread is narrow, as that of many is, it is one normal,
    of recovered mass times K over its mean, as what is held passes the same yields, and sqrt(U) W e
    is in it; where it is wide, it is a lognormal of mean one times the shared, and what differs
    from run to run.

    Args:
        column: the sums of an element or a group.
        which: contained (0) or recovered (1) mass.
        parts: as `found_parts` returns them.
        draws: as `draws_of` returns them for the column.
    """
    weights, wide = _unassayed(column), _NONE
    if column.found is not None:
        is_wide = _is_wide(parts)
        weights = _with_assayed(weights, parts, ~is_wide, _weighed(column, which))
        wide = np.argwhere(is_wide)
    lines = weights.astype(np.float32).reshape(len(weights), -1)
    for start in range(0, len(lines), _LINES):
        totals = lines[start : start + _LINES] @ draws
        for row, place in wide[(wide[:, 0] >= start) & (wide[:, 0] < start + _LINES)]:
            totals[row - start] += _wide(parts, (row, place), column.sources[place], which)
        yield totals


def _at_quantiles(totals: Draws) -> Floats:
    """Return the quantiles of each row; it is sorted, which is faster than a partition at three."""
    totals.sort(axis=1)
    places = [round(p * POINTS - 0.5) for p in QUANTILES]
    return np.asarray(np.maximum(totals[:, places], 0), dtype=float)


def _unassayed(column: Column) -> Floats:
    """Return the weights of `_batches` and `_of_dry_mass`, shape (keys, kinds, 3)."""
    own = np.sqrt(column.squares)
    alone = (column.alone == 1) | (own > column.dry)
    own = np.where(alone, column.dry, own)
    return np.stack([column.dry - own, own, np.sqrt(column.variance)], axis=2)


def _batches(source: Source, which: int) -> Draws:
    """Return M and W, shape (2, POINTS)."""
    return np.asarray(source.share.draws[which][source.place], dtype=np.float32)


def _of_dry_mass(source: Source, which: int) -> Draws:
    """Return W e, shape (1, POINTS)."""
    return np.asarray(_batches(source, which)[1:] * source.share.dry, dtype=np.float32)


def _is_wide(parts: Parts) -> NDArray[np.bool_]:
    return np.asarray(parts.own + parts.runs > (_WIDE * parts.mean) ** 2)


def _weighed(column: Column, which: int) -> Floats:
    """Return the variance of the unassayed by their dry masses, shape (keys, kinds) [kg²]."""
    shares = [(source.share, source.place) for source in column.sources]
    means = np.array([share.means[which][place] for share, place in shares])
    own = np.array([share.variances[which][place] for share, place in shares])
    return np.asarray(column.variance * (own + means**2))


def _with_assayed(
    unassayed: Floats, parts: Parts, narrow: NDArray[np.bool_], weighed: Floats
) -> Floats:
    """Return the weights of M, W and `_known`, shape (keys, kinds, 4)."""
    known = [
        parts.known * narrow,
        np.sqrt(weighed + (parts.rest**2 + parts.runs + parts.own) * narrow),
    ]
    weights = np.concatenate([unassayed[:, :, :2], np.stack(known, axis=2)], axis=2)
    weights[:, :, 0] += parts.like * narrow
    return weights


def _known(source: Source, which: int) -> Draws:
    """Return K, and a normal with what passes, shape (2, POINTS)."""
    known = source.share.known(source.place, which)
    return np.stack([known, _passed(known, _own(source))])


def _passed(known: Draws, drawn: Floats) -> Draws:
    """Return draws times K, with a variance of one."""
    scale = np.sqrt(np.mean(known**2, dtype=float)) or 1.0
    return np.asarray(drawn * (known / scale), dtype=np.float32)


def _own(source: Source) -> Floats:
    return normals(f"assayed:{source.kind}")


def _wide(parts: Parts, at: tuple[int, int], source: Source, which: int) -> Draws:
    """Return draws of what assayed batches of one key and kind add, shape (POINTS,)."""
    like, known, rest, runs, own = (float(part[at]) for part in parts[1:])
    on_average = source.share.known(source.place, which)
    others = _passed(on_average, normals(f"rest:{source.kind[0]}:{source.kind[1]}"))
    shared = like * _batches(source, which)[0] + known * on_average + rest * others
    spread = np.sqrt(np.log1p(own / float(np.mean(shared**2, dtype=float))))
    found = shared * np.exp(spread * _own(source) - spread**2 / 2)
    found += np.sqrt(runs) * source.share.runs(source.place)
    return np.asarray(found, dtype=np.float32)
