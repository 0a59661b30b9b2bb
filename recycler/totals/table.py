"""The sums that totals are made of, by key and kind; `docs/model.md` section 9."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import NamedTuple

import numpy as np

from recycler.elements import GROUPS
from recycler.evidence import Evidence
from recycler.model.logit import Floats
from recycler.totals.holding import PER_SQUARE_KG, PER_VARIANCE_KG, Holding, Kind
from recycler.totals.shares import Share
from recycler.units import UG_PER_KG

_PLAIN = np.array([UG_PER_KG, PER_SQUARE_KG, PER_VARIANCE_KG, 1, 1, UG_PER_KG, PER_SQUARE_KG])
_FOUND = np.array([1, UG_PER_KG, PER_VARIANCE_KG, UG_PER_KG, PER_VARIANCE_KG, UG_PER_KG, UG_PER_KG])

Listed = Callable[[Kind], Share | None]
Unlisted = Callable[[Kind, tuple[str, ...]], Share]


class Source(NamedTuple):
    """Where the figures of an element or a group come from, for one kind of batches.

    listed: whether unassayed batches are known to hold it. Otherwise it is known by assays alone,
    and `share` says only what a route makes of it.
    """

    kind: Kind
    share: Share
    place: int
    listed: bool

    @property
    def grade(self) -> Evidence:
        return self.share.grades[self.place]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One element or group: its sums by key (row) and source (column).

    dry, squares, variance: of the dry masses of unassayed batches [kg, kg², kg²]; alone: how many
    these are; batches: that hold it; assayed: dry mass and its squares of assayed ones [kg, kg²];
    found: their contained mass and its own variance, the same of the recovered [kg, kg²], dry mass
    that errs with the material [kg], sd of what else they share [kg]; shape (6, rows, columns),
    None where nothing was assayed.
    """

    sources: Sequence[Source]
    dry: Floats
    squares: Floats
    variance: Floats
    alone: Floats
    batches: Floats
    assayed: Floats
    found: Floats | None

    def mean_of(self, which: int) -> Floats:
        """Return the mean contained (0) or recovered (1) mass by row and column [kg]."""
        means = np.array([source.share.means[which][source.place] for source in self.sources])
        mean = self.dry * means
        return np.asarray(mean if self.found is None else mean + self.found[2 * which])


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The sums of each key (row) and kind (column), as floats once they are added up."""

    keys: list[str]
    kinds: list[Kind]
    shares: list[Share | None]
    others: Mapping[Kind, Share]
    plain: Floats
    found: Mapping[str, Floats]

    @property
    def names(self) -> list[str]:
        """The elements and groups that are held, elements first, each once."""
        known = (share.places for share in self.shares if share is not None)
        held = dict.fromkeys(name for places in known for name in places)
        held |= dict.fromkeys(self.found)
        return [name for name in held if name not in GROUPS] + [g for g in GROUPS if g in held]

    def column(self, name: str) -> Column:
        """Return the sums of one element or group."""
        sources = [self._source(place, name) for place in range(len(self.kinds))]
        using = [place for place, source in enumerate(sources) if source is not None]
        chosen = [source for source in sources if source is not None]
        listed = np.array([source.listed for source in chosen], dtype=float)
        dry, squares, variance, alone, batches, *assayed = self.plain[:, :, using]
        found = self.found.get(name)
        if found is not None:
            found = found[:, :, using]
            batches = np.where(listed, batches, found[0])
        return Column(
            chosen, dry * listed, squares * listed, variance * listed, alone * listed,
            batches, np.array(assayed), None if found is None else found[1:],
        )  # fmt: skip

    def _source(self, place: int, name: str) -> Source | None:
        kind, share = self.kinds[place], self.shares[place]
        if share is not None and name in share.places:
            return Source(kind, share, share.places[name], listed=True)
        other = self.others.get(kind)
        if other is not None and name in other.places and self.found[name][0, :, place].any():
            return Source(kind, other, other.places[name], listed=False)
        return None


def table(
    keyed: Iterable[tuple[str, Holding]], listed: Listed, unlisted: Unlisted, *, cumulative: bool
) -> Table:
    """Return the sums of holdings under their keys.

    Args:
        keyed: holdings, each under the key it counts for.
        listed: what is known of a kind, None where nobody knows its composition.
        unlisted: the same of a kind with elements that only assays know of.
        cumulative: each key with all keys before it.
    """
    held = list(keyed)
    shares = {kind: listed(kind) for kind in dict.fromkeys(holding.kind for _, holding in held)}
    others = _others(held, shares, unlisted)
    kinds = [kind for kind, share in shares.items() if share is not None or kind in others]
    keys = list(dict.fromkeys(key for key, _ in held))
    sums = _Sums(keys, kinds)
    for key, holding in held:
        if shares[holding.kind] is not None or holding.kind in others:
            sums.add(key, holding)
    return Table(
        keys, kinds, [shares[kind] for kind in kinds], others,
        sums.as_floats(sums.plain, _PLAIN, cumulative=cumulative),
        {
            name: sums.as_floats(cells, _FOUND, cumulative=cumulative)
            for name, cells in sums.found.items()
        },
    )  # fmt: skip


class _Sums:
    """Sums of integers by key (row) and kind (column)."""

    def __init__(self, keys: list[str], kinds: Sequence[Kind]) -> None:
        self._rows = {key: row for row, key in enumerate(keys)}
        self._columns = {kind: column for column, kind in enumerate(kinds)}
        self.plain: _Cells = {}
        self.found: dict[str, _Cells] = {}

    def add(self, key: str, holding: Holding) -> None:
        at = self._rows[key], self._columns[holding.kind]
        _put(self.plain, at, _plain(holding))
        for name, found in holding.assayed.found.items():
            _put(self.found.setdefault(name, {}), at, found)

    def as_floats(self, cells: "_Cells", per_unit: Floats, *, cumulative: bool) -> Floats:
        """Return the sums in kilograms, shape (sums, keys, kinds)."""
        kind = object if cumulative else float  # running sums of integers stay exact
        sums = np.zeros((len(per_unit), len(self._rows), len(self._columns)), dtype=kind)
        if cells:
            rows, columns = zip(*cells, strict=True)
            sums[:, rows, columns] = np.array(list(cells.values()), dtype=kind).T
        whole = np.cumsum(sums, axis=1) if cumulative else sums
        return np.asarray(whole.astype(float) / per_unit[:, None, None], dtype=float)


_Cells = dict[tuple[int, int], tuple[int, ...]]


def _put(cells: _Cells, at: tuple[int, int], sums: tuple[int, ...]) -> None:
    before = cells.get(at)
    cells[at] = sums if before is None else tuple(map(add, before, sums))


def _plain(holding: Holding) -> tuple[int, ...]:
    """Return the sums of the batches without assays, the number of all, and what was assayed."""
    assayed = holding.assayed
    return (
        holding.dry_ug - assayed.dry_ug, holding.dry_sq - assayed.dry_sq,
        holding.dry_var - assayed.dry_var, holding.batches - assayed.batches, holding.batches,
        assayed.dry_ug, assayed.dry_sq,
    )  # fmt: skip


def _others(
    held: Iterable[tuple[str, Holding]], shares: Mapping[Kind, Share | None], unlisted: Unlisted
) -> dict[Kind, Share]:
    """Return what is known of kinds in which assays found what nobody listed."""
    new: dict[Kind, set[str]] = {}
    for _, holding in held:
        share = shares[holding.kind]
        names = {name for name in holding.assayed.found if name not in GROUPS}
        if share is not None:
            names.difference_update(share.places)
        if names:
            new.setdefault(holding.kind, set()).update(names)
    return {kind: unlisted(kind, tuple(sorted(names))) for kind, names in new.items()}
