"""The facility whose scrap is accounted for: its name, station, clock and scale."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from recycler.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """What the program knows of the place it runs at; part of the data, not of a user's taste."""

    name: str = ""
    station: str = "S1"
    station_name: str = ""
    zone: str = "UTC"
    scale_capacity_kg: float = 80_000.0
    language: str | None = None
    simulated: bool = False
    fiscal_year_start_month: int = 1

    def __post_init__(self) -> None:
        """Check what tickets and days are made from.

        Raises:
            InputError: `unknown_zone` or `bad_station`.
        """
        if not (self.station.isascii() and self.station.isalnum() and len(self.station) <= 8):
            raise InputError("bad_station", value=self.station)
        try:
            ZoneInfo(self.zone)
        except (LookupError, ValueError, OSError) as error:
            raise InputError("unknown_zone", value=self.zone) from error

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def day_of(self, moment: datetime) -> date:
        """Return the calendar day of a moment at the facility."""
        return moment.astimezone(self.zone_info).date()

    def as_dict(self) -> dict[str, object]:
        return asdict(self)
