"""Bringing in a workbook of results: choose it, see what would be recorded, record it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.intake.first_steps import write_template
from ui.intake.import_panel import ImportPanel
from ui.intake.import_rows import ImportRows
from ui.laboratory.wording import found
from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.parts.cells import Cell
from ui.parts.columns import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.laboratory.importing import AssayImportResult
    from recycler.exchange.assay import AssayRow


class AssayImportPanel(ImportPanel):
    """The import of results in the place of the sheet."""

    def _preview(self) -> "Callable[..., object]":
        from db.laboratory.importing import preview_assays

        return preview_assays

    def _import(self) -> "Callable[..., object]":
        from db.laboratory.importing import import_assays

        return import_assays

    def _title(self) -> str:
        return self.tr("Import results")

    def _explained(self) -> str:
        return self.tr(
            "One result a row, or one sample a row with a column for each element. Each row is "
            "checked before anything is stored; what was recorded before is not recorded again."
        )

    def _doing(self) -> str:
        return self.tr("Recording {file}")

    def _make_rows(self) -> ImportRows:
        return AssayImportRows(self._workspace)

    def _write_template(self) -> None:
        write_template(self._workspace, "assay")

    def _outcome(self, ready: int, bad: int) -> str:
        """Return what the button does: `Record 12 results, leave out 3 rows`."""
        final = sum(bool(row.confirms) for row in self.preview.ready) if self.preview else 0
        results = words.results(ready - final)
        if final == ready:
            said = self.tr("Make {results} final").format(results=words.results(final))
        elif final:
            said = self.tr("Record {results}, make {final} final")
            said = said.format(results=results, final=numbers.number(final))
        else:
            said = self.tr("Record {results}").format(results=results)
        if not bad:
            return said
        return self.tr("{what}, leave out {rows}").format(what=said, rows=words.rows(bad))

    def _after(self, ready: int) -> str:
        if not ready:
            return self.tr("No row can be recorded yet: put them right and bring them in again.")
        return self.tr("Once put right, the same rows record the rest, and nothing twice.")

    def _on_logged(self, result: "AssayImportResult") -> None:  # type: ignore[override]
        name = self.preview.source.name if self.preview else ""
        self._show_preview(None)
        self.path.set_value("")
        self._workspace.announce("assays", *result.tickets)
        said = self.tr("{results} of {file} recorded.").format(
            results=words.results(result.imported), file=name
        )
        if result.made_final:
            made = words.results(result.made_final)
            said += " " + self.tr("{results} made final.").format(results=made)
        if result.already:
            rows = words.rows(len(result.already))
            said += " " + self.tr("{rows} were recorded before.").format(rows=rows)
        self._workspace.tell(said, icon="laboratory")
        self.closed.emit()


class AssayImportRows(ImportRows):
    """What a file of results holds."""

    def _ready_words(self, count: int) -> str:
        return self.tr("{results} ready").format(results=words.results(count))

    def _before_words(self, count: int) -> str:
        return self.tr("{rows} recorded before").format(rows=words.rows(count))

    def _before_title(self) -> str:
        return self.tr("Recorded before")

    def _ready_columns(self) -> list[Column]:
        return [
            Column("row", self.tr("Row"), _row, width=64, right=True),
            Column("ticket", self.tr("Ticket"), _ticket, width=124),
            Column("sample", self.tr("Sample"), _sample, width=100),
            Column("element", self.tr("Element"), _element, width=80),
            Column("found", self.tr("Found"), _found, width=110, right=True),
            Column("sd", self.tr("sd"), _sd, width=80, right=True),
            Column("method", self.tr("Method"), _method, width=140, stretch=1),
            Column("laboratory", self.tr("Laboratory"), _laboratory, width=140, stretch=1),
            Column("state", self.tr("State"), _state, width=110),
        ]


def _row(row: "AssayRow") -> Cell:
    return Cell(str(row.row))


def _ticket(row: "AssayRow") -> Cell:
    return Cell(row.entry.ticket, role="strong")


def _sample(row: "AssayRow") -> Cell:
    return Cell(row.entry.sample, ink="text-2")


def _element(row: "AssayRow") -> Cell:
    return Cell(row.entry.element, role="strong")


def _found(row: "AssayRow") -> Cell:
    return Cell(found(row.entry))


def _sd(row: "AssayRow") -> Cell:
    sd = row.entry.sd
    return Cell(numbers.UNKNOWN if sd is None else numbers.weighing(sd), ink="text-2")


def _method(row: "AssayRow") -> Cell:
    return Cell(spoken(row.entry.method or numbers.UNKNOWN), ink="text-2")


def _laboratory(row: "AssayRow") -> Cell:
    return Cell(row.entry.laboratory or numbers.UNKNOWN, ink="text-2")


def _state(row: "AssayRow") -> Cell:
    state = words.assay_state(str(row.entry.state))
    if not row.confirms:
        return Cell(state, ink="text-2")
    becomes = QCoreApplication.translate("AssayImportRows", "becomes {state}")
    return Cell(becomes.format(state=state.lower()), ink="ok")
