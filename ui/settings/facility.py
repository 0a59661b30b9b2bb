"""The facility and its station: part of the data, so every change is in the journal."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QCompleter, QLineEdit

from recycler.errors import InputError, RecyclerError
from recycler.units import decimal_number
from ui.language import numbers, words
from ui.language.sentences import say_error
from ui.look.text import text
from ui.parts.choice import Choice
from ui.parts.conflict import Conflict
from ui.settings.rows import Section, edit

if TYPE_CHECKING:
    from recycler.facility import Facility
    from ui.workspace.workspace import Change, Workspace

_TYPED = ("name", "station", "station_name", "zone", "scale_capacity_kg")


class FacilitySection(Section):
    """Names, clock and scale."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(
            self.tr("Facility and stations"),
            self.tr("Saved as you change it · Ctrl+Z takes it back"),
        )
        self.facility_name = edit()
        self.station = edit(96)
        self.station_name = edit()
        self.zone = edit()
        self.capacity = edit(120)
        self.capacity.setAlignment(Qt.AlignmentFlag.AlignRight)
        months = [QLocale().standaloneMonthName(month) for month in range(1, 13)]
        self.year_start = Choice([(str(i), name) for i, name in enumerate(months, start=1)])
        self.conflict = Conflict()
        self.conflict.theirs.connect(self._take_theirs)
        self.conflict.mine.connect(self._insist)
        self._build()

    def record(self) -> str:
        return "facility"

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._show(workspace.facility)

    def refresh(self, change: "Change") -> None:
        if change.kind == "facility" and self.workspace and self.conflict.isHidden():
            self._show(self.workspace.facility)

    def _build(self) -> None:
        self.column.addWidget(self.conflict)
        self.add_row(
            self.tr("Facility"),
            self.tr("Stands on the rail and on every export."),
            self.facility_name,
        )
        self._station_row = self.add_row(
            self.tr("Station code"),
            self.tr("Tickets made here begin with it. Older ones keep theirs."),
            self.station,
        )
        self.add_row(self.tr("Station name"), self.tr("Such as “Weighbridge”."), self.station_name)
        self._zone_row = self.add_row(
            self.tr("Time zone"),
            self.tr("Days and months are counted by its clock."),
            self.zone,
        )
        self._capacity_row = self.add_row(
            self.tr("Capacity of the scale"),
            self.tr("A gross weight above it is not taken."),
            self.capacity,
            text("kg", "body", "text-3"),
        )
        self.add_row(
            self.tr("Fiscal year begins in"),
            self.tr("Used by the periods of Recovery and Reports."),
            self.year_start,
        )
        self.end()
        zones = sorted(bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds())
        completer = QCompleter(zones, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone.setCompleter(completer)
        for field in self._fields():
            field.editingFinished.connect(self._keep)
        self.year_start.activated.connect(self._keep)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return self.facility_name, self.station, self.station_name, self.zone, self.capacity

    def _show(self, facility: "Facility") -> None:
        """Show what is in the books; what somebody is typing stays as it is."""
        texts = _texts(facility)
        for field, name in zip(self._fields(), _TYPED, strict=True):
            if not (field.hasFocus() and field.isModified()):
                field.setText(texts[name])
        self.year_start.choose(str(facility.fiscal_year_start_month))

    def _keep(self) -> None:
        """Take over what can be taken; what cannot says so under its field and is not kept."""
        if self.workspace is None or not self.conflict.isHidden():
            return
        self._keep_as(self.workspace.facility)

    def _keep_as(self, now: "Facility") -> None:
        """Take what is typed for a change of what was seen."""
        assert self.workspace is not None
        wanted = replace(
            now,
            name=self.facility_name.text().strip(),
            station_name=self.station_name.text().strip(),
            fiscal_year_start_month=int(self.year_start.chosen()),
        )
        wanted = self._with_station(wanted)
        wanted = self._with_zone(wanted)
        wanted = self._with_capacity(wanted)
        for field in self._fields():
            field.setModified(False)
        if wanted != now:
            self.workspace.save_facility(wanted, partial(self._show_both, now, wanted))

    def _show_both(self, seen: "Facility", typed: "Facility", error: RecyclerError) -> None:
        """Stand what is in the books beside what was changed here, where another was faster."""
        assert self.workspace is not None
        now = self.workspace.store.facility()
        was, theirs, mine = (_texts(one) for one in (seen, now, typed))
        self._typed = {name: mine[name] for name in mine if mine[name] != was[name]}
        self.conflict.show_both(
            error,
            [
                (words.field(name), theirs[name], text)
                for name, text in self._typed.items()
                if theirs[name] != text
            ],
        )

    _typed: Mapping[str, str] = {}

    def _take_theirs(self) -> None:
        assert self.workspace is not None
        self.conflict.hide()
        for field in self._fields():
            field.setModified(False)
        self._show(self.workspace.facility)
        self.facility_name.setFocus()

    def _insist(self) -> None:
        """Change in what is in the books now what was changed here, and nothing else."""
        assert self.workspace is not None
        self.conflict.hide()
        texts = {**_texts(self.workspace.facility), **self._typed}
        for field, name in zip(self._fields(), _TYPED, strict=True):
            field.setText(texts[name])
        self.year_start.choose(texts["fiscal_year_start_month"])
        self._keep()

    def _with_station(self, facility: "Facility") -> "Facility":
        self._station_row.say("")
        try:
            return replace(facility, station=self.station.text().strip().upper())
        except InputError as error:
            self._station_row.say(say_error(error))
            return facility

    def _with_zone(self, facility: "Facility") -> "Facility":
        self._zone_row.say("")
        try:
            return replace(facility, zone=self.zone.text().strip())
        except InputError as error:
            self._zone_row.say(say_error(error))
            return facility

    def _with_capacity(self, facility: "Facility") -> "Facility":
        self._capacity_row.say("")
        try:
            capacity = float(decimal_number(self.capacity.text()))
        except InputError as error:
            self._capacity_row.say(say_error(error))
            return facility
        if not 0 < capacity <= 1e6:
            self._capacity_row.say(
                self.tr("A scale carries more than 0 and at most 1 000 000 kg. Type its capacity.")
            )
            return facility
        return replace(facility, scale_capacity_kg=capacity)


def _texts(facility: "Facility") -> dict[str, str]:
    """Return what the fields say of a facility."""
    capacity = facility.scale_capacity_kg
    decimals = 0 if capacity == int(capacity) else 3
    return {
        "name": facility.name, "station": facility.station, "station_name": facility.station_name,
        "zone": facility.zone, "scale_capacity_kg": numbers.number(capacity, decimals),
        "fiscal_year_start_month": str(facility.fiscal_year_start_month),
    }  # fmt: skip
