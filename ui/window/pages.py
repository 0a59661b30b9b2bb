"""The pages of the window, as data; a page's module is loaded when it is first needed."""

import sys
from importlib import import_module
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.running.qt_types import wait_until_made
from ui.window.page import Page
from ui.window.rail import RailEntry


class PageSpec(NamedTuple):
    """Where a page is found and how the rail shows it."""

    name: str
    title: object
    module: str
    page_class: str
    group: str
    key: str = ""  # else numbered in the order of the rail


SPECS = (
    PageSpec(
        "intake", QT_TRANSLATE_NOOP("Pages", "Intake"), "ui.intake.page", "IntakePage", "work"
    ),
    PageSpec(
        "batches", QT_TRANSLATE_NOOP("Pages", "Batches"), "ui.batches.page", "BatchesPage", "work"
    ),
    PageSpec(
        "laboratory",
        QT_TRANSLATE_NOOP("Pages", "Laboratory"),
        "ui.laboratory.page",
        "LaboratoryPage",
        "work",
    ),
    PageSpec(
        "processing",
        QT_TRANSLATE_NOOP("Pages", "Processing"),
        "ui.processing.page",
        "ProcessingPage",
        "work",
    ),
    PageSpec(
        "balance",
        QT_TRANSLATE_NOOP("Pages", "Balance"),
        "ui.balance.page",
        "BalancePage",
        "account",
    ),
    PageSpec(
        "recovery",
        QT_TRANSLATE_NOOP("Pages", "Recovery"),
        "ui.recovery.page",
        "RecoveryPage",
        "account",
    ),
    PageSpec(
        "targets",
        QT_TRANSLATE_NOOP("Pages", "Targets"),
        "ui.targets.page",
        "TargetsPage",
        "account",
    ),
    PageSpec(
        "diversification",
        QT_TRANSLATE_NOOP("Pages", "Diversification"),
        "ui.diversification.page",
        "DiversificationPage",
        "account",
    ),
    PageSpec(
        "reports",
        QT_TRANSLATE_NOOP("Pages", "Reports"),
        "ui.reports.page",
        "ReportsPage",
        "account",
    ),
    PageSpec(
        "settings",
        QT_TRANSLATE_NOOP("Pages", "Settings"),
        "ui.settings.page",
        "SettingsPage",
        "settings",
        "Ctrl+,",
    ),
)
FIRST = "intake"


def rail_entries(specs: tuple[PageSpec, ...] = SPECS) -> list[RailEntry]:
    """Return the pages as the rail shows them, numbered in its order."""
    entries = []
    for number, spec in enumerate(specs, start=1):
        title = QCoreApplication.translate("Pages", str(spec.title))
        key = spec.key or f"Ctrl+{number}"
        entries.append(RailEntry(spec.name, title, spec.name, key, spec.group))
    return entries


def page_title(name: str) -> str:
    """Return what a page is called."""
    return QCoreApplication.translate("Pages", str(_spec(name).title))


def modules(name: str = "") -> tuple[str, ...]:
    """Return the module of a page, or of all pages and what else is loaded ahead."""
    if name:
        return tuple(spec.module for spec in SPECS if spec.name == name)
    return ("ui.window.palette", *(spec.module for spec in SPECS))


def is_loaded(name: str) -> bool:
    """Tell whether making a page loads nothing."""
    return _spec(name).module in sys.modules


def load(name: str) -> None:
    """Load the module of a page, on any thread."""
    wait_until_made()
    import_module(_spec(name).module)


def build(name: str, parent: QWidget) -> Page:
    """Make a page in its place, loading its module if need be; its steps are still to be taken."""
    spec = _spec(name)
    page = getattr(import_module(spec.module), spec.page_class)(parent)
    assert isinstance(page, Page)
    return page


def _spec(name: str) -> PageSpec:
    return next(spec for spec in SPECS if spec.name == name)
