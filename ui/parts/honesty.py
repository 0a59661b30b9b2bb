"""How honest the estimates are: asked for beside the GUI thread, and said in a badge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.jobs import Job, Report
from ui.language import numbers
from ui.parts.badge import BadgeButton, BadgeLook

if TYPE_CHECKING:
    from db.laboratory.honesty import By, Scored
    from recycler.laboratory.scoring import Coverage, Summary
    from ui.workspace.workspace import Workspace

translate = QCoreApplication.translate
BEHIND = ("assays", "batches", "reference")  # changes after which the answer may differ
_MAIN = -1  # the 90 % interval, of the levels


@dataclass(frozen=True, slots=True)
class Honesty:
    """How all results compare with what was expected, and each group of them, worst first."""

    by: "By"
    whole: "Summary | None"
    groups: "tuple[Summary, ...]"
    materials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # behind each group


class HonestySource(QObject):
    """Scores once and keeps it until what was scored may have changed."""

    answered = Signal(object)  # Honesty

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._scored: Scored | None = None
        self._known: dict[str, Honesty] = {}
        self._age = 0
        self._job: Job | None = None
        self._next: By | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def forget(self) -> None:
        """Ask anew the next time somebody wants to know."""
        self._age += 1
        self._scored = None
        self._known.clear()

    def want(self, by: "By" = "") -> None:
        """Answer at once where the answer is known, else as soon as it is."""
        if by in self._known:
            self.answered.emit(self._known[by])
        elif self._job is not None:
            self._next = by
        elif self._workspace is not None:
            self._start(by)

    def is_waiting(self) -> bool:
        return self._job is not None

    def _start(self, by: "By") -> None:
        assert self._workspace is not None
        laboratory, kept, age = self._workspace.store.laboratory, self._scored, self._age

        def work(report: Report) -> "tuple[int, Scored, Honesty]":
            scored = kept or laboratory.scored(report)
            return age, scored, _told(scored, by)

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_told)
        self._job.failed.connect(self._workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_told(self, told: "tuple[int, Scored, Honesty]") -> None:
        age, scored, honesty = told
        if age != self._age:
            self._next = honesty.by if self._next is None else self._next
            return
        self._scored = scored
        self._known[honesty.by] = honesty
        self.answered.emit(honesty)

    def _on_ended(self) -> None:
        self._job = None
        if self._next is not None:
            by, self._next = self._next, None
            self.want(by)


def _told(scored: "Scored", by: "By") -> Honesty:
    from recycler.laboratory.scoring import worst_first

    groups = tuple(worst_first(scored.summaries(by))) if by else ()
    materials: dict[str, dict[str, None]] = {}
    for one in scored.about if by else ():
        materials.setdefault(one.key(by), {})[one.material] = None
    return Honesty(
        by,
        next(iter(scored.summaries()), None),
        groups,
        {key: tuple(found) for key, found in materials.items()},
    )


# --- in words ---


def main_coverage(one: "Summary") -> "Coverage":
    """Return what the 90 % intervals held."""
    return one.coverage[_MAIN]


def share(fraction: float) -> str:
    """`91 %`."""
    return numbers.with_unit(numbers.number(100 * fraction), "%")


def headline_look(one: "Summary") -> BadgeLook:
    """Return the badge that says it of all results."""
    held, n = share(main_coverage(one).share), numbers.number(one.n)
    return {
        "honest": BadgeLook(
            translate("Honesty", "Intervals held {share} of {n} results"), "ok", "check"
        ),
        "over_confident": BadgeLook(
            translate("Honesty", "Over-confident: {share} of {n} results held"), "warn", "warning"
        ),
        "under_confident": BadgeLook(
            translate("Honesty", "Over-cautious: {share} of {n} results held"), "warn", "warning"
        ),
        "too_few": BadgeLook(translate("Honesty", "Too few results to say ({n})"), "neutral"),
    }[one.verdict.value].with_words(share=held, n=n)


def verdict_look(one: "Summary") -> BadgeLook:
    """Return the badge of one group in a table."""
    return {
        "honest": BadgeLook(translate("Honesty", "honest"), "ok", "check"),
        "over_confident": BadgeLook(translate("Honesty", "over-confident"), "warn", "warning"),
        "under_confident": BadgeLook(translate("Honesty", "over-cautious"), "warn", "warning"),
        "too_few": BadgeLook(translate("Honesty", "too few"), "neutral"),
    }[one.verdict.value]


def evidence_words(one: "Summary") -> str:
    """Say what speaks for the verdict."""
    from recycler.laboratory.scoring import LEAST

    if one.verdict == "too_few":
        return translate("Honesty", "Nothing is said below {n} results.").format(n=LEAST)
    if one.verdict == "honest":
        if is_biased(one):
            return translate("Honesty", "Intervals hold, yet the mean is off: see the bias.")
        return translate("Honesty", "Nothing speaks against it.")
    words = translate("Honesty", "So few hits would be chance once in {n}.")
    if one.verdict == "under_confident":
        words = translate("Honesty", "So many hits at 50 % would be chance once in {n}.")
    return words.format(n=once_in(one.chance or 0.0))


def evidence_short(one: "Summary") -> str:
    """Say the same in a few words, for a table."""
    if one.verdict == "too_few":
        return ""
    if one.verdict == "honest":
        return translate("Honesty", "the mean is off") if is_biased(one) else ""
    return translate("Honesty", "chance once in {n}").format(n=once_in(one.chance or 0.0))


def is_biased(one: "Summary") -> bool:
    """Whether the interval of the mean bias leaves out zero."""
    low, high = one.bias_low, one.bias_high
    return low is not None and high is not None and (low > 0 or high < 0)


def once_in(chance: float) -> str:
    """`3 000` of a chance of 0.00033; beyond a million the number says no more."""
    if chance < 1e-6:
        return translate("Honesty", "over a million")
    times = 1 / chance
    digits = 1 - len(str(int(times))) if times >= 100 else 0
    return numbers.number(round(times, digits))


def coverage_words(one: "Summary") -> str:
    """`90 % intervals held 91 % of 214 results (87–94 %).`."""
    held = main_coverage(one)
    return translate(
        "Honesty", "90 % intervals held {share} of {n} results ({low}–{high})."
    ).format(
        share=share(held.share), n=numbers.number(one.n),
        low=numbers.number(100 * held.low), high=share(held.high),
    )  # fmt: skip


class HonestyBadge(BadgeButton):
    """Says how honest the estimates are; hidden until there is something to say."""

    def show_summary(self, one: "Summary | None") -> None:
        """Say how honest the estimates are on the whole."""
        self.show_look(headline_look(one) if one is not None else None)
        if one is not None:
            self.setToolTip("\n".join((coverage_words(one), evidence_words(one))))
