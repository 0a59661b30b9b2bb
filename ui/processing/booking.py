"""What is booked in the plant: written beside the GUI thread, told to all pages at its end."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from recycler.errors import InputError
from recycler.processing.rules import PLACES
from ui.jobs import Job, Report
from ui.language.sentences import say, say_error

if TYPE_CHECKING:
    from db.processing.room import Processing
    from recycler.laboratory.records import AssayEntry
    from recycler.problems import Problem
    from recycler.processing.records import LotEntry
    from ui.parts.fields import Field
    from ui.parts.inline_form import InlineForm
    from ui.workspace.workspace import Workspace

Act = Callable[["Processing", str], object]  # with who does it


class Booker(QObject):
    """Books one thing at a time; what is asked for meanwhile is left, as a key pressed twice."""

    booked = Signal(object)
    refused = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    def book(self, act: Act) -> None:
        if self._job is not None:
            return
        processing, who = self._workspace.store.processing, self._workspace.who

        def work(report: Report) -> object:
            return act(processing, who)

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_booked)
        self._job.failed.connect(self.refused)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def is_waiting(self) -> bool:
        return self._job is not None

    def _on_booked(self, done: object) -> None:
        self._job = None
        self._workspace.announce("runs")
        self.booked.emit(done)

    def _on_ended(self) -> None:
        self._job = None


def book_lot(
    processing: "Processing", who: str, entry: "LotEntry", found: "Sequence[AssayEntry]"
) -> str:
    """Book a lot with what was found in it, both or neither; return its number."""
    with processing.booking(who=who) as booking:
        number = str(booking.book(entry)["number"])
        for assay in found:
            booking.assay(assay.model_copy(update={"ticket": number, "sample": f"S{number}"}))
    return number


def say_problems(form: "InlineForm", problems: "Sequence[Problem]", places: dict[str, str]) -> None:
    """Say each problem at its field; `places` names the field where it is not the problem's own."""
    by_field: dict[str, Problem] = {}
    for problem in problems:
        name = places.get(str(problem.field), str(problem.field))
        by_field.setdefault(name, problem)
    for field in form.fields:
        found = by_field.get(field.name)
        field.say(say(found) if found else "", notice=bool(found and found.notice))
    form.show_problems()
    form.go_to_problem()


def say_refusal(form: "InlineForm", error: InputError, places: dict[str, str]) -> None:
    """Say what the store refused at the field it is about, else at the first one."""
    name = PLACES.get(error.code) or str(error.details.get("field") or "")
    name = places.get(name, name)
    field: Field = next((f for f in form.fields if f.name == name), form.fields[0])
    field.say(say_error(error))
    form.show_problems()
    form.go_to_problem()
