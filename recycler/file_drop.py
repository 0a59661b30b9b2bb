"""What is dropped into a folder by itself: which report, how often, in which language."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

REPORTS = ("", "summary", "manager", "briefing")  # "": nothing is dropped
EVERY = ("week", "month", "year")
LANGUAGES = ("en", "ja")


@dataclass(frozen=True, slots=True)
class FileDrop:
    """The plan of a site; what cannot be used falls back to what is usual.

    report: one of `REPORTS`, each of the last whole period of `every`; folder: where to.
    """

    report: str = ""
    every: str = "month"
    folder: str = ""
    language: str = "en"
    paper: str = "a4"
    black_white: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.report and self.folder)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "FileDrop":
        """Take what can be taken of what was kept."""
        usual = cls()
        known = {field.name: values.get(field.name) for field in fields(cls)}
        return cls(
            report=_one_of(known["report"], REPORTS, usual.report),
            every=_one_of(known["every"], EVERY, usual.every),
            folder=str(known["folder"] or ""),
            language=_one_of(known["language"], LANGUAGES, usual.language),
            paper=_one_of(known["paper"], ("a4", "letter"), usual.paper),
            black_white=bool(known["black_white"]),
        )


def _one_of(value: object, allowed: tuple[str, ...], otherwise: str) -> str:
    return str(value) if value in allowed else otherwise
