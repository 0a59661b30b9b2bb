"""Methods of analysis: how far a result may be off where nobody states it; the site's own first."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal

from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.parts.fields import Field, NumberField
from ui.parts.inline_form import InlineForm
from ui.settings.rows import Section, ShortTable

if TYPE_CHECKING:
    from recycler.laboratory.method_rules import MethodEntry
    from recycler.laboratory.methods import Method
    from ui.workspace.workspace import Change, Workspace

_WIDTHS = {
    "method": 210, "instrument": 150, "element": 90, "relative_sd": 120, "detection_limit": 120,
    "valid_from": 120, "valid_until": 120, "source": 320,
}  # fmt: skip
_FIRST_ROW = 5  # fields


class MethodForm(InlineForm):
    """A method of the site's own, from a day on; one like it that is in force ends before it."""

    entered = Signal(object)  # MethodEntry

    def __init__(self) -> None:
        super().__init__()
        self.method = Field("method", self.tr("Method"), above=True)
        self.instrument = Field("instrument", self.tr("Instrument"), above=True)
        self.instrument.edit.setPlaceholderText(self.tr("any"))
        self.element = Field("element", self.tr("Element"), above=True)
        self.element.edit.setPlaceholderText(self.tr("all"))
        self.relative_sd = _share("relative_sd", self.tr("Relative sd"))
        self.detection_limit = _share("detection_limit", self.tr("Detection limit"))
        self.valid_from = Field("valid_from", self.tr("Valid from"), above=True)
        self.valid_until = Field("valid_until", self.tr("until"), above=True)
        self.source = Field("source", self.tr("Founded on"), above=True)
        self.source.edit.setPlaceholderText(self.tr("such as a validation report"))
        fields = (
            self.method, self.instrument, self.element, self.relative_sd, self.detection_limit,
            self.valid_from, self.valid_until, self.source,
        )  # fmt: skip
        sized = [(field, _WIDTHS[field.name]) for field in fields]
        self.build(
            (sized[:_FIRST_ROW], sized[_FIRST_ROW:]),
            self.tr("Put into force"),
            self.tr("It counts for results of these days; the versions before stay in the books."),
            margin=0,
        )
        self.title.setText(self.tr("Method of the site"))

    def ask(self, typed: dict[str, object], today: date) -> None:
        """Unfold, filled as a method that is known, or empty."""
        self.clear()
        self._begun = str(typed.get("method") or "")
        for field in self.fields:
            value = typed.get(field.name)
            if value is not None:
                is_figure = isinstance(field, NumberField)
                field.set_value(numbers.weighing(value) if is_figure else spoken(str(value)))  # type: ignore[arg-type]
        self.valid_from.set_value(today.isoformat())
        self.show()
        (self.relative_sd if typed else self.method).edit.setFocus()

    _begun = ""  # the method the row was begun from, by its own name

    def save(self) -> None:
        from recycler.laboratory.method_rules import MethodRules

        rules = MethodRules(decimal_comma=numbers.decimal_comma())
        values = {field.name: field.value() for field in self.fields}
        if values["method"] == spoken(self._begun):
            values["method"] = self._begun
        entry, problems = rules.entry(values)
        by_field = {str(problem.field): problem for problem in problems}
        for field in self.fields:
            problem = by_field.get(field.name)
            field.say(say(problem) if problem else "")
        self.show_problems()
        self.go_to_problem()
        if entry is not None:
            self.hide()
            self.entered.emit(entry)


