"""What to measure next: the words of each measurement, and the one sentence under an estimate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language import numbers, words
from ui.language.reference_names import route_name

if TYPE_CHECKING:
    from recycler.estimate import BudgetLine, Estimate, Estimator
    from recycler.laboratory.advice import Action, Step
    from recycler.reference.data import Reference

_STEPS: dict[str, object] = {
    "weigh_again": QT_TRANSLATE_NOOP("Advice", "Weigh again on the scale"),
    "dry_a_sample": QT_TRANSLATE_NOOP("Advice", "Dry a sample"),
    "sort_a_sample": QT_TRANSLATE_NOOP("Advice", "Sort a sample"),
    "first_assay": QT_TRANSLATE_NOOP("Advice", "Assay {elements}"),
    "second_assay": QT_TRANSLATE_NOOP("Advice", "Assay the last sample again"),
    "second_sample": QT_TRANSLATE_NOOP("Advice", "Take a second sample"),
}
_SENTENCES: dict[str, object] = {
    "weigh_again": QT_TRANSLATE_NOOP(
        "Advice", "Weighing again would narrow {before} kg to about {after} kg."
    ),
    "dry_a_sample": QT_TRANSLATE_NOOP(
        "Advice", "Drying a sample would narrow {before} kg to about {after} kg."
    ),
    "sort_a_sample": QT_TRANSLATE_NOOP(
        "Advice", "Sorting a sample would narrow {before} kg to about {after} kg."
    ),
    "first_assay": QT_TRANSLATE_NOOP(
        "Advice", "An assay would narrow {before} kg to about {after} kg."
    ),
}
_STEP_OF_SOURCE = {
    "composition": "first_assay",
    "moisture": "dry_a_sample",
    "contamination": "sort_a_sample",
    "mass": "weigh_again",
}
_TRIED = 2  # steps; each takes as long as the estimate, which is made again on each key
_LEAST = 0.05  # of the variance: what is below can narrow an interval by 3 %, and not by 5 %
_MOST_NAMED = 3  # elements; more are named by their group


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence with its icon."""

    words: str
    icon: str


def advice(estimate: "Estimate", estimator: "Estimator") -> Advice | None:
    """Return what would narrow the headline figure; None where there is no figure.

    The list of a stored batch thinks of every step, four estimates more: too long for each key.
    Here the budget chooses the steps, and the same function says what they are worth: so each
    sentence is a line of that list, and none is said where the list would name none.
    """
    head = estimate.headline
    lines = estimate.budget_of(head.key) if head else ()
    if head is None or not lines or head.recovered.mean <= 0:
        return None
    from recycler.laboratory.advice import Step, batch_advice

    for step in _likely(lines):
        for action in batch_advice(estimator, estimate, steps=(Step(step),)):
            if action.is_much:
                return Advice(_sentence(action), icon_of(action.step))
    return Advice(nothing_worth(estimate, estimator.reference), "processing")


def nothing_worth(estimate: "Estimate", reference: "Reference") -> str:
    """What is said where no measurement of the load narrows its figure much."""
    template = QCoreApplication.translate(
        "Advice",
        "Nothing measured on this load narrows it much: the spread is that of {route} between "
        "plants.",
    )
    route = route_name(reference, estimate.route) if estimate.route else numbers.UNKNOWN
    return template.format(route=route)


def step_words(action: "Action", key: str) -> str:
    """A measurement in words: `Assay Nd and Pr`."""
    template = QCoreApplication.translate("Advice", str(_STEPS[str(action.step)]))
    return template.format(elements=_listed(action.elements, key))


def icon_of(step: "Step") -> str:
    """The icon of a measurement."""
    at_the_scale = ("weigh_again", "dry_a_sample", "sort_a_sample")
    return "scale" if str(step) in at_the_scale else "laboratory"


def _likely(lines: "Sequence[BudgetLine]") -> Iterator[str]:
    """Yield the steps against the largest sources that can be measured at the batch."""
    shares = dict.fromkeys(_STEP_OF_SOURCE, 0.0)
    for line in lines:
        if line.source in shares:
            shares[line.source] += line.share
    largest = sorted(shares, key=lambda source: -shares[source])[:_TRIED]
    yield from (_STEP_OF_SOURCE[source] for source in largest if shares[source] >= _LEAST)


def _sentence(action: "Action") -> str:
    template = QCoreApplication.translate("Advice", str(_SENTENCES[str(action.step)]))
    before, after = numbers.interval(action.before), numbers.interval(action.after)
    return template.format(before=before, after=after)


def _listed(elements: Sequence[str], key: str) -> str:
    if len(elements) > _MOST_NAMED:
        return words.in_sentence(words.group(key))
    *first, last = elements or ("",)
    if not first:
        return last
    comma = QCoreApplication.translate("Advice", ", ")
    template = QCoreApplication.translate("Advice", "{first} and {last}")
    return template.format(first=comma.join(first), last=last)
