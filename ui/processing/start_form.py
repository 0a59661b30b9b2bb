"""Starting a run: what it does, on which route, where, by whom."""

from typing import TYPE_CHECKING

from ui.language import numbers
from ui.parts.fields import Field
from ui.parts.form import without_weekday
from ui.parts.suggestions import Suggestion, meant, of_reference, of_texts
from ui.processing.booking import say_problems
from ui.processing.plant_form import PlantForm, closed_choice, offered, open_choice
from ui.processing.wording import RUN_KINDS, run_kind

if TYPE_CHECKING:
    from recycler.processing.records import Run
    from ui.workspace.workspace import Workspace

_PROCESS = "process"


class StartForm(PlantForm):
    """Unfolds over the run on view; a process has a route, no other run has one."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = closed_choice("kind", self.tr("Kind"), _kinds)
        self.route = closed_choice("route", self.tr("Route"), self._routes)
        self.route.list_width = 560
        self.stage = closed_choice("stage", self.tr("Stage"), self._stages)
        self.stage.list_width = 360
        self.area = open_choice("area", self.tr("Area"))
        self.operator = open_choice("operator", self.tr("Operator"))
        self.started = Field("started_at", self.tr("Started"), above=True)
        self.note = Field("note", self.tr("Note"), above=True)
        self.build(
            (
                ((self.kind, 132), (self.route, 348), (self.stage, 212)),
                ((self.area, 132), (self.operator, 162), (self.started, 174), (self.note, 212)),
            ),
            self.tr("Start the run"),
            self.tr("Then take what goes into it."),
        )
        self.title.setText(self.tr("Start a run"))
        self.kind.edited.connect(self._follow_kind)
        self.kind.chosen.connect(lambda code: self._follow_kind())
        self.stage.edit.setPlaceholderText(self.tr("the whole route"))

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._areas: list[str] = []
        self._operators: list[str] = []
        self.area.suggest = lambda typed: offered(self._areas, typed)
        self.area.look_up = lambda typed: meant(typed, of_texts(self._areas))
        self.operator.suggest = lambda typed: offered(self._operators, typed)

    def offer(self, runs: "list[Run]") -> None:
        """Suggest areas and operators of runs that are known."""
        self._areas = [run.area or "" for run in runs]
        self._operators = [self.workspace.who, *(run.operator or "" for run in runs)]

    def ask(self) -> None:
        """Unfold for a new run that starts now."""
        if self.isHidden():
            self.clear()
            self.kind.set_value(_PROCESS)
            self.operator.set_value(self.workspace.who)
            self.started.set_value(without_weekday(numbers.moment(self.now())))
            self.started.edit.setModified(False)
            self._follow_kind()
            self.show()
        self.route.edit.setFocus()

    def fold(self) -> bool:
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

    def save(self) -> None:
        """Start the run, or go to the first problem."""
        from recycler.processing.records import RunEntry

        if not self.can_save():
            return
        typed: dict[str, object] = {field.name: field.value() for field in self.fields}
        typed["started_at"] = self.now()
        if self.started.edit.isModified() and self.started.text():
            typed["started_at"] = without_weekday(self.started.text())
        said, problems = self.rules().run(typed)
        say_problems(self, problems, self.places)
        if not problems:
            entry = RunEntry.model_construct(**{"operator": None, **said})  # type: ignore[arg-type]
            self.book(lambda processing, who: processing.open_run(entry, who=who))

    def after(self, done: "Run") -> None:  # type: ignore[override]
        self.hide()
        said = self.tr("{run} is running.")
        self.workspace.tell(said.format(run=done.number), icon="processing")

    # --- inside ---

    def _routes(self) -> list[Suggestion]:
        routes = self.workspace.store.reference().routes.values()
        names = {route.code: route.name for route in routes}  # the newest version last
        return [of_reference(name, code) for code, name in names.items()]

    def _stages(self) -> list[Suggestion]:
        code, reference = self.route.value(), self.workspace.store.reference()
        known = any(route.code == code for route in reference.routes.values())
        rows = reference.route(code).rows if known else ()
        return of_texts(row.stage for row in rows)

    def _follow_kind(self) -> None:
        """Leave route and stage out where the run has none."""
        has_route = self.kind.value() in ("", _PROCESS)
        for field in (self.route, self.stage):
            field.setEnabled(has_route)
            if not has_route:
                field.clear()


def _kinds() -> list[Suggestion]:
    return [Suggestion(run_kind(code), code) for code in RUN_KINDS]
