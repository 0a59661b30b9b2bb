"""Rules run over the fields of one record, and what they found broken: for batches and assays."""

from collections.abc import Callable, Mapping, Sequence

from recycler.entry.typed import is_blank, line, shown
from recycler.errors import InputError
from recycler.problems import Problem

LIST_DASH = " — "

Rule = Callable[[object], object]


class FieldCheck:
    """The fields of one record, and what was found wrong with them.

    Args:
        fields: text, number or date by column; blank and absent mean the same.
        columns: all there are, in the order in which problems are told.
        required: those that must not be blank.
    """

    def __init__(
        self, fields: Mapping[str, object], columns: Sequence[str], required: Sequence[str]
    ) -> None:
        self._fields = fields
        self._columns = columns
        self._required = required
        self._found: list[Problem] = []
        self.failed: set[str] = set()

    @property
    def problems(self) -> list[Problem]:
        """What is wrong or worth a notice, in the order of the columns."""
        return sorted(self._found, key=self._place)

    def blank(self, name: str) -> bool:
        return is_blank(self._fields.get(name))

    def rule(self, name: str, rule: Rule, *, required: bool | None = None) -> object:
        """Return what the rule makes of a field, None where it is blank or breaks a rule."""
        if self.blank(name):
            if required if required is not None else name in self._required:
                self.problem(name, InputError("required"))
            return None
        try:
            return rule(self._fields[name])
        except InputError as error:
            self.problem(name, error)
            return None

    def unit(self, stated: object, own: object) -> str | None:
        """Return the unit of a figure: the one written with it, or the one of its column."""
        unit = own or stated
        if unit is None and self.blank("unit"):
            self.problem("unit", InputError("required"))
        return unit if isinstance(unit, str) else None

    def problem(self, name: str, error: InputError) -> None:
        self.failed.add(name)
        self._found.append(Problem(error.code, error.details, name, value=self._shown(name)))

    def notice(self, name: str, code: str, **details: object) -> None:
        self._found.append(Problem(code, details, name, value=self._shown(name), notice=True))

    def _shown(self, name: str) -> str:
        return shown(self._fields.get(name))

    def _place(self, problem: Problem) -> int:
        known = problem.field in self._columns
        return self._columns.index(problem.field or "") if known else len(self._columns)


class Remembered:
    """A rule that looks each value up once: a workbook names the same few ten thousand times."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._found: dict[object, object] = {}

    def __call__(self, value: object) -> object:
        if value not in self._found:
            try:
                self._found[value] = self._rule(value)
            except InputError as error:
                self._found[value] = error
        found = self._found[value]
        if isinstance(found, InputError):
            raise found.with_traceback(None)
        return found


def check_unit(value: object, found: str | None, expected: object) -> None:
    """Refuse a unit written with a figure that is not the one of its column.

    Raises:
        InputError: `unit_conflict`.
    """
    if found and expected and found != expected:
        raise InputError("unit_conflict", value=line(value), found=found, expected=expected)


def before_dash(text: str) -> str:
    """Return the code of "NDFEB_HDD — HDD magnets", as the lists of the templates write it."""
    return text.split(LIST_DASH, 1)[0].strip()
