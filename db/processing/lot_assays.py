"""Results in lots, within one transaction: added and never changed."""

from db.batches.records import Row
from db.batches.writes import reason_of
from db.laboratory.records import assay_columns
from db.processing.records import LOT, LOT_ASSAY, LOT_ASSAY_COLUMNS, LOT_COLUMNS
from db.processing.rows import BookedRows, found_by
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry, AssayState, Taking
from recycler.processing.records import BookingState

_LOT = found_by(LOT, LOT_COLUMNS, "number")
_LOT_ASSAY = found_by(LOT_ASSAY, LOT_ASSAY_COLUMNS, "id")
_REPLACED = found_by(LOT_ASSAY, ("id",), "retest_of")


class LotAssays(BookedRows):
    """Keeps what was found in lots."""

    def assay(
        self,
        entry: AssayEntry,
        how: Taking | None = None,
        *,
        retest_of: str | None = None,
        import_key: str | None = None,
    ) -> Row:
        """Keep what was found in a lot; its number stands in the place of a ticket.

        Raises:
            InputError: `no_such_source` or `lot_cancelled`.
        """
        lot = self._writing.first(_LOT, {"key": entry.ticket})
        if lot is None:
            raise InputError("no_such_source", source=entry.ticket)
        found = dict(zip(LOT_COLUMNS, lot, strict=True))
        if found["state"] == BookingState.CANCELLED.value:
            raise InputError("lot_cancelled", source=entry.ticket)
        row = assay_columns(entry) | self._recorded() | {
            "lot_id": found["id"], "how": how.value if how else None, "retest_of": retest_of,
            "import_key": import_key,
        }  # fmt: skip
        self._add(LOT_ASSAY, row, "lot_assay", f"{entry.ticket}:{row['id']}")
        return row

    def turn_assay(self, assay_id: str, state: AssayState, *, why: str = "") -> Row:
        """Make a result in a lot final, or reject it with a reason: a new one takes its place.

        Raises:
            InputError: `no_such_assay`, `assay_is` or `why_needed`.
        """
        found = self._writing.first(_LOT_ASSAY, {"key": assay_id})
        if found is None:
            raise InputError("no_such_assay", id=assay_id)
        old = dict(zip(LOT_ASSAY_COLUMNS, found, strict=True))
        settled = self._writing.first(_REPLACED, {"key": assay_id}) is not None
        if settled or old["state"] in (state.value, AssayState.REJECTED.value):
            raise InputError("assay_is", state=old["state"], sample=old["sample"])
        reason = reason_of(why) if state is AssayState.REJECTED else why or old["why"]
        row = old | self._recorded() | {
            "below": bool(old["below"]), "state": state.value, "why": reason,
            "retest_of": assay_id, "import_key": None,
        }  # fmt: skip
        self._add(LOT_ASSAY, row, "lot_assay", f"{old['ticket']}:{row['id']}")
        return row
