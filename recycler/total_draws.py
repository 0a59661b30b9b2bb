"""Quantiles of totals, from draws of what batches share and of what each has for itself.

`docs/model.md` section 9.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recycler.kept_draws import QUANTILES, Draws
from recycler.logit import Floats
from recycler.shares import POINTS, normals
from recycler.total_table import Column, Source

_LINES = 64  # keys whose draws are added up at a time
_WIDE = 0.2  # relative sd from which a lognormal is not drawn as a sum


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
    of_one = np.array([source.share.runs(source.place)[0] for source in column.sources])
    dry, squares = column.assayed
    expected_kg = dry * expected
    ratio = np.divide(mean, expected_kg, out=np.zeros_like(mean), where=expected_kg > 0)
    return np.asarray(squares * ratio**2 * of_one)


def quantiles(column: Column, name: str, which: int) -> Floats:
    """Return the quantiles of the totals of every key [kg], shape (keys, 3).

    Unassayed batches of a kind add (S - sqrt(Q)) M + sqrt(Q) W + sqrt(U) W e, with S, Q, U the
    sums of their dry masses, of their squares and of their variances, W a batch, M its mean given
    the shared, and e normal. Assayed ones add A = L M + G K + R n, times a lognormal of mean one
    that gives them what each has for itself, and what differs from run to run: L the dry mass that
    errs with the material's mean, K a batch known to hold what is expected, G such that the mean is
    right, and n normal; of recovered mass n is times K over its mean, as what is held passes the
    same yields.

    Args:
        column: the sums of an element or a group.
        name: of it.
        which: contained (0) or recovered (1) mass.
    """
    weights, draws = _unassayed(column), [_batches(source, which) for source in column.sources]
    parts, known, wide = found_parts(column, which), [], np.empty((0, 2), dtype=int)
    if column.found is not None:
        known = [_known(source, name, which) for source in column.sources]
        draws = [np.concatenate(both) for both in zip(draws, known, strict=True)]
        weights = np.concatenate([weights, _assayed(parts)], axis=2)
        wide = np.argwhere(_is_wide(parts))
    lines = weights.astype(np.float32).reshape(len(weights), -1)
    found = np.empty((len(lines), len(QUANTILES)))
    together = np.concatenate(draws)
    for start in range(0, len(lines), _LINES):
        totals = lines[start : start + _LINES] @ together
        for row, place in wide[(wide[:, 0] >= start) & (wide[:, 0] < start + _LINES)]:
            e = _own(column.sources[place], name)
            totals[row - start] += _lognormal(parts, (row, place), known[place], e)
        found[start : start + _LINES] = _at_quantiles(totals)
    return found


def _at_quantiles(totals: Draws) -> Floats:
    """Return the quantiles of each row; it is sorted, which is faster than a partition at three."""
    totals.sort(axis=1)
    places = [round(p * POINTS - 0.5) for p in QUANTILES]
    return np.asarray(np.maximum(totals[:, places], 0), dtype=float)


def _unassayed(column: Column) -> Floats:
    """Return the weights of `_batches`, shape (keys, kinds, 3)."""
    own = np.sqrt(column.squares)
    alone = (column.alone == 1) | (own > column.dry)
    own = np.where(alone, column.dry, own)
    return np.stack([column.dry - own, own, np.sqrt(column.variance)], axis=2)


def _batches(source: Source, which: int) -> Draws:
    """Return M, W and W e, shape (3, POINTS)."""
    return np.asarray(source.share.draws[which][source.place], dtype=np.float32)


def _relative(parts: Parts) -> Floats:
    """Return the variance of what each batch has for itself, relative to the mean's square."""
    square = parts.mean**2
    return np.divide(parts.own, square, out=np.zeros_like(square), where=square > 0)


def _is_wide(parts: Parts) -> NDArray[np.bool_]:
    return np.asarray(_relative(parts) > _WIDE**2)


def _assayed(parts: Parts) -> Floats:
    """Return the weights of `_known`, shape (keys, kinds, 6); of the runs alone where it is wide.

    A narrow lognormal is 1 + s e + s²/2 (e² - 1), scaled to its exact variance.
    """
    spread = np.sqrt(np.log1p(_relative(parts)))
    norm = np.sqrt(parts.own / (1 + spread**2 / 2))
    weights = [parts.like, parts.known, parts.rest, norm, norm * spread / 2**0.5]
    narrow = ~_is_wide(parts)
    return np.stack([*(weight * narrow for weight in weights), np.sqrt(parts.runs)], axis=2)


def _known(source: Source, name: str, which: int) -> Draws:
    """Return M, K, then n, e and (e² - 1)/√2 with what passes, and the runs; (6, POINTS)."""
    share, place = source.share, source.place
    known = share.known(place, which)
    scale = np.sqrt(np.mean(known**2, dtype=float)) or 1.0
    material, version = source.kind[:2]
    e = _own(source, name)
    own = np.stack([normals(f"rest:{material}:{version}:{name}"), e, (e**2 - 1) / 2**0.5])
    passed = own * (known / scale)
    runs = share.runs(place)[1]
    return np.vstack([share.draws[which][place][0], known, passed, runs]).astype(np.float32)


def _own(source: Source, name: str) -> Floats:
    return normals(f"assayed:{source.kind}:{name}")


def _lognormal(parts: Parts, at: tuple[int, int], drawn: Draws, e: Floats) -> Draws:
    """Return draws of A times its lognormal for one key and kind, shape (POINTS,)."""
    like, known, rest, _, own = (float(part[at]) for part in parts[1:])
    shared = like * drawn[0] + known * drawn[1] + rest * drawn[2]
    relative = own / float(np.mean(shared**2, dtype=float))
    spread = np.sqrt(np.log1p(relative))
    return np.asarray(shared * np.exp(spread * e - spread**2 / 2), dtype=np.float32)
