"""A network handed in as a JSON file: nothing in it is taken for granted."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from recycler.balance.network import Correlation, Network, Relation, Stream
from recycler.entry.typed import line, shown
from recycler.errors import InputError
from recycler.exchange.opening import MIB, content_of
from recycler.problems import Problem

MOST_STREAMS = 10_000
MOST_NODES = 4_000  # and relations
_MOST_BYTES = 8 * MIB  # ten times what the largest network takes
_LONGEST_SHOWN = 60


@dataclass
class Read:
    """A network as far as it could be read, and what is wrong with the file."""

    network: Network
    problems: list[Problem] = field(default_factory=list)


def read_network(path: Path) -> Read:
    """Read a network: `streams` and `nodes`, and where there are any `correlations`, `relations`.

    A stream is {"name", "from", "to", "value", "sd"}, a correlation {"between": [a, b], "value"},
    a relation {"name", "coefficients": {stream: number}, "equals"}. A measured stream needs an sd
    above zero: somebody weighed it, so there is an error.

    Raises:
        InputError: `too_large_network`, `not_json`, `not_json_at`, `json_key_twice`, or
            `not_a_network`: there is nothing to read streams from; or as of `opening.opened`.
    """
    document = _document(path)
    if not isinstance(document, dict):
        raise InputError("not_a_network", file=path.name)
    lists: dict[str, list[object]] = {}
    for key, default in (("streams", None), ("nodes", None), ("correlations", []),
                         ("relations", [])):  # fmt: skip
        found = document.get(key, default)
        if not isinstance(found, list):
            raise InputError("not_a_network", file=path.name)
        lists[key] = found
    balances = len(lists["nodes"]) + len(lists["relations"])
    if len(lists["streams"]) > MOST_STREAMS or balances > MOST_NODES:
        raise _too_large(path)
    reader = _Reader()
    network = Network(
        tuple(reader.streams(lists["streams"])),
        tuple(reader.nodes(lists["nodes"])),
        tuple(reader.correlations(lists["correlations"])),
        tuple(reader.relations(lists["relations"])),
    )
    return Read(network, reader.problems or _zero_sds(network) + network.problems())


def _document(path: Path) -> object:
    try:
        content = content_of(path, _MOST_BYTES)
    except InputError as error:
        if error.code == "too_large":
            raise _too_large(path) from error
        raise
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=partial(_object, path))
    except json.JSONDecodeError as error:
        raise InputError(
            "not_json_at", file=path.name, line=error.lineno, column=error.colno
        ) from error
    except (ValueError, RecursionError) as error:  # a number or a nest beyond all measure
        raise InputError("not_json", file=path.name) from error


def _too_large(path: Path) -> InputError:
    return InputError("too_large_network", file=path.name, streams=MOST_STREAMS, nodes=MOST_NODES)


def _object(path: Path, pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse what says the same thing twice: which of the two is meant, nobody can tell."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise InputError("json_key_twice", file=path.name, key=_shortened(line(key)))
        found[key] = value
    return found


def _zero_sds(network: Network) -> list[Problem]:
    return [
        Problem("balance_sd_zero", {"stream": stream.name})
        for stream in network.streams
        if stream.value is not None and stream.sd == 0
    ]


class _Reader:
    """Reads the parts of a document, and keeps what is wrong with each."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def streams(self, found: list[object]) -> Iterator[Stream]:
        for place, one in enumerate(found, 1):
            if not isinstance(one, dict):
                self._wrong(f"streams[{place}]", one, "an object")
                continue
            name = self._name(one.get("name"), f"streams[{place}].name")
            for key in ("from", "to"):
                if key not in one:
                    details = {"key": key, "stream": name}
                    self.problems.append(Problem("balance_key_missing", details))
            yield Stream(
                name,
                self._end(one.get("from"), f"{name}.from"),
                self._end(one.get("to"), f"{name}.to"),
                self._number(one.get("value"), f"{name}.value"),
                self._number(one.get("sd"), f"{name}.sd"),
            )

    def nodes(self, found: list[object]) -> Iterator[str]:
        for place, one in enumerate(found, 1):
            name = one.get("name") if isinstance(one, dict) else one
            yield self._name(name, f"nodes[{place}]")

    def correlations(self, found: list[object]) -> Iterator[Correlation]:
        for place, one in enumerate(found, 1):
            where = f"correlations[{place}]"
            pair = one.get("between") if isinstance(one, dict) else None
            if not isinstance(one, dict) or not isinstance(pair, list) or len(pair) != 2:
                self._wrong(where, one, '{"between": [stream, stream], "value": number}')
                continue
            first, second = (self._name(name, f"{where}.between") for name in pair)
            yield Correlation(first, second, self._given(one.get("value"), f"{where}.value"))

    def relations(self, found: list[object]) -> Iterator[Relation]:
        for place, one in enumerate(found, 1):
            where = f"relations[{place}]"
            terms = one.get("coefficients") if isinstance(one, dict) else None
            if not isinstance(one, dict) or not isinstance(terms, dict):
                self._wrong(where, one, '{"name", "coefficients": {stream: number}}')
                continue
            yield Relation(
                self._name(one.get("name", where), f"{where}.name"),
                {
                    self._name(name, where): self._given(value, f"{where}.{line(name)}")
                    for name, value in terms.items()
                },
                self._given(one.get("equals", 0), f"{where}.equals"),
            )

    def _name(self, found: object, where: str) -> str:
        name = line(found) if isinstance(found, str) else ""
        if not name:
            self._wrong(where, found, "a name")
        return name or where

    def _end(self, found: object, where: str) -> str | None:
        return None if found is None else self._name(found, where)

    def _given(self, found: object, where: str) -> float:
        number = self._number(found, where)
        if number is None:
            if found is None:
                self._wrong(where, found, "a number")
            return 0.0
        return number

    def _number(self, found: object, where: str) -> float | None:
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            self._wrong(where, found, "a number or null")
            return None
        try:
            return float(found)
        except OverflowError:
            return math.inf

    def _wrong(self, where: str, found: object, expected: str) -> None:
        told = line(
            "[…]" if isinstance(found, list) else "{…}" if isinstance(found, dict) else shown(found)
        )
        told = _shortened(told)
        self.problems.append(
            Problem(
                "balance_not_as_expected",
                {"at": where, "found": told or "null", "expected": expected},
            )
        )


def _shortened(told: str) -> str:
    return told if len(told) <= _LONGEST_SHOWN else f"{told[:_LONGEST_SHOWN]}…"
