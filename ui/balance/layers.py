"""Which column of the picture each node stands in: after all it is fed from, loops left out."""

from collections.abc import Iterable, Sequence


def columns(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Return the column of each node: the longest way to it from a node nothing feeds.

    An edge that leads back to a node it came from is a loop and moves nobody. The nodes are
    visited in the order given, so that the same plant is drawn the same way in every period.
    """
    onward: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        if target not in onward[source]:
            onward[source].append(target)
    order = {node: place for place, node in enumerate(nodes)}
    for targets in onward.values():
        targets.sort(key=order.__getitem__)
    found = dict.fromkeys(nodes, 0)
    for node in _after_all_before(nodes, onward):
        for target in onward[node]:
            found[target] = max(found[target], found[node] + 1)
    return found


def _after_all_before(nodes: Sequence[str], onward: dict[str, list[str]]) -> list[str]:
    """Return the nodes so that edges lead onward, and drop the edges that lead back."""
    done: list[str] = []
    seen: set[str] = set()
    for root in nodes:
        if root not in seen:
            _visit(root, onward, seen, done)
    return done[::-1]


def _visit(root: str, onward: dict[str, list[str]], seen: set[str], done: list[str]) -> None:
    """Depth first, without recursion: a plant may be long."""
    seen.add(root)
    path, waiting = [root], [list(onward[root])]
    while path:
        node = path[-1]
        if not waiting[-1]:
            done.append(node)
            path.pop()
            waiting.pop()
            continue
        target = waiting[-1].pop(0)
        if target in path:
            onward[node].remove(target)
        elif target not in seen:
            seen.add(target)
            path.append(target)
            waiting.append(list(onward[target]))
