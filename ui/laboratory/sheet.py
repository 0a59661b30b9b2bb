"""The sheet of one sample: who found what by which method, and what that does to the batch."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recycler.errors import InputError
from recycler.problems import Problem
from ui.charts.legend import OneLine
from ui.laboratory.ask import find_taking, taking_suggestions
from ui.laboratory.effect import EffectView, Supposed
from ui.laboratory.elements import OWN_FIELDS, ElementRow, ElementTable
from ui.laboratory.results import ResultList
from ui.laboratory.wording import batch_badge, found, percent_range, standing
from ui.language import numbers, words
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import rule, set_ink, surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge
from ui.parts.fields import ChoiceField, Field, ProblemLine
from ui.parts.form import without_weekday
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from recycler.laboratory.records import AssayEntry, AssayResult, SampleEntry, Taking
    from recycler.laboratory.rules import AssayRules
    from ui.laboratory.at_hand import AtHand
    from ui.workspace import Workspace

_STATES = ("provisional", "final")
_UNUSUAL: dict[str, object] = {
    "warn low": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is unusually low for {material}: {range} was expected. Check the "
        "dilution, or record it as it is.",
    ),
    "warn high": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is unusually high for {material}: {range} was expected. Check the "
        "dilution, or record it as it is.",
    ),
    "bad": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is hardly chance for {material}: {range} was expected. Check the "
        "sample and its batch, or ask for a second sample.",
    ),
}


class Common:
    """What holds for all results of a sample: the fields over the table."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.sample = Field("sample", translate("AssaySheet", "Sample"), above=True)
        self.how = ChoiceField("how", translate("AssaySheet", "Taken how"), above=True)
        self.laboratory = open_choice("laboratory", translate("AssaySheet", "Laboratory"))
        self.method = open_choice("method", translate("AssaySheet", "Method"))
        self.instrument = open_choice("instrument", translate("AssaySheet", "Instrument"))
        self.analysed = Field("analysed_at", translate("AssaySheet", "Analysed"), above=True)
        self.state = ChoiceField("state", translate("AssaySheet", "State"), above=True)
        self.fields: dict[str, Field] = {
            field.name: field
            for field in (
                self.sample, self.how, self.laboratory, self.method, self.state,
                self.instrument, self.analysed,
            )
        }  # fmt: skip
        self.how.suggest, self.how.look_up = taking_suggestions, find_taking
        self.state.suggest, self.state.look_up = _state_suggestions, _find_state

    def lay_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        places = (
            (self.sample, 0, 0), (self.how, 0, 1), (self.laboratory, 0, 2), (self.method, 0, 3),
            (self.state, 1, 0), (self.instrument, 1, 1), (self.analysed, 1, 2),
        )  # fmt: skip
        for field, row, column in places:
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 4, 5, 5)):
            grid.setColumnStretch(column, stretch)
        return grid

    def suggest_from(self, methods: list[str], results: "list[AssayResult]") -> None:
        """Offer what the reference knows, and what was written before."""
        for name, first in (("method", methods), ("laboratory", []), ("instrument", [])):
            used = [str(getattr(result, name) or "") for result in results]
            lines = [Suggestion(one, one) for one in dict.fromkeys([*first, *used]) if one]
            field = self.fields[name]
            assert isinstance(field, ChoiceField)
            field.suggest = lambda typed, lines=lines: matching(typed, lines)  # type: ignore[misc]


