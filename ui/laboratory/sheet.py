"""The sheet of one sample: who found what by which method, and what that does to the batch."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from recycler.errors import InputError
from recycler.problems import Problem
from ui.laboratory.effect import Supposed
from ui.laboratory.elements import OWN_FIELDS, ElementRow
from ui.laboratory.sheet_view import SheetView
from ui.laboratory.wording import batch_badge
from ui.language import numbers
from ui.language.reference_names import material_name
from ui.language.sentences import say

if TYPE_CHECKING:
    from recycler.laboratory.records import AssayEntry, AssayResult, SampleEntry
    from recycler.laboratory.rules import AssayRules
    from ui.laboratory.at_hand import AtHand
    from ui.workspace.workspace import Workspace


class AssaySheet(SheetView):
    """Results of one sample, typed; recorded results of its batch below."""

    edited = Signal()
    recorded = Signal(str, str)  # ticket, label of the sample
    second_wanted = Signal(str)  # ticket

    def __init__(self) -> None:
        super().__init__()
        self.at_hand: AtHand | None = None
        self.retest_of: AssayResult | None = None
        self._connect()

    def take(self, workspace: "Workspace") -> None:
        from recycler.laboratory.rules import AssayRules

        self._workspace = workspace
        store = workspace.store
        self._rules = AssayRules(workspace.zone, decimal_comma=numbers.decimal_comma())
        self.effect.take(store)
        recent = store.laboratory.recent()
        self.offer(recent)
        if recent:
            for name in ("laboratory", "method", "instrument"):
                self.common.fields[name].set_value(str(getattr(recent[0], name) or ""))
        self.common.state.set_value("provisional")

    _workspace: "Workspace"
    _rules: "AssayRules"

    def offer(self, recent: "list[AssayResult]") -> None:
        """Suggest the methods that are known and what was written lately."""
        methods = self._workspace.store.laboratory.methods().names()
        self.common.suggest_from(methods, recent)

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
        self.common.show_sample(at_hand.label, at_hand.sample)
        self.table.show_elements(at_hand.wanted, at_hand.prior)
        self.results.show_results(at_hand.results, self._workspace.zone)
        self._set_typed(typed or {})
        self._show_mode()
        self._follow()

    def material_name(self) -> str:
        assert self.at_hand is not None
        return material_name(self._workspace.store.reference(), self.at_hand.batch.material)

    def texts(self) -> dict[str, object]:
        """Return what was typed, for a draft."""
        return {**self.common.texts(), "rows": self.table.texts()}

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
        if self._workspace.laboratory.record(entries, sample) is not None:
            elements = ", ".join(entry.element for entry in entries)
            ticket, label = entries[0].ticket, entries[0].sample
            said = self.tr("{elements} of {ticket} recorded from {sample}.").format(
                elements=elements, ticket=ticket, sample=label
            )
            lapsed = [say(one) for entry in entries for one in self._lapsed(entry)]
            self._workspace.tell(" ".join([said, *lapsed[:1]]), icon="laboratory")
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
        common = self.common.values(self._workspace.zone)
        common["ticket"] = self.at_hand.batch.ticket
        for row in self.table.rows:
            if row.is_blank():
                continue
            entry, found_ = self._rules.entry({**common, **row.typed()})
            problems[row] = [one for one in found_ if one.field in OWN_FIELDS]
            problems[None] += [one for one in found_ if one.field not in OWN_FIELDS]
            if entry is not None:
                entries.append(entry)
                self._entry_of[row] = entry
                problems[None] += self._lapsed(entry)
            else:
                self._entry_of.pop(row, None)
        return entries, problems

    _entry_of: "dict[ElementRow, AssayEntry]"

    def _lapsed(self, entry: "AssayEntry") -> list[Problem]:
        """Tell where the method was not valid on the day of the analysis."""
        methods = self._workspace.store.laboratory.methods()
        problem = methods.lapsed(entry, datetime.now(self._workspace.zone))
        return [] if problem is None else [problem]

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
        first = self.first_wrong()
        self.show_count()
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

    def _show_common(self, problems: list[Problem]) -> None:
        self.common.show_problems(problems)
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
            check_together(entries, self._kept(), self._workspace.store.laboratory.methods())
        except InputError as error:
            self.together.say(say(Problem(error.code, error.details)))
        else:
            self.together.say("")

    def _kept(self) -> "list[AssayResult]":
        """Return what is recorded of the batch but for what a retest takes the place of."""
        results = self.at_hand.results if self.at_hand else []
        retested = self.retest_of.id if self.retest_of else ""
        return [one for one in results if one.id != retested]

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
        self.show_count()

    def _on_row_left(self, row: ElementRow) -> None:
        if not row.is_blank():
            entries, problems = self._read()
            row.show_problems(problems.get(row, []))
            self._show_together(entries)
        self.show_count()

    def _on_left(self) -> None:
        if self.at_hand is not None and not self.is_blank():
            self._show_common(self._read()[1][None])
        elif self.at_hand is not None:
            self.common.sample.say("")
            self._check_label()
        self.show_count()

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
            how = self.common.taking()
            retested = self.retest_of.id if self.retest_of else ""
            supposed = Supposed(at_hand.batch, tuple(entries), how, retested)
            self.effect.suppose(supposed, at_hand.now)
        else:
            self.effect.show_before(at_hand.intake, at_hand.now if at_hand.results else None)

    def _show_verdicts(self) -> None:
        from recycler.laboratory.records import is_suspect

        assert self.at_hand is not None
        worst: tuple[float, AssayEntry] | None = None
        for row in self.table.rows:
            entry = self._entry_of.get(row)
            score = self._score(entry) if entry else None
            row.show_score(score, entry.fraction if entry else None)
            row.ask_why(is_suspect(score))
            if entry and score is not None and (worst is None or abs(score) > abs(worst[0])):
                worst = (score, entry)
        if worst is None:
            self.unusual.say("")
        else:
            score, entry = worst
            prior = self.at_hand.prior[entry.element]
            self.unusual.tell(entry, score, prior, self.material_name())

    def _score(self, entry: "AssayEntry") -> float | None:
        assert self.at_hand is not None
        return self._workspace.store.laboratory.scores_for(self.at_hand.batch, [entry])[0]

    # --- the sample, the retest ---

    def _set_typed(self, typed: Mapping[str, object]) -> None:
        self.common.set_typed(typed, self._workspace.zone)
        rows = typed.get("rows")
        self._entry_of = {}
        if isinstance(rows, list):
            self.table.set_texts(rows)
        self.together.say("")
        self.show_count()

    def _new_sample(self, entry: "AssayEntry") -> "SampleEntry | None":
        """Return the sample where the store does not know it and more than its label is known."""
        from recycler.laboratory.records import SampleEntry

        how = self.common.taking()
        known = self._workspace.store.laboratory.samples_named([entry.sample])
        if how is None or known:
            return None
        return SampleEntry(ticket=entry.ticket, label=entry.sample, how=how)

    def _record_retest(self, entry: "AssayEntry") -> None:
        assert self.retest_of is not None
        done = self._workspace.laboratory.retest(self.retest_of, entry, self.why_retest.text())
        if done is not None:
            said = self.tr("{element} of {ticket} tested again; the result before is rejected.")
            self._workspace.tell(
                said.format(element=done.element, ticket=done.ticket), icon="laboratory"
            )
            self.recorded.emit(done.ticket, done.sample)

    def _show_mode(self) -> None:
        has_results = bool(self.at_hand and self.at_hand.results)
        self.set_retest(self.retest_of is not None, has_results=has_results)

    def _on_second(self) -> None:
        if self.at_hand is not None:
            self.second_wanted.emit(self.at_hand.batch.ticket)

    def _open_batch(self) -> None:
        """Go to the batch, where each figure leads to its inputs."""
        if self.at_hand is not None:
            self._workspace.open_ticket.emit(self.at_hand.batch.ticket)

    def _connect(self) -> None:
        for field in (*self.common.fields.values(), self.why_retest):
            field.edited.connect(self._on_edited)
            field.left.connect(self._on_left)
        self.table.edited.connect(self._on_edited)
        self.table.left.connect(self._on_row_left)
        self.record_button.clicked.connect(self.record)
        self.second_button.clicked.connect(self._on_second)
        self.leave_retest.clicked.connect(self.end_retest)
        self.results.retest_wanted.connect(self.begin_retest)
        self.effect.opened.connect(self._open_batch)


def _breaks(problems: list[Problem]) -> bool:
    return any(not problem.notice for problem in problems)
