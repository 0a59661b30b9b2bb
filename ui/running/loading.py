"""Brings in the heavy parts and the data after the first paint, off the GUI thread.

Imports hold the interpreter in long bites; taking them one by one and collecting no garbage
meanwhile keeps the window answering (`RECYCLER_BENCH=first-paint` measures the longest wait).
"""

import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.running.qt_types import wait_until_made

if TYPE_CHECKING:
    from db.store import Store

# From the bottom up, so that each step is a small one.
HEAVY = (
    "decimal", "zoneinfo", "numpy", "scipy.special",
    "periodictable", "annotated_types", "pydantic_core",
    "pydantic", "sqlalchemy", "sqlalchemy.dialects.sqlite", "sqlmodel", "recycler.batch",
    "recycler.reference.data", "recycler.estimate", "recycler.totals.totals", "db.filters",
    "db.store", "recycler.entry.intake_rules", "recycler.sample.batches", "recycler.dry_mass",
    "db.batches.importing", "concurrent.futures.thread", "ui.workspace.workspace",
    "ui.window.backing_up", "ui.window.toast", "ui.language.sentences",
)  # fmt: skip
_PAUSE_S = 0.002
_ON_VIEW = 16  # rows of the Intake page


class Loader(QObject):
    """Opens the store in a thread of its own, hands it over, then loads what other pages need.

    Args:
        folder: the data folder.
        wanted: modules the window needs as soon as it has the data.
        later: modules of pages nobody has asked for yet.
    """

    loaded = Signal(object)  # Store
    failed = Signal(Exception)

    def __init__(
        self,
        folder: Path,
        wanted: tuple[str, ...] = (),
        later: tuple[str, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._wanted, self._later = folder, wanted, later
        self._stop, self._taken, self.done = Event(), Event(), False
        self._thread = Thread(target=self._run, name="loading")

    def start(self) -> None:
        self._thread.start()

    def go_on(self) -> None:
        """Load the rest: the window has taken the data."""
        self._taken.set()

    def stop(self) -> None:
        """Wait for the thread; what it has not begun is left out."""
        self._stop.set()
        self._taken.set()
        if self._thread.ident:
            self._thread.join()

    def _run(self) -> None:
        try:
            if self._import((*HEAVY, *self._wanted)):
                store = self._open()
                self.loaded.emit(store)
                self._taken.wait()  # both at once would slow the window down
                if self._import(self._later):
                    self._prepare_totals(store)
        except Exception as error:  # noqa: BLE001 - the window decides how to tell it
            self.failed.emit(error)
        finally:
            gc.freeze()  # what was loaded stays; collections need not look at it again
            self.done = True

    def _import(self, names: tuple[str, ...]) -> bool:
        for name in names:
            if name.startswith("ui."):
                wait_until_made()
            if self._stop.wait(_PAUSE_S):
                return False
            import_module(name)
        return True

    def _open(self) -> "Store":
        store = open_or_create(self._folder)
        store.facility()
        store.reference()
        if store.may(Right.READ):  # else the first page draws it when somebody has signed in
            self._warm(store)
        return store

    def _warm(self, store: "Store") -> None:
        """Draw what the batches first on view need; a material's first estimate takes 30 ms."""
        from recycler.countries import countries

        countries()
        known = set()
        for batch in store.find(limit=_ON_VIEW):
            what = (batch.material, batch.composition_version, batch.route, batch.route_version)
            if what not in known and not self._stop.wait(_PAUSE_S):
                known.add(what)
                with suppress(RecyclerError):  # the page says what is not known
                    store.estimate(batch)

    def _prepare_totals(self, store: "Store") -> None:
        """Draw what totals of all there is need; Recovery would open a second later else."""
        from recycler.totals.totals import totals_of

        if not store.may(Right.READ):
            return
        kinds = dict.fromkeys(holding.kind for _, holding in store.holdings(elements=()))
        for _ in totals_of(store.estimator()).prepared(kinds):
            if self._stop.wait(_PAUSE_S):
                return


def open_or_create(folder: Path) -> "Store":
    """Open the data of a folder; an empty or missing folder gets a store."""
    from db.store import Store
    from recycler.errors import DataFolderError
    from recycler.facility import Facility

    try:
        return Store.open(folder)
    except DataFolderError as error:
        if error.code != "no_store":
            raise
    return Store.create(folder, Facility(zone=system_zone()))


def system_zone() -> str:
    """Return the IANA name of the zone this computer is in."""
    from PySide6.QtCore import QTimeZone

    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return "UTC" if not name or name.startswith(("UTC", "Etc/")) else name
