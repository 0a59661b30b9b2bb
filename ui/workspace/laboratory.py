"""What the laboratory says: it stays in the books, and is rejected or tested again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.laboratory.room import Laboratory
    from recycler.laboratory.records import (
        AssayEntry,
        AssayResult,
        ControlEntry,
        ControlResult,
        Sample,
        SampleEntry,
    )

KIND = "assays"


class LaboratoryDeeds(Deeds):
    """Samples, results and controls."""

    def add_sample(self, entry: "SampleEntry") -> "Sample | None":
        """Register a sample."""
        return self._done(lambda: self._room.add_sample(entry, who=self._who), KIND, entry.ticket)

    def record(
        self, entries: "Sequence[AssayEntry]", sample: "SampleEntry | None" = None
    ) -> list[str] | None:
        """Record the results of one batch, and their sample where it is new; return their ids."""
        new = [sample] if sample else []
        return self._done(
            lambda: self._room.record(entries, who=self._who, samples=new),
            KIND, entries[0].ticket,
        )  # fmt: skip

    def record_control(self, entry: "ControlEntry") -> "ControlResult | None":
        """Record what was found in a reference material or a blank."""
        return self._done(lambda: self._room.record_control(entry, who=self._who), KIND)

    def make_final(self, one: "AssayResult", why: str = "") -> "AssayResult | None":
        return self._done(
            lambda: self._room.make_final(one.id, who=self._who, why=why, seen=one.version),
            KIND, one.ticket,
        )  # fmt: skip

    def reject(self, one: "AssayResult", why: str) -> "AssayResult | None":
        return self._done(
            lambda: self._room.reject(one.id, who=self._who, why=why, seen=one.version),
            KIND, one.ticket,
        )  # fmt: skip

    def retest(self, one: "AssayResult", entry: "AssayEntry", why: str) -> "AssayResult | None":
        """Record a result in the place of one that is rejected with it."""
        return self._done(
            lambda: self._room.retest(one.id, entry, who=self._who, why=why, seen=one.version),
            KIND, one.ticket,
        )  # fmt: skip

    @property
    def _room(self) -> "Laboratory":
        return self._workspace.store.laboratory
