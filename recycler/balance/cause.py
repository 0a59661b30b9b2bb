"""What an error is called: the names errors have in the books, as causes a person knows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recycler.balance.books import Books
from recycler.balance.leaving_out import ASSAY, WEIGHING, scale_in


class CauseKind(StrEnum):
    """What may be wrong."""

    WEIGHING = "weighing"
    SCALE = "scale"
    ASSAY = "assay"
    BATCH = "batch"
    MATERIAL = "material"
    YIELD = "yield"

    @property
    def is_measured(self) -> bool:
        """Tell whether a person can leave it out."""
        return self in (CauseKind.WEIGHING, CauseKind.SCALE, CauseKind.ASSAY)


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of errors.

    subject: ticket, number of the lot or run, scale, material, or route; run: that took what was
    weighed; scale: on which; element: of an assay; since: of a scale, when it began, None: ever.
    """

    kind: CauseKind
    subject: str
    run: str | None = None
    scale: str | None = None
    element: str | None = None
    since: datetime | None = None


def cause_named(books: Books, name: str) -> Cause:
    """Return what a name of an error stands for."""
    book, found = books.book, books.weighings.by_id.get(name.removeprefix(WEIGHING))
    if name.startswith(WEIGHING) and found is not None:
        return Cause(CauseKind.WEIGHING, found.name, found.run, found.scale)
    if (scale := scale_in(name)) is not None:
        return Cause(CauseKind.SCALE, scale[0], since=scale[1])
    owner, _, rest = name.partition(":")
    if ASSAY in name and owner in book.lots:
        return Cause(CauseKind.ASSAY, owner, element=name.rpartition(ASSAY)[2])
    if owner in book.batches or owner in book.lots:
        return Cause(CauseKind.BATCH, owner)
    if owner in book.runs:
        return Cause(CauseKind.YIELD, owner)
    kind = CauseKind.YIELD if owner == "y" else CauseKind.MATERIAL
    return Cause(kind, rest.split(":")[0] or owner)
