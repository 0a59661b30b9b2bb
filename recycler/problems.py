"""What is wrong with one field or cell, as data: `ui.language.sentences` puts it into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: which one, where, and what stood there.

    A notice does not keep the record from being stored; a problem does.
    """

    code: str
    details: Mapping[str, object] = field(default_factory=dict)
    field: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    notice: bool = False


Say = Callable[[Problem], str]
Report = Callable[[int, int], None]  # report(done, total): progress, and the place to stop


def unheard(done: int, total: int) -> None:
    """Report to nobody."""
