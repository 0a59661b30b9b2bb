"""A target: a figure to reach or not to exceed by a date, and the rows it is read from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from recycler.elements import SYMBOLS
from recycler.errors import InputError
from recycler.reference.data import Reference
from recycler.reference.rows import Row
from recycler.targets.metrics import METRICS, Figure

TABLE = "targets"
_HIGH = "high"  # the grade of `targets.csv` for what was read in the rule or from its maker
_EVIDENCE = (_HIGH, "medium", "low", "unverified")
_POLICIES = ("strategy", "announced", "indicative", "programme", "benchmark")
_ENDED = ("terminated", "superseded")


class Comparator(StrEnum):
    """Whether a figure is to be reached or not to be exceeded."""

    AT_LEAST = ">="
    AT_MOST = "<="

    def holds(self, figure: float, value: float) -> bool:
        return figure >= value if self is Comparator.AT_LEAST else figure <= value


class Legal(StrEnum):
    """What binds to a target. A rule read at second hand is to be verified, not law."""

    LAW = "law"
    UNVERIFIED = "to_be_verified"
    POLICY = "policy"
    ENDED = "ended"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Step:
    """The value a target has from one date on, or by it."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach or not to exceed.

    metric: in the words of its authority, of the facility's own the figure's name; subject: what it
    is about, in words; about: element, group or code of a chemistry group the figure is computed
    for, empty: dry mass; steps: in order of time, fractions as fractions; unit: `fraction`, `kg`,
    or the authority's; demand_kg: what a customer needs [kg a year].
    """

    code: str
    name: str
    authority: str
    metric: str
    figure: Figure
    subject: str
    about: str
    comparator: Comparator
    steps: tuple[Step, ...]
    unit: str
    level: str
    legal: Legal
    evidence: str
    source: str
    basis: str = ""
    status: str = ""
    for_orientation: bool = False
    country: str = ""
    customer: str = ""
    demand_kg: float = 0.0
    owner: str = ""
    followed: bool = False
    version: int = 0  # of what the facility said of it: its own target, or that it follows it

    @property
    def is_own(self) -> bool:
        return self.legal is Legal.INTERNAL

    def step_on(self, day: date) -> Step:
        """Return the step a day works towards: the first that is not past, else the last."""
        return next((step for step in self.steps if step.on >= day), self.steps[-1])


def read_targets(rows: Iterable[Row], chemistries: Sequence[tuple[str, str]]) -> list[Target]:
    """Return the targets of the reference list, one a row.

    Args:
        rows: of `targets.csv`.
        chemistries: code and name of each chemistry group of batteries.

    Raises:
        InputError: `target_unknown_metric`, `target_bad_comparator`, or `bad_reference`, with the
            row.
    """
    groups = {name: code for code, name in chemistries}
    return [_read(row, groups) for row in rows]


def reference_targets(reference: Reference) -> list[Target]:
    """Return the targets of the reference in force; raises as `read_targets`."""
    from recycler.balance.eu_counted import groups

    return read_targets(reference.table(TABLE), tuple(groups(reference).items()))


def followed(targets: Iterable[Target], versions: Mapping[str, int]) -> list[Target]:
    """Return targets with those marked that the facility follows.

    Args:
        targets: of the reference.
        versions: of its following each, by code.
    """
    return [
        replace(one, followed=one.code in versions, version=versions.get(one.code, 0))
        for one in targets
    ]


def _read(row: Row, groups: dict[str, str]) -> Target:
    meaning = METRICS.get(row.text("metric"))
    if meaning is None:
        raise _bad(row, "target_unknown_metric", "metric")
    comparator = row["comparator"]
    if comparator not in tuple(Comparator):
        raise _bad(row, "target_bad_comparator", "comparator")
    subject, unit = row.text("material_or_group"), row.text("unit")
    about = subject if meaning.about is None else meaning.about
    value = row.number("value")
    return Target(
        row.text("target_code"), row.text("name"), row.text("authority"), row["metric"],
        meaning.figure, subject, _about(row, groups, meaning.figure, about), Comparator(comparator),
        (Step(_day(row), value / 100 if unit == "%" else value),),
        "fraction" if unit == "%" else unit, row.text("level"), _legal(row), _evidence(row),
        row.text("source"), row["legal_basis"], row.text("status"), meaning.for_orientation,
        meaning.country,
    )  # fmt: skip


def _about(row: Row, groups: dict[str, str], figure: Figure, about: str) -> str:
    """Return what a figure is computed for, as the program names it."""
    if figure is Figure.EFFICIENCY:
        if about not in groups:
            raise row.bad("material_or_group")
        return groups[about]
    if figure is Figure.RECOVERY_RATE and about not in SYMBOLS and about != "REE":
        raise row.bad("material_or_group")
    return "" if figure is Figure.NONE else about


def _legal(row: Row) -> Legal:
    status = row.text("status")
    if status.startswith(_ENDED):
        return Legal.ENDED
    if status.startswith(_POLICIES):
        return Legal.POLICY
    return Legal.LAW if row.get("evidence") == _HIGH else Legal.UNVERIFIED


def _evidence(row: Row) -> str:
    if row.get("evidence") not in _EVIDENCE:
        raise row.bad("evidence")
    return row["evidence"]


def _day(row: Row) -> date:
    try:
        return date.fromisoformat(row.text("effective_date"))
    except ValueError as error:
        raise row.bad("effective_date") from error


def _bad(row: Row, code: str, column: str) -> InputError:
    return InputError(
        code, file=row.file, row=row.line, target=row.get("target_code", ""), value=row[column]
    )
