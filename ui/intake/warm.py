"""Makes ready what the first estimate of a material takes, before a weight is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from recycler.errors import RecyclerError
from ui.jobs import Job, Report

if TYPE_CHECKING:
    from recycler.estimate import Estimator


class Warmer(QObject):
    """The draws of a material and its route are made once, off the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made: set[tuple[str, str]] = set()

    def warm(self, estimator: "Estimator", material: str, route: str) -> None:
        """Estimate a nominal load of a material; once for each material and route."""
        if (material, route) in self._made or material not in estimator.reference.materials:
            return
        self._made.add((material, route))
        Job(lambda report: _estimate(estimator, material, route, report), self).start()


def _estimate(estimator: "Estimator", material: str, route: str, report: Report) -> None:
    from decimal import Decimal

    from recycler.dry_mass import dry_mass_of
    from recycler.laboratory.advice import batch_advice
    from recycler.units import Reading

    report(0, 1)
    nominal = dry_mass_of(Reading(Decimal("1000.0"), "kg"), Reading(Decimal(0), "kg"))
    try:
        made = estimator.estimate(material, nominal, route or None)
        batch_advice(estimator, made)
    except RecyclerError:
        return  # the form says what is wrong once it matters
