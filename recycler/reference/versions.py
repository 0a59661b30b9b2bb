"""Which version of a piece of reference data is in force."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from recycler.reference.records import Composition, Payload
from recycler.reference.rows import Row


def newest(rows: Mapping[tuple[str, int], list[Row]]) -> dict[str, list[Row]]:
    """Return the rows of the highest version of each code."""
    return {code: found for (code, _), found in sorted(rows.items(), key=lambda item: item[0][1])}


def latest(keys: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the highest version of each code."""
    found: dict[str, int] = {}
    for code, version in keys:
        found[code] = max(version, found.get(code, 0))
    return found


def unscoped(
    compositions: Mapping[tuple[str, int], Composition],
) -> dict[tuple[str, int], Composition]:
    """Return the compositions that hold for all suppliers."""
    return {key: found for key, found in compositions.items() if found.supplier is None}


def scoped(payloads: Mapping[tuple[str, int], Payload]) -> dict[str, dict[str, int]]:
    """Return the newest version of each material and supplier; one without rows ends it."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (code, version), payload in sorted(payloads.items(), key=lambda item: item[0]):
        if payload.supplier is not None:
            if payload.rows:
                found[code][payload.supplier] = version
            else:
                found[code].pop(payload.supplier, None)
    return dict(found)
