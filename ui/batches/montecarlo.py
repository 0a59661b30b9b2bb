"""A batch's figures held against fresh trials of its model, when asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ui.jobs import Report
from ui.language import numbers, words
from ui.parts.estimate_table import won
from ui.parts.montecarlo import CheckRow, MonteCarloPanel

if TYPE_CHECKING:
    from recycler.estimate import Estimate
    from recycler.laboratory.validation import Validation

AT_MOST = 2_000_000  # trials of each figure; two hundred repeats take a few seconds


def check_rows(estimate: "Estimate", found: "Mapping[str, Validation]") -> list[CheckRow]:
    """Return the headline first, then the elements."""
    rows = []
    for key, check in found.items():
        line = estimate.of(key)
        if line is not None:
            rows.append(CheckRow(key, line.recovered, check, key in words.GROUPS))
    return rows


class MonteCarloCheck(MonteCarloPanel):
    """The check of one estimate."""

    _estimate: "Estimate | None" = None

    def show_estimate(self, estimate: "Estimate") -> None:
        """Offer the check of an estimate; one of the same figures stays on view."""
        head = estimate.headline
        if self._estimate == estimate:
            return
        self.cancel()
        self._estimate = estimate
        self.fold()
        self.setVisible(head is not None and head.recovered.mean > 0)

    def start(self) -> None:
        estimate, estimator = self._estimate, self.workspace.estimator
        head = estimate.headline if estimate else None
        if estimate is None or head is None or self.is_waiting():
            return
        keys = list(dict.fromkeys([head.key, *(one.element for one in won(estimate))]))

        def work(report: Report) -> object:
            from recycler.laboratory.validation import validate_all

            found = validate_all(estimator, estimate, keys, at_most=AT_MOST, report=report)
            return check_rows(estimate, found)

        self.run(work)

    def on_answer(self, rows: object) -> None:
        assert isinstance(rows, list)
        if rows:
            self.show_rows(rows, self.tr("recovered"), self._ground(rows))

    def _ground(self, rows: Sequence[CheckRow]) -> str:
        from recycler.laboratory.validation import SEED
        from recycler.model.kept_draws import POINTS

        counts = [row.check.simulated.trials for row in rows]
        template = self.tr(
            "Shown: means and sd in closed form, 5 and 95 % from {points} kept draws. Monte Carlo: "
            "{least} to {most} trials, each figure until it settled, seed {seed}; JCGM 101, "
            "section 8."
        )
        return template.format(
            points=numbers.number(POINTS),
            least=numbers.number(min(counts)),
            most=numbers.number(max(counts)),
            seed=SEED,
        )
