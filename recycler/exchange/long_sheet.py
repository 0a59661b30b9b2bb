"""What the sheets with a row for each record share: their columns, and the looks of their cells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from recycler.exchange.pasting import DANGEROUS
from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import Styles

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class LongColumn(Generic[Line]):
    """A column: its head, its width [characters], what stands in it, and how."""

    name: str
    width: float
    value: Callable[[Line], object]
    role: str = "text"
    number_format: str = "General"


class Looks(Generic[Line]):
    """A column with the styles of its cells, looked up once."""

    def __init__(self, column: LongColumn[Line], styles: Styles) -> None:
        self._value = column.value
        self._plain = styles.index(column.role, column.number_format)
        self._quoted = styles.index(column.role, column.number_format, quoted=True)
        self._void = styles.index("void", column.number_format)

    def cell(self, line: Line, *, void: bool) -> tuple[object, int]:
        """Return the value of a cell and the number of its style."""
        value = self._value(line)
        if void:
            return value, self._void
        quoted = isinstance(value, str) and value.startswith(DANGEROUS)
        return value, self._quoted if quoted and not isinstance(value, Formula) else self._plain
