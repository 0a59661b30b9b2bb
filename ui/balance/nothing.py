"""What stands in the place of a balance while there is none: why, and what to do."""

from PySide6.QtCore import Signal

from ui.balance.figures import Figures
from ui.language.numbers import period
from ui.parts.empty import EmptyState


class Nothing(EmptyState):
    """Says what is missing for a balance; the first thing to do is focused."""

    processing_wanted = Signal()
    all_time_wanted = Signal()
    whole_plant_wanted = Signal()

    def show_for(self, figures: Figures, *, has_runs: bool) -> None:
        """Say why nothing is shown."""
        self.clear()
        if not has_runs:
            self.set_words(
                self.tr("No runs yet"),
                self.tr(
                    "Once a run has taken batches and yielded lots, what went in is held against "
                    "what came out, with its uncertainty."
                ),
            )
            self.add("processing", self.tr("Start a run"),
                     self.tr("Weigh in batches, weigh out lots, close the run"),
                     self.processing_wanted.emit)  # fmt: skip
            return
        self.set_words(
            self.tr("Nothing moved from {}").format(period(figures.since, figures.until)),
            self.tr("No batch, run or lot of this scope lies in the period."),
        )
        if figures.scope.node:
            title, detail = self.tr("Show all processing"), self.tr("Drop the filter of the node")
            self.add("filter", title, detail, self.whole_plant_wanted.emit)
        title, detail = self.tr("Show all time"), self.tr("From the first batch to today")
        self.add("clock", title, detail, self.all_time_wanted.emit)