class AssaySheet(QWidget):
    """Results of one sample, typed; recorded results of its batch below."""

    edited = Signal()
    recorded = Signal(str, str)  # ticket, label of the sample
    second_wanted = Signal(str)  # ticket
    stepped_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.at_hand: AtHand | None = None
        self.retest_of: AssayResult | None = None
        self.common = Common()
        self.table = ElementTable()
        self.effect = EffectView()
        self.results = ResultList()
        self.unusual = ProblemLine()
        self.together = ProblemLine()
        self.why_retest = Field("why", self.tr("Why again"), required=True)
        self.why_retest.edit.setPlaceholderText(self.tr("the result before is rejected for it"))
        self._ticket, self._badge = text("", "record"), Badge()
        self._about = OneLine("body", "text-2")
        self.record_button = Button(
            self.tr("Record and next"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self.second_button = Button(self.tr("Ask for a second sample"), key="Ctrl+L")
        self.leave_retest = Button(self.tr("No retest"), key="Esc")
        self._foot = text("", "caption", "text-3")
        self._count = text("", "small", "bad")
        self._lay_out()
        self._connect()

    def take(self, workspace: "Workspace") -> None:
        from recycler.laboratory.methods import method_names
        from recycler.laboratory.rules import AssayRules

        self._workspace = workspace
        store = workspace.store
        self._rules = AssayRules(workspace.zone, decimal_comma=numbers.decimal_comma())
        self.effect.take(store)
        recent = store.laboratory.recent()
        self.common.suggest_from(method_names(store.reference().table("methods")), recent)
        if recent:
            for name in ("laboratory", "method", "instrument"):
                self.common.fields[name].set_value(str(getattr(recent[0], name) or ""))
        self.common.state.set_value("provisional")

    _workspace: "Workspace"
    _rules: "AssayRules"

    # --- what the page uses ---

    def show_sheet(self, at_hand: "AtHand", typed: Mapping[str, object] | None = None) -> None:
        """Show a batch; `typed` is what was typed for this sample before."""
        self.at_hand, self.retest_of = at_hand, None
        batch = at_hand.batch
        self._ticket.setText(batch.ticket)
        provisional = any(str(result.state) == "provisional" for result in at_hand.results)
        counts = any(result.counts for result in at_hand.results)
        self._badge.set_look(
            batch_badge(results=counts, provisional=provisional, waits=at_hand.waits)
        )
        dry = self.tr("dry {mass}").format(mass=numbers.kg(batch.dry_kg))
        about = " · ".join((self.material_name(), batch.supplier, dry))
        self._about.setText(about)
        self._show_sample(at_hand)
        self.table.show_elements(at_hand.wanted, at_hand.prior)
        self.results.show_results(at_hand.results, self._workspace.zone)
        self._set_typed(typed or {})
        self._show_mode()
        self._follow()

    def material_name(self) -> str:
        assert self.at_hand is not None
        code = self.at_hand.batch.material
        material = self._workspace.store.reference().materials.get(code)
        return material.name if material else code

    def texts(self) -> dict[str, object]:
        """Return what was typed, for a draft."""
        common = {name: field.value() for name, field in self.common.fields.items()}
        if not self.common.analysed.edit.isModified():
            common["analysed_at"] = ""
        return {**common, "rows": self.table.texts()}

    def is_blank(self) -> bool:
        """Tell whether no result was typed."""
        return all(row.is_blank() for row in self.table.rows)

    def begin_retest(self, result: "AssayResult") -> None:
        """Fill the sheet as of a result that is measured again."""
        assert self.at_hand is not None
        self.retest_of = result
        for name in ("sample", "laboratory", "method", "instrument"):
            self.common.fields[name].set_value(str(getattr(result, name) or ""))
        self.table.show_elements([result.element], self.at_hand.prior, more=False)
        self.why_retest.clear()
        self._show_mode()
        self._follow()
        self._area.verticalScrollBar().setValue(0)
        self.why_retest.edit.setFocus()

    def end_retest(self) -> bool:
        """Go back to the sheet of the sample; tells whether there was a retest."""
        was = self.retest_of is not None
        if was and self.at_hand is not None:
            self.show_sheet(self.at_hand)
        return was

    def record(self) -> None:
        """Record what is typed, or go to the first problem."""
        if self.at_hand is None:
            return
        entries = self._check()
        if entries is None:
            return
        if self.retest_of is not None:
            self._record_retest(entries[0])
            return
        sample = self._new_sample(entries[0])
        if self._workspace.record_assays(entries, sample) is not None:
            elements = ", ".join(entry.element for entry in entries)
            said = self.tr("{elements} of {ticket} recorded from {sample}.")
            ticket, label = entries[0].ticket, entries[0].sample
            self._workspace.tell(
                said.format(elements=elements, ticket=ticket, sample=label), icon="laboratory"
            )
            self.recorded.emit(ticket, label)

    def focus_first(self) -> None:
        self.table.focus_first()

    def is_waiting(self) -> bool:
        return self.effect.is_waiting()

    # --- the rules ---

    def _read(self) -> "tuple[list[AssayEntry], dict[ElementRow | None, list[Problem]]]":
        """Return the results that keep the rules, and what is wrong, by row; None: with all."""
        assert self.at_hand is not None
        entries: list[AssayEntry] = []
        problems: dict[ElementRow | None, list[Problem]] = {None: []}
        common = self._common_values()
        for row in self.table.rows:
            if row.is_blank():
                continue
            entry, found_ = self._rules.entry({**common, **row.typed()})
            problems[row] = [one for one in found_ if one.field in OWN_FIELDS]
            problems[None] += [one for one in found_ if one.field not in OWN_FIELDS]
            if entry is not None:
                entries.append(entry)
                self._entry_of[row] = entry
            else:
                self._entry_of.pop(row, None)
        return entries, problems

    _entry_of: "dict[ElementRow, AssayEntry]"

    def _common_values(self) -> dict[str, object]:
        assert self.at_hand is not None
        values: dict[str, object] = {
            name: field.value() for name, field in self.common.fields.items() if name != "how"
        }
        values["analysed_at"] = self._analysed()
        return {**values, "ticket": self.at_hand.batch.ticket}

    def _analysed(self) -> object:
        edit = self.common.analysed.edit
        if edit.isModified() and edit.text().strip():
            return without_weekday(edit.text())
        return datetime.now(self._workspace.zone)

    def _check(self) -> "list[AssayEntry] | None":
        """Show every problem; without one return the results, else go to the first."""
        entries, problems = self._read()
        for row in self.table.rows:
            row.show_problems(problems.get(row, []))
        self._show_common(problems[None])
        if not entries and not any(problems.values()):
            self._want_a_result()
        self._show_together(entries)
        self._want_reasons()
        first = self._first_wrong()
        self._show_count()
        if first is not None:
            first.edit.setFocus()
            first.edit.selectAll()
            self._area.ensureWidgetVisible(first)
        return None if first is not None or self.together.text() else entries

    def _want_a_result(self) -> None:
        row = self.table.rows[0]
        row.value.say(self.tr("Type what was found, or < and the limit it lies below."))

    def _want_reasons(self) -> None:
        """A retest needs a reason; so does a result that is hardly chance before it is final."""
        from recycler.laboratory.records import is_suspect

        if self.retest_of is not None and not self.why_retest.text():
            self.why_retest.say(say(Problem("why_needed")))
        is_final = self.common.state.value() == "final"
        for row, entry in self._entry_of.items():
            if is_final and is_suspect(self._score(entry)) and not row.why.text():
                row.why.say(
                    self.tr("So far off it needs a reason to be final: it stays in the history.")
                )

    def _first_wrong(self) -> Field | None:
        fields = [self.why_retest, *self.common.fields.values()]
        fields += [field for row in self.table.rows for field in row.fields()]
        return next((field for field in fields if field.problem()), None)

    def _show_common(self, problems: list[Problem]) -> None:
        by_field = {str(one.field): one for one in sorted(problems, key=lambda one: not one.notice)}
        for name, field in self.common.fields.items():
            problem = by_field.get(name)
            field.say(say(problem) if problem else "", notice=bool(problem and problem.notice))
        self._check_label()

    def _check_label(self) -> None:
        """Say at once that a label belongs to another batch."""
        label = self.common.sample.text()
        if not label or self.at_hand is None:
            return
        known = self._workspace.store.laboratory.samples_named([label]).get(label)
        if known is not None and known.ticket != self.at_hand.batch.ticket:
            details = {"sample": label, "ticket": known.ticket}
            self.common.sample.say(say(Problem("sample_of_other_ticket", details)))

    def _show_together(self, entries: "list[AssayEntry]") -> None:
        from recycler.laboratory.sheet import check_together

        try:
            check_together(entries)
        except InputError as error:
            self.together.say(say(Problem(error.code, error.details)))
        else:
            self.together.say("")

    def _show_count(self) -> None:
        fields = [self.why_retest, *self.common.fields.values()]
        fields += [field for row in self.table.rows for field in row.fields()]
        count = sum(bool(field.problem()) for field in fields) + bool(self.together.text())
        self._count.setText(words.fields_to_put_right(count) if count else "")
        self._foot.setVisible(not count)

    # --- following the typing ---

    def _on_edited(self) -> None:
        self._take_away_problems()
        self._follow()
        self.edited.emit()

    def _take_away_problems(self) -> None:
        """Take a problem away as soon as it is put right, but raise none while typing."""
        entries, problems = self._read()
        for row in self.table.rows:
            wrong = {("value" if p.field == "unit" else p.field) for p in problems.get(row, [])}
            for field in row.fields():
                if field.line.text() and field.name not in wrong:
                    field.say("")
        wrong_common = {problem.field for problem in problems[None]}
        for name, field in self.common.fields.items():
            if field.line.text() and name not in wrong_common:
                field.say("")
        if self.why_retest.text():
            self.why_retest.say("")
        if self.together.text():
            self._show_together(entries)
        self._show_count()

    def _on_row_left(self, row: ElementRow) -> None:
        if not row.is_blank():
            entries, problems = self._read()
            row.show_problems(problems.get(row, []))
            self._show_together(entries)
        self._show_count()

    def _on_left(self) -> None:
        if self.at_hand is not None and not self.is_blank():
            self._show_common(self._read()[1][None])
        elif self.at_hand is not None:
            self.common.sample.say("")
            self._check_label()
        self._show_count()

    def _follow(self) -> None:
        """Show how each result stands, and what all of them do."""
        at_hand = self.at_hand
        if at_hand is None:
            return
        self._entry_of = {}
        entries, problems = self._read()
        self._show_verdicts()
        wrong = [row for row, found_ in problems.items() if row and _breaks(found_)]
        if wrong:
            self.effect.wait_for(wrong[0].element or wrong[0].symbol.text() or self.tr("a result"))
        elif entries:
            how = self._taking()
            retested = self.retest_of.id if self.retest_of else ""
            supposed = Supposed(at_hand.batch, tuple(entries), how, retested)
            self.effect.suppose(supposed, at_hand.now)
        else:
            self.effect.show_before(at_hand.intake, at_hand.now if at_hand.results else None)

    def _show_verdicts(self) -> None:
        from recycler.laboratory.records import is_suspect

        worst: tuple[float, AssayEntry] | None = None
        for row in self.table.rows:
            entry = self._entry_of.get(row)
            score = self._score(entry) if entry else None
            row.show_score(score, entry.fraction if entry else None)
            row.ask_why(is_suspect(score))
            if entry and score is not None and (worst is None or abs(score) > abs(worst[0])):
                worst = (score, entry)
        self._say_unusual(worst)

    def _score(self, entry: "AssayEntry") -> float | None:
        assert self.at_hand is not None
        return self._workspace.store.laboratory.scores_for(self.at_hand.batch, [entry])[0]

    def _say_unusual(self, worst: "tuple[float, AssayEntry] | None") -> None:
        if worst is None or standing(worst[0]) == "ok":
            self.unusual.say("")
            return
        from recycler.laboratory.sheet import interval

        score, entry = worst
        assert self.at_hand is not None
        side = "low" if score < 0 else "high"
        key = "bad" if standing(score) == "bad" else f"warn {side}"
        template = QCoreApplication.translate("AssaySheet", str(_UNUSUAL[key]))
        said = template.format(
            element=words.element(entry.element),
            found=found(entry),
            material=self.material_name(),
            range=percent_range(*interval(self.at_hand.prior[entry.element])),
        )
        self.unusual.say(said, notice=True)

    def _taking(self) -> "Taking | None":
        from recycler.laboratory.records import Taking

        code = self.common.how.value()
        return Taking(code) if code in tuple(Taking) else None

    # --- the sample, the retest ---

    def _show_sample(self, at_hand: "AtHand") -> None:
        self.common.sample.set_value(at_hand.label)
        known = at_hand.sample
        self.common.how.set_value(str(known.how or "") if known else "")
        self.common.how.edit.setReadOnly(known is not None)
        self.common.how.edit.set_chevron(known is None)

    def _set_typed(self, typed: Mapping[str, object]) -> None:
        for name, field in self.common.fields.items():
            field.say("")
            if typed.get(name) and not field.edit.isReadOnly():
                field.set_value(str(typed[name]))
        moment = str(typed.get("analysed_at") or "")
        now = numbers.moment(datetime.now(self._workspace.zone))
        self.common.analysed.set_value(moment or now)
        self.common.analysed.edit.setModified(bool(moment))
        rows = typed.get("rows")
        self._entry_of = {}
        if isinstance(rows, list):
            self.table.set_texts(rows)
        self.together.say("")
        self._show_count()

    def _new_sample(self, entry: "AssayEntry") -> "SampleEntry | None":
        """Return the sample where the store does not know it and more than its label is known."""
        from recycler.laboratory.records import SampleEntry

        how = self._taking()
        known = self._workspace.store.laboratory.samples_named([entry.sample])
        if how is None or known:
            return None
        return SampleEntry(ticket=entry.ticket, label=entry.sample, how=how)

    def _record_retest(self, entry: "AssayEntry") -> None:
        assert self.retest_of is not None
        done = self._workspace.retest(self.retest_of, entry, self.why_retest.text())
        if done is not None:
            said = self.tr("{element} of {ticket} tested again; the result before is rejected.")
            self._workspace.tell(
                said.format(element=done.element, ticket=done.ticket), icon="laboratory"
            )
            self.recorded.emit(done.ticket, done.sample)

    def _show_mode(self) -> None:
        result = self.retest_of
        self._retest_line.setVisible(result is not None)
        self.leave_retest.setVisible(result is not None)
        self.second_button.setVisible(result is None)
        self.results.setVisible(result is None and bool(self.at_hand and self.at_hand.results))
        self.record_button.setText(
            self.tr("Record retest") if result is not None else self.tr("Record and next")
        )
        self.record_button.updateGeometry()
        self._foot.setText(self.tr("The estimate at intake stays in the history and is scored."))

    def _on_second(self) -> None:
        if self.at_hand is not None:
            self.second_wanted.emit(self.at_hand.batch.ticket)

    # --- building ---

    def _open_batch(self) -> None:
        """Go to the batch, where each figure leads to its inputs."""
        if self.at_hand is not None:
            self._workspace.open_ticket.emit(self.at_hand.batch.ticket)

    def _connect(self) -> None:
        for field in (*self.common.fields.values(), self.why_retest):
            field.edited.connect(self._on_edited)
            field.left.connect(self._on_left)
            field.stepped.connect(lambda by, one=field: self._on_stepped(one, by))
        self.table.edited.connect(self._on_edited)
        self.table.left.connect(self._on_row_left)
        self.table.stepped_out.connect(self._on_table_out)
        self.record_button.clicked.connect(self.record)
        self.second_button.clicked.connect(self._on_second)
        self.leave_retest.clicked.connect(self.end_retest)
        self.results.retest_wanted.connect(self.begin_retest)
        self.effect.opened.connect(self._open_batch)
        for confirm in (self.results.final, self.results.reject):
            confirm.unfolded.connect(lambda _, one=confirm: self._scroll_to(one))

    def _on_stepped(self, field: Field, by: int) -> None:
        order = [*self.common.fields.values()]
        place = order.index(field) + by if field in order else len(order)
        if place >= len(order):
            self.table.focus_first()
        elif place >= 0:
            order[place].edit.setFocus()
            order[place].edit.selectAll()
        else:
            self.stepped_out.emit()

    def _scroll_to(self, widget: QWidget) -> None:
        """Bring into view what has just unfolded, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget))

    def _on_table_out(self, by: int) -> None:
        if by > 0:
            self.record_button.setFocus()
        else:
            self.common.analysed.edit.setFocus()

    def _lay_out(self) -> None:
        surface(self, "1")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(rule())
        column.addLayout(self._make_foot())

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        surface(inner, "1")
        inner.setMaximumWidth(1100)
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self._make_retest_line())
        column.addLayout(self.common.lay_out())
        column.addSpacing(4)
        column.addWidget(self.table)
        column.addWidget(self.together)
        column.addWidget(self.unusual)
        column.addSpacing(6)
        column.addWidget(self.effect)
        column.addSpacing(6)
        column.addWidget(self.results)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._ticket)
        row.addWidget(self._badge)
        row.addWidget(self._about, 1)
        return row

    def _make_retest_line(self) -> QWidget:
        self._retest_line = QWidget()
        column = QVBoxLayout(self._retest_line)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.why_retest)
        self._retest_line.hide()
        return self._retest_line

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN, 10)
        row.setSpacing(10)
        row.addWidget(self.record_button)
        row.addWidget(self.second_button)
        row.addWidget(self.leave_retest)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._foot)
        self.leave_retest.hide()
        set_ink(self._count, "bad")
        return row


def open_choice(name: str, label: str) -> ChoiceField:
    """Return a field that suggests what was written before and takes anything."""
    field = ChoiceField(name, label, closed=False, above=True)
    field.marks_new = False
    return field


def _state_suggestions(typed: str) -> list[Suggestion]:
    return matching(typed, [Suggestion(words.assay_state(code), code) for code in _STATES])


def _find_state(typed: str) -> Suggestion | None:
    same = typed.casefold()
    lines = _state_suggestions("")
    return next((one for one in lines if same in (one.value, one.text.casefold())), None)


def _breaks(problems: list[Problem]) -> bool:
    return any(not problem.notice for problem in problems)
