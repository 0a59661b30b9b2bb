"""The line that tells of the result that lies farthest off what was expected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.laboratory.wording import found, percent_range, standing
from ui.language import words
from ui.parts.fields import ProblemLine

if TYPE_CHECKING:
    from recycler.laboratory.records import AssayEntry
    from ui.laboratory.at_hand import Prior

_UNUSUAL: dict[str, object] = {
    "warn low": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is unusually low for {material}: {range} was expected. Check the "
        "dilution, or record it as it is.",
    ),
    "warn high": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is unusually high for {material}: {range} was expected. Check the "
        "dilution, or record it as it is.",
    ),
    "bad": QT_TRANSLATE_NOOP(
        "AssaySheet",
        "{element} at {found} is hardly chance for {material}: {range} was expected. Check the "
        "sample and its batch, or ask for a second sample.",
    ),
}


class UnusualLine(ProblemLine):
    """Says in one sentence what is unusual, and what may be done; nothing while all agrees."""

    def tell(self, entry: "AssayEntry", score: float, prior: "Prior", material: str) -> None:
        """Tell of a result.

        Args:
            entry: the result.
            score: standard deviations off what was expected.
            prior: mean and sd of the logit that was expected.
            material: its name.
        """
        if standing(score) == "ok":
            self.say("")
            return
        from recycler.laboratory.sheet import interval

        side = "low" if score < 0 else "high"
        key = "bad" if standing(score) == "bad" else f"warn {side}"
        template = QCoreApplication.translate("AssaySheet", str(_UNUSUAL[key]))
        said = template.format(
            element=words.element(entry.element),
            found=found(entry),
            material=material,
            range=percent_range(*interval(prior)),
        )
        self.say(said, notice=True)
