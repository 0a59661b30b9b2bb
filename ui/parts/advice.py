"""What to measure next: one sentence, from the largest part of the uncertainty budget."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.language import numbers

if TYPE_CHECKING:
    from recycler.estimate import Estimate, Estimator

_ENOUGH = 0.10  # a source below this share is not worth a measurement


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence with its icon."""

    words: str
    icon: str


def advice(estimate: "Estimate", estimator: "Estimator") -> Advice | None:
    """Return what would narrow the headline figure most; None where there is no figure."""
    head = estimate.headline
    lines = estimate.budget_of(head.key) if head else ()
    if head is None or not lines or head.recovered.mean <= 0:
        return None
    shares = {line.source: line.share for line in lines}
    at_the_batch = {source: shares.get(source, 0.0) for source in _AT_THE_BATCH}
    source = max(at_the_batch, key=lambda name: at_the_batch[name])
    if at_the_batch[source] < _ENOUGH:
        return Advice(_own_runs(estimate), "processing")
    return _AT_THE_BATCH[source](estimate, estimator)


def _assay(estimate: "Estimate", estimator: "Estimator") -> Advice:
    head = estimate.headline
    assert head is not None
    after = estimator.narrowed_by_assay(estimate)
    template = QCoreApplication.translate(
        "Advice", "An assay would narrow {before} kg to about {after} kg."
    )
    before = numbers.interval(head.recovered)
    return Advice(template.format(before=before, after=numbers.interval(after)), "laboratory")


def _moisture(estimate: "Estimate", estimator: "Estimator") -> Advice:
    template = QCoreApplication.translate(
        "Advice", "Drying a sample would narrow it most: moisture makes up {share} of the variance."
    )
    return Advice(template.format(share=_share(estimate, "moisture")), "scale")


def _contamination(estimate: "Estimate", estimator: "Estimator") -> Advice:
    template = QCoreApplication.translate(
        "Advice", "Sorting a sample would narrow it most: contamination makes up {share}."
    )
    return Advice(template.format(share=_share(estimate, "contamination")), "scale")


def _mass(estimate: "Estimate", estimator: "Estimator") -> Advice:
    words = QCoreApplication.translate(
        "Advice", "A reading taken from a scale would narrow it most: this one was typed."
    )
    return Advice(words, "scale")


def _own_runs(estimate: "Estimate") -> str:
    template = QCoreApplication.translate(
        "Advice",
        "Nothing measured on this load narrows it much: the spread is that of {route} between "
        "plants.",
    )
    return template.format(route=estimate.route or numbers.UNKNOWN)


def _share(estimate: "Estimate", source: str) -> str:
    head = estimate.headline
    assert head is not None
    lines = estimate.budget_of(head.key)
    return numbers.chance(sum(line.share for line in lines if line.source == source))


_AT_THE_BATCH = {
    "composition": _assay, "moisture": _moisture, "contamination": _contamination, "mass": _mass,
}  # fmt: skip
