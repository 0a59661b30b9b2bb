"""The routes a load can take, each with what it would recover."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report
from ui.language import numbers, words
from ui.language.reference_names import means
from ui.parts.fields import ChoiceField
from ui.parts.suggestions import Suggestion, matching, of_reference

if TYPE_CHECKING:
    from recycler.batch import BatchEntry
    from recycler.dry_mass import DryMass
    from recycler.estimate import Assay, RouteComparison
    from recycler.reference.data import Reference
    from ui.workspace.workspace import Workspace

_LIST_WIDTH = 640
Load = tuple[str, "DryMass", "tuple[Assay, ...]", str]  # the last is the supplier


class RouteComparer(QObject):
    """Compares the routes of a load off the GUI thread; only the newest load is answered."""

    compared = Signal(object, object)  # Load, list[RouteComparison]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: tuple[Workspace, Load] | None = None

    def ask(
        self, workspace: "Workspace", entry: "BatchEntry", assays: "tuple[Assay, ...]" = ()
    ) -> Load:
        """Ask for the comparison of a load, as far as it is assayed with what was found in it.

        Returns what the answer will name.
        """
        from recycler.dry_mass import dry_mass

        load = (entry.material, dry_mass(entry), assays, entry.supplier)
        self._next = (workspace, load)
        if self._job is None:
            self._start()
        return load

    def is_waiting(self) -> bool:
        return self._job is not None

    def _start(self) -> None:
        if self._next is None:
            return
        (workspace, load), self._next = self._next, None
        estimator = workspace.estimator

        def work(report: Report) -> object:
            report(0, 1)
            try:
                material, dry, found, supplier = load
                return load, estimator.routes(material, dry, assays=found, supplier=supplier)
            except RecyclerError:
                return load, []

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_done(self, result: "tuple[Load, list[RouteComparison]]") -> None:
        if self._next is None:
            self.compared.emit(*result)

    def _on_ended(self) -> None:
        self._job = None
        self._start()


class RouteChoice(QObject):
    """Fills a route field: the routes at once, what each would recover a moment later."""

    def __init__(
        self,
        field: ChoiceField,
        workspace: "Workspace",
        material: Callable[[], str],
        entry: "Callable[[], BatchEntry | None]",
    ) -> None:
        super().__init__(field)
        self._field, self._workspace = field, workspace
        self._material, self._entry = material, entry
        self._load: Load | None = None
        self._figures: dict[str, str] = {}
        self._comparer = RouteComparer(self)
        self._comparer.compared.connect(self._on_compared)
        field.list_width = _LIST_WIDTH
        field.suggest = self.suggest
        field.look_up = self.find

    def find(self, text: str) -> Suggestion | None:
        """Return the route meant by a code or a name."""
        return find_route(self._workspace.store.reference(), text)

    def suggest(self, typed: str) -> list[Suggestion]:
        """Return the routes that fit the material, the usual one first."""
        self._ask()
        reference, material = self._workspace.store.reference(), self._material()
        if material not in reference.materials:
            return []
        default = reference.default_route(material)
        codes = sorted(reference.applicable_routes(material), key=lambda code: code != default)
        lines = [
            of_reference(reference.route(code).name, code, self._detail(code, default))
            for code in codes
        ]
        return matching(typed, lines)

    def _ask(self) -> None:
        from recycler.dry_mass import dry_mass

        entry = self._entry()
        load = None if entry is None else (entry.material, dry_mass(entry), (), entry.supplier)
        if load != self._load:
            self._load, self._figures = load, {}
            if entry is not None:
                self._comparer.ask(self._workspace, entry)

    def _detail(self, code: str, default: str | None) -> str:
        usual = QCoreApplication.translate("Routes", "usual") if code == default else ""
        return " · ".join(part for part in (usual, self._figures.get(code, "")) if part)

    def _on_compared(self, load: Load, compared: "list[RouteComparison]") -> None:
        if load != self._load:
            return
        for one in compared:
            if one.headline is not None:
                figure = numbers.with_interval(one.headline.recovered)
                self._figures[one.route] = f"{words.short_group(one.headline.key)} {figure}"
        self._field.renew_list()


def find_route(reference: "Reference", text: str) -> Suggestion | None:
    """Return the route meant by a code or a name."""
    wanted = text.strip().casefold()
    for route in reference.routes.values():
        if wanted == route.code.casefold() or means(text, route.name):
            return of_reference(route.name, route.code)
    try:
        combined = reference.route(text.strip().upper())
    except RecyclerError:
        return None
    return of_reference(combined.name, combined.code)
