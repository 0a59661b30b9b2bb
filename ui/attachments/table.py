"""The list of the files one record carries."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from ui.attachments.wording import kind_words
from ui.language import numbers
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.attachments.record import Attachment


class AttachmentTable(DataTable):
    """One row a file, the oldest first; as high as its rows."""

    def __init__(self) -> None:
        self._zone: tzinfo | None = None
        self._today = date.min
        self.files = RowsModel(self._columns())
        super().__init__(self.files, edge=8, head_ground="surface-2")
        self.files.setParent(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_files(self, found: "Sequence[Attachment]", zone: tzinfo, today: date) -> None:
        """Show other files; the current row stays with its file."""
        held = self.current()
        self._zone, self._today = zone, today
        self.files.set_records(found)
        self.fit_rows()
        ids = [one.id for one in found]
        self.set_current_row(ids.index(held.id) if held and held.id in ids else 0)

    def current(self) -> "Attachment | None":
        found: Attachment | None = self.files.record(self.current_row())
        return found

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column("name", translate("Attachments", "File"), _name, width=170, stretch=3),
            Column("size", translate("Attachments", "Size"), _size, width=74, right=True),
            Column("kind", translate("Attachments", "Kind"), _kind, width=120, yields=2),
            Column("of", translate("Attachments", "Of"), _of, width=110, yields=3),
            Column("when", translate("Attachments", "Attached"), self._when, width=132),
            Column("who", translate("Attachments", "By"), _who, width=96),
            Column("note", translate("Attachments", "Note"), _note, width=120, stretch=2, yields=1),
        ]

    def _when(self, one: "Attachment") -> Cell:
        moment = one.attached_at.astimezone(self._zone)
        said = numbers.short_moment(moment, self._today)
        return Cell(said, ink="text-2", tip=numbers.moment(moment))


def _name(one: "Attachment") -> Cell:
    template = QCoreApplication.translate("Attachments", "{name}, SHA-256 {hash}")
    return Cell(one.name, role="key", tip=template.format(name=one.name, hash=one.sha256))


def _size(one: "Attachment") -> Cell:
    return Cell(numbers.file_size(one.size_bytes))


def _kind(one: "Attachment") -> Cell:
    return Cell(kind_words(one.media_type), ink="text-2", tip=one.media_type)


def _of(one: "Attachment") -> Cell:
    return Cell(one.sample or one.record, ink="text-2")


def _who(one: "Attachment") -> Cell:
    return Cell(one.attached_by, ink="text-2", tip=one.attached_by)


def _note(one: "Attachment") -> Cell:
    return Cell(one.note, ink="text-2", tip=one.note)
