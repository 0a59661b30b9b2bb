"""Answers ahead of being asked: the other periods, while nothing else is wanted."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.jobs import Report
from ui.newest import Newest

if TYPE_CHECKING:
    from ui.recovery.analyst import Analyst
    from ui.recovery.scope import Scope


class Ahead(QObject):
    """Lets an analyst know what is likely to be asked next; it keeps its answers."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._newest = Newest(self)

    def want(self, analyst: "Analyst", scopes: "Sequence[Scope]", today: date) -> None:
        """Answer what is not known yet, one after the other, until something else is wanted."""
        wanted = [scope for scope in scopes if not analyst.knows(scope, today)]

        def work(report: Report) -> None:
            for place, scope in enumerate(wanted):
                report(place, len(wanted))
                analyst.figures(scope, today)

        if wanted:
            self._newest.ask(work)

    def drop(self) -> None:
        """Leave the processor to what somebody waits for."""
        self._newest.drop()

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()
