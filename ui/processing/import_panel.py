"""Bringing in a workbook of runs: choose it, see what would be booked, book all of it or none."""

from typing import TYPE_CHECKING, Any

from ui.intake.first_steps import write_template
from ui.intake.import_panel import ImportPanel
from ui.intake.import_rows import ImportRows
from ui.language import numbers, words
from ui.language.words import product
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.processing.wording import lot_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.processing.importing import RunImport
    from db.store import Store
    from recycler.exchange.run import RunRow
    from recycler.exchange.text_rows import Source
    from ui.jobs import Report


class RunImportPanel(ImportPanel):
    """The import of runs in the place of the board; a row that is wrong keeps all of them out."""

    def _preview(self) -> "Callable[..., object]":
        from db.processing.importing import preview_runs

        return preview_runs

    def _import(self) -> "Callable[..., object]":
        return _all_or_none

    def _title(self) -> str:
        return self.tr("Import runs")

    def _explained(self) -> str:
        return self.tr(
            "One weighing a row: what a run takes, and what comes of it. All rows are tried out "
            "before anything is stored; either all of them are booked or none. What was booked "
            "before is not booked again."
        )

    def _doing(self) -> str:
        return self.tr("Booking {file}")

    def _make_rows(self) -> ImportRows:
        return RunImportRows(self._workspace)

    def _write_template(self) -> None:
        write_template(self._workspace, "run")

    def _outcome(self, ready: int, bad: int) -> str:
        return self.tr("Book {weighings}").format(weighings=weighings(ready))

    def _after(self, ready: int) -> str:
        return self.tr("Nothing can be booked yet: put the rows right and bring them in again.")

    def _on_logged(self, result: "RunImport") -> None:  # type: ignore[override]
        name = self.preview.source.name if self.preview else ""
        self._show_preview(None)
        self.path.set_value("")
        self._workspace.announce("runs")
        said = self.tr("{weighings} of {file} booked.").format(
            weighings=weighings(result.imported), file=name
        )
        if result.already:
            rows = words.rows(len(result.already))
            said += " " + self.tr("{rows} were booked before.").format(rows=rows)
        self._workspace.tell(said, icon="processing")
        self.closed.emit()


class RunImportRows(ImportRows):
    """What a file of runs holds."""

    def _ready_words(self, count: int) -> str:
        return self.tr("{weighings} ready").format(weighings=weighings(count))

    def _before_words(self, count: int) -> str:
        return self.tr("{rows} booked before").format(rows=words.rows(count))

    def _before_title(self) -> str:
        return self.tr("Booked before")

    def _ready_columns(self) -> list[Column]:
        return [
            Column("row", self.tr("Row"), lambda row: Cell(str(row.row)), width=64, right=True),
            Column("run", self.tr("Run"), _run, width=110),
            Column("booking", self.tr("Booking"), self._booking, width=120),
            Column("what", self.tr("Batch, lot or name"), _what, width=200, stretch=2),
            Column("gross", self.tr("Gross"), _gross, width=120, right=True),
            Column("tare", self.tr("Tare"), _tare, width=110, right=True),
            Column("scale", self.tr("Scale"), _scale, width=140, stretch=1),
            Column("at", self.tr("Weighed"), self._at, width=150),
        ]

    def _booking(self, row: "RunRow") -> Cell:
        said = self.tr("input") if row.entry.is_input else lot_kind(row.entry.booking)
        return Cell(said, ink="text-2")

    def _at(self, row: "RunRow") -> Cell:
        at: Any = row.entry.weighed["at"]
        return Cell(numbers.moment(at.astimezone(self._workspace.zone)), ink="text-2")


def weighings(count: int) -> str:
    """`1 weighing`, `12 weighings`."""
    from PySide6.QtCore import QCoreApplication

    if count == 1:
        return QCoreApplication.translate("Words", "1 weighing")
    said = QCoreApplication.translate("Words", "{count} weighings")
    return said.format(count=numbers.number(count))


def _all_or_none(
    store: "Store",
    source: "Source",
    *,
    partial: bool,
    who: str,
    report: "Report",
    preview: object,
) -> "RunImport":
    """Book a file as the panel asks for it; a part of one cannot be booked."""
    from db.processing.importing import import_runs

    return import_runs(store, source, who=who, report=report)


def _run(row: "RunRow") -> Cell:
    return Cell(row.entry.run, role="strong")


def _what(row: "RunRow") -> Cell:
    about = row.entry.about
    name = row.entry.source or about.get("product") or about.get("material") or ""
    return Cell(product(str(name)))


def _gross(row: "RunRow") -> Cell:
    weighed: Any = row.entry.weighed
    return Cell(numbers.weighing(weighed["gross"], weighed["unit"]))


def _tare(row: "RunRow") -> Cell:
    weighed: Any = row.entry.weighed
    return Cell(numbers.weighing(weighed["tare"], weighed["unit"]), ink="text-2")


def _scale(row: "RunRow") -> Cell:
    return Cell(str(row.entry.weighed.get("scale") or numbers.UNKNOWN), ink="text-2")