class MethodsSection(Section):
    """All methods, those of the site first; Enter begins a row of the site's own from one."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(
            self.tr("Methods of analysis"), self.tr("Used where a result states no uncertainty")
        )
        self._today = date.min
        self.methods = ShortTable(self.tr("Methods of analysis"), self._columns())
        self.add = Button(self.tr("Add a method of the site…"))
        self.form = MethodForm()
        hint = self.tr(
            "Enter begins a row of your own from the current one. Own rows come before shipped "
            "ones, an instrument's and an element's before the general ones."
        )
        self.column.addWidget(self.methods)
        self.column.addSpacing(8)
        self.column.addWidget(text(hint, "small", "text-3", wrap=True))
        self.column.addSpacing(8)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form)
        self.end()
        self.add.clicked.connect(lambda: self._begin({}))
        self.methods.table.opened.connect(self._begin_from)
        self.form.left.connect(self._folded)
        self.form.entered.connect(self._enter)

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._show()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("reference", "facility"):
            self._show()

    def settled(self) -> bool:
        return self.add.isEnabled()

    def record(self) -> str:
        from recycler.laboratory.methods import SITE_METHODS

        return f"table {SITE_METHODS}"

    # --- inside ---

    def _show(self) -> None:
        if self.workspace is None:
            return
        self._today = datetime.now(self.workspace.zone).date()
        row = max(self.methods.table.current_row(), 0)
        self.methods.show_rows(self.workspace.store.laboratory.methods().all)
        self.methods.table.set_current_row(row)

    def _begin_from(self, row: int) -> None:
        from recycler.laboratory.method_rules import typed

        method = self.methods.model.record(row)
        if method is not None:
            self._begin(typed(method))

    def _begin(self, typed: dict[str, object]) -> None:
        self.add.hide()
        self.form.ask(typed, self._today)
        self.ensureWidgetVisible(self.form)

    def _folded(self) -> None:
        self.add.show()
        self.add.setFocus()

    def _enter(self, entry: "MethodEntry") -> None:
        if self.workspace is None:
            return
        self.add.setEnabled(False)
        job = self.workspace.materials.enter_method(entry)
        job.ended.connect(self._on_entered)

    def _on_entered(self) -> None:
        self.add.setEnabled(True)
        self._folded()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("method", self.tr("Method"), _method, width=190, stretch=2),
            Column("instrument", self.tr("Instrument"), self._instrument, width=110, stretch=1),
            Column("element", self.tr("Element"), self._element, width=76),
            Column("sd", self.tr("Relative sd"), _sd, width=92, right=True),
            Column("limit", self.tr("Detection limit"), _limit, width=112, right=True),
            Column("from", self.tr("Valid from"), _from, width=96),
            Column("until", self.tr("until"), _until, width=96),
            Column("stands", self.tr("Stands"), self._stands, width=140),
        )

    def _instrument(self, method: "Method") -> Cell:
        any_words = self.tr("any")
        ink = "text-2" if method.instrument else "text-3"
        return Cell(method.instrument or any_words, ink=ink)  # type: ignore[arg-type]

    def _element(self, method: "Method") -> Cell:
        if method.element == "*":
            return Cell(self.tr("all"), ink="text-3")
        return Cell(method.element, role="strong")

    def _stands(self, method: "Method") -> Cell:
        badge = method_badge(method, self._today)
        if badge is not None:
            return Cell(badge.words, badge=badge, tip=method.source)
        return Cell(
            words.evidence(str(method.evidence)), ink="text-2", role="small",
            evidence=str(method.evidence), tip=method.source,
        )  # fmt: skip


def method_badge(method: "Method", today: date) -> BadgeLook | None:
    """Return how a method of the site, or one with dates, stands today; None: it is shipped."""
    translate = QCoreApplication.translate
    if method.valid_until < today:
        return BadgeLook(translate("Methods", "expired"), "warn", "warning")
    if method.valid_from > today:
        return BadgeLook(translate("Methods", "not yet"), "neutral", "clock")
    if method.is_own:
        return BadgeLook(translate("Methods", "own, in force"), "ok", "check")
    return None


def _share(name: str, label: str) -> NumberField:
    return NumberField(name, label, "%", above=True, width=_WIDTHS[name], noted=False)


def _method(method: "Method") -> Cell:
    return Cell(spoken(method.method), role="key", tip=method.source)


def _sd(method: "Method") -> Cell:
    return Cell(_percent(method.relative_sd))


def _limit(method: "Method") -> Cell:
    limit = method.detection_limit
    return Cell(numbers.UNKNOWN if limit is None else _percent(limit), ink="text-2")


def _percent(share: float) -> str:
    from decimal import Decimal

    return numbers.weighing(Decimal(f"{100 * share:.6g}"), "%")


def _from(method: "Method") -> Cell:
    day = method.valid_from
    return Cell(numbers.UNKNOWN if day == date.min else day.isoformat(), ink="text-2")


def _until(method: "Method") -> Cell:
    day = method.valid_until
    return Cell(numbers.UNKNOWN if day == date.max else day.isoformat(), ink="text-2")
