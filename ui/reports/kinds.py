"""The reports there are: each a title, the periods it is made of, and its blocks by name.

One more block is a function in `BLOCKS` and its name in the reports that show it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.errors import InputError
from ui.paper.parts import Block
from ui.reports import ahead_blocks, basis_blocks, briefing_blocks, plant_blocks, recovered_blocks
from ui.reports.findings import Findings

BLOCKS: dict[str, Callable[[Findings], Block | None]] = {
    "standing": briefing_blocks.standing,
    "key_figures": recovered_blocks.key_figures,
    "throughput": recovered_blocks.throughput,
    "cumulative": recovered_blocks.cumulative,
    "recovery": recovered_blocks.recovery,
    "recovery_charts": recovered_blocks.recovery_charts,
    "rates": plant_blocks.rates,
    "origins": recovered_blocks.origins,
    "balance": plant_blocks.balance,
    "targets": ahead_blocks.targets,
    "diversification": ahead_blocks.diversification,
    "value": ahead_blocks.value,
    "whatif": ahead_blocks.whatif,
    "dates": briefing_blocks.dates,
    "materials": basis_blocks.materials,
    "evidence": basis_blocks.evidence,
    "sources": basis_blocks.sources,
}
_RECOVERED = ("key_figures", "throughput", "cumulative", "recovery", "recovery_charts", "rates")
_AHEAD = ("targets", "diversification", "value")
_MANAGER = (
    *_RECOVERED, "origins", *_AHEAD, "whatif", "balance", "evidence", "materials", "sources",
)  # fmt: skip
_BRIEFING = ("standing", *_RECOVERED, "origins", *_AHEAD, "dates", "evidence", "sources")


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: `grains` are the periods it can be of, the usual one first; `blocks` in order.

    runs_on: it is made of the running period where none is named, and not of the last whole one;
    has_data: what it says can be had as a workbook, too.
    """

    name: str
    title: object
    detail: object
    grains: tuple[str, ...]
    blocks: tuple[str, ...]
    runs_on: bool = False
    has_data: bool = False


REPORTS = {
    one.name: one
    for one in (
        ReportKind(
            "weekly", QT_TRANSLATE_NOOP("Reports", "Weekly report"),
            QT_TRANSLATE_NOOP("Reports", "for managers, PDF"), ("week",), _MANAGER,
        ),
        ReportKind(
            "monthly", QT_TRANSLATE_NOOP("Reports", "Monthly report"),
            QT_TRANSLATE_NOOP("Reports", "for managers, PDF"), ("month",), _MANAGER,
        ),
        ReportKind(
            "yearly", QT_TRANSLATE_NOOP("Reports", "Yearly report"),
            QT_TRANSLATE_NOOP("Reports", "for managers, PDF"), ("year",), _MANAGER,
        ),
        ReportKind(
            "briefing", QT_TRANSLATE_NOOP("Reports", "Framework briefing"),
            QT_TRANSLATE_NOOP("Reports", "for a review meeting, PDF"),
            ("year", "month", "week"), _BRIEFING, runs_on=True,
            has_data=True,
        ),
    )
}  # fmt: skip


def kind_named(name: str) -> ReportKind:
    """Return a report by its name.

    Raises:
        InputError: `unknown_report`.
    """
    if name not in REPORTS:
        raise InputError("unknown_report", value=name, reports=", ".join(REPORTS))
    return REPORTS[name]


def detail_of(kind: ReportKind) -> str:
    """Return what a report is for, in the language in use."""
    return QCoreApplication.translate("Reports", str(kind.detail))


def title_of(kind: ReportKind) -> str:
    """Return what a report is called in the language in use."""
    return QCoreApplication.translate("Reports", str(kind.title))
