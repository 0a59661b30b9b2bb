"""The sum of a period held against fresh trials of all its batches, when asked."""

from typing import TYPE_CHECKING, NamedTuple

from ui.jobs import Report
from ui.language import numbers, words
from ui.language.numbers import MassUnit
from ui.parts.montecarlo import CheckRow, MonteCarloPanel
from ui.recovery.wording import measure_name

if TYPE_CHECKING:
    from recycler.estimate import Quantity
    from recycler.laboratory.validation import Validation
    from recycler.totals.totals import Measure
    from ui.recovery.figures import Figures

    Found = tuple[Quantity, Validation | None]


class Sum(NamedTuple):
    """One sum on view."""

    figures: "Figures"
    measure: "Measure"
    unit: MassUnit


class PeriodCheck(MonteCarloPanel):
    """The check of one sum; where it has too many batches it says so instead."""

    _sum: Sum | None = None

    def show_sum(self, shown: Sum) -> None:
        """Offer the check of a sum."""
        from recycler.laboratory.total_validation import MOST_BATCHES

        self.cancel()
        self._sum = shown
        self.fold()
        too_many = shown.figures.batches > MOST_BATCHES
        self.button.setEnabled(not too_many)
        self.why.setText(self._too_many(MOST_BATCHES) if too_many else self._offered())

    def start(self) -> None:
        if self._sum is None or self.is_waiting():
            return
        figures, measure, _ = self._sum
        store = self.workspace.store
        where = figures.scope.where(store.reference())

        def work(report: Report) -> object:
            from db.sums.period import monte_carlo

            return monte_carlo(store, where, figures.focus, measure, report)

        self.run(work)

    def on_answer(self, answer: object) -> None:
        assert self._sum is not None
        found: Found = answer  # type: ignore[assignment]
        total, check = found
        if check is None:
            return
        key = self._sum.figures.focus
        row = CheckRow(key, total, check, key in words.GROUPS, self._sum.unit)
        self.show_rows([row], measure_name(self._sum.measure), self._ground(check))

    def _offered(self) -> str:
        return self.tr("Draws every batch afresh and holds the sum of the period against it.")

    def _too_many(self, most: int) -> str:
        template = self.tr(
            "Draws every batch by itself, up to {most}: choose a shorter period or one stream."
        )
        return template.format(most=numbers.number(most))

    def _ground(self, check: "Validation") -> str:
        from recycler.laboratory.validation import SEED
        from recycler.totals.shares import POINTS

        template = self.tr(
            "Shown: mean and sd in closed form, 5 and 95 % from {points} kept draws. Monte Carlo: "
            "{trials} trials of all batches, seed {seed}; JCGM 101, section 8."
        )
        return template.format(
            points=numbers.number(POINTS),
            trials=numbers.number(check.simulated.trials),
            seed=SEED,
        )
