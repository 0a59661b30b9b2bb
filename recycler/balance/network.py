"""A network of weighed streams between nodes, and what is wrong with one."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from recycler.balance.linear import LinearSystem
from recycler.model.logit import Floats
from recycler.problems import Problem

LARGEST = 1e15  # of a figure
FINEST = 1e-12  # of the largest figure: an sd below is rounding
WIDEST = 1e8  # times the smallest sd: beyond, the small ones drown
_NEGATIVE, _INVOLVED = -1e-9, 0.1  # an eigenvalue, and a stream's part in its direction


@dataclass(frozen=True, slots=True)
class Stream:
    """What goes from one node to another; None is outside.

    value: what was measured, None where nobody measured; sd: its standard deviation in the same
    unit; 0 makes it a constant.
    """

    name: str
    source: str | None
    target: str | None
    value: float | None = None
    sd: float | None = None


@dataclass(frozen=True, slots=True)
class Correlation:
    """How the errors of two measured streams go together, -1 to 1 [-]."""

    first: str
    second: str
    value: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A balance beside those of the nodes: sum of coefficient times stream = `equals`."""

    name: str
    coefficients: Mapping[str, float]
    equals: float = 0.0


@dataclass(frozen=True, slots=True)
class Network:
    """Streams, the nodes at which what comes in goes out, and what else is known of them."""

    streams: Sequence[Stream]
    nodes: Sequence[str]
    correlations: Sequence[Correlation] = field(default=())
    relations: Sequence[Relation] = field(default=())

    def problems(self) -> list[Problem]:
        """Return what keeps the network from being reconciled, with the streams concerned."""
        found = [*self._name_problems(), *self._stream_problems(), *self._node_problems()]
        found += [*self._correlation_problems(), *self._relation_problems()]
        return found or [*self._scale_problems(), *self._impossible_correlations()]

    def without(self, names: Collection[str]) -> "Network":
        """Return the network with some measurements left out, as a person has approved."""
        streams = [
            replace(one, value=None, sd=None) if one.name in names else one for one in self.streams
        ]
        kept = [c for c in self.correlations if c.first not in names and c.second not in names]
        return replace(self, streams=streams, correlations=kept)

    def system(self) -> LinearSystem:
        """Return the balances: one row a node, then one a relation."""
        place = {stream.name: i for i, stream in enumerate(self.streams)}
        node = {name: i for i, name in enumerate(self.nodes)}
        ends = [
            (node[end], i, sign)
            for i, stream in enumerate(self.streams)
            for end, sign in ((stream.target, 1.0), (stream.source, -1.0))
            if end is not None
        ]
        ends += [
            (len(node) + row, place[name], coefficient)
            for row, relation in enumerate(self.relations)
            for name, coefficient in relation.coefficients.items()
            if coefficient
        ]
        rows, columns, signs = zip(*ends, strict=True) if ends else ((), (), ())
        shape = (len(node) + len(self.relations), len(place))
        return LinearSystem(
            csr_array((np.array(signs, dtype=float), (rows, columns)), shape=shape),
            np.array([0.0] * len(node) + [relation.equals for relation in self.relations]),
            np.array([math.nan if s.value is None else s.value for s in self.streams]),
            self._covariance(place),
        )

    def _covariance(self, place: Mapping[str, int]) -> Floats | csr_array:
        sds = np.array([0.0 if s.value is None else s.sd or 0.0 for s in self.streams])
        if not self.correlations:
            return np.asarray(sds**2)
        entries = [(i, i, sd**2) for i, sd in enumerate(sds)]
        for one in self.correlations:
            i, j = place[one.first], place[one.second]
            shared = one.value * sds[i] * sds[j]
            entries += [(i, j, shared), (j, i, shared)]
        rows, columns, data = zip(*entries, strict=True)
        return csr_array((np.array(data), (rows, columns)), shape=(len(sds), len(sds)))

    def _name_problems(self) -> Iterator[Problem]:
        if not self.streams:
            yield Problem("balance_no_streams", {})
        for name, times in Counter(stream.name for stream in self.streams).items():
            if times > 1:
                yield Problem("balance_stream_twice", {"stream": name, "times": times})
        for name, times in Counter(self.nodes).items():
            if times > 1:
                yield Problem("balance_node_twice", {"node": name, "streams": self._at(name)})

    def _stream_problems(self) -> Iterator[Problem]:
        known = set(self.nodes)
        for stream in self.streams:
            told = {"stream": stream.name}
            for end in dict.fromkeys((stream.source, stream.target)):
                if end is not None and end not in known:
                    yield Problem("balance_unknown_node", {**told, "node": end})
            if stream.source is not None and stream.source == stream.target:
                yield Problem("balance_to_itself", {**told, "node": stream.source})
            if stream.value is None:
                continue
            if not abs(stream.value) <= LARGEST:
                yield Problem("balance_value_range", {**told, "found": stream.value})
            if stream.sd is None:
                yield Problem("balance_sd_missing", told)
            elif not 0 <= stream.sd <= LARGEST:
                yield Problem("balance_sd_range", {**told, "sd": stream.sd})

    def _node_problems(self) -> Iterator[Problem]:
        touched = {end for stream in self.streams for end in (stream.source, stream.target)}
        for node in dict.fromkeys(self.nodes):
            if node not in touched:
                yield Problem("balance_lonely_node", {"node": node})

    def _correlation_problems(self) -> Iterator[Problem]:
        measured = {stream.name for stream in self.streams if stream.value is not None}
        pairs: set[frozenset[str]] = set()
        for one in self.correlations:
            told = {"streams": [one.first, one.second]}
            pair = frozenset((one.first, one.second))
            for name in pair - measured:
                yield Problem("balance_correlation_unmeasured", {"stream": name})
            if len(pair) < 2 or pair in pairs:
                yield Problem("balance_correlation_twice", told)
            if not -1 < one.value < 1:
                yield Problem("balance_correlation_range", {**told, "found": one.value})
            pairs.add(pair)

    def _relation_problems(self) -> Iterator[Problem]:
        known = {stream.name for stream in self.streams}
        for relation in self.relations:
            told = {"relation": relation.name, "streams": sorted(relation.coefficients)}
            for name in sorted(set(relation.coefficients) - known):
                yield Problem("balance_unknown_stream", {"relation": relation.name, "stream": name})
            numbers = [*relation.coefficients.values(), relation.equals]
            if not all(abs(number) <= LARGEST for number in numbers):
                yield Problem("balance_relation_range", told)
            elif not any(relation.coefficients.values()):
                yield Problem("balance_relation_empty", {"relation": relation.name})

    def _scale_problems(self) -> Iterator[Problem]:
        """Find standard deviations that floating point cannot weigh against the rest."""
        measured = [
            (s.name, abs(s.value), s.sd) for s in self.streams if s.value is not None and s.sd
        ]
        if not measured:
            return
        largest = max(measured, key=lambda one: one[1])
        widest = max(measured, key=lambda one: one[2])
        for name, _, sd in measured:
            beside = largest if sd < FINEST * largest[1] else widest
            if sd < FINEST * largest[1] or sd * WIDEST < widest[2]:
                yield Problem("balance_sd_tiny", {"stream": name, "sd": sd, "beside": beside[0]})

    def _impossible_correlations(self) -> Iterator[Problem]:
        """Find correlations that no errors can have all at once."""
        ends = (name for one in self.correlations for name in (one.first, one.second))
        names = list(dict.fromkeys(ends))
        whole = np.eye(len(names))
        for one in self.correlations:
            i, j = names.index(one.first), names.index(one.second)
            whole[i, j] = whole[j, i] = one.value
        least, directions = np.linalg.eigh(whole)
        if names and least[0] < _NEGATIVE:
            involved = [name for name, part in zip(names, directions[:, 0], strict=True)
                        if abs(part) > _INVOLVED]  # fmt: skip
            yield Problem("balance_correlations_impossible", {"streams": involved})

    def _at(self, node: str) -> list[str]:
        return [stream.name for stream in self.streams if node in (stream.source, stream.target)]
