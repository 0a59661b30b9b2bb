"""`balance --by`: what is missing at a node period by period, and whether it drifts."""

from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from ui.cli.printing import counted, print_json, print_table, session

if TYPE_CHECKING:
    from recycler.balance.drift import Alarm
    from recycler.balance.trend import Trend

_LONG = 20  # periods; of more, tenths say nothing


class By(StrEnum):
    """The periods a balance is told by."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def tell_trend(context: typer.Context, found: "Trend", by: By) -> None:
    """Print what is missing period by period."""
    from ui.language.numbers import number

    words = trend_words(found, by)
    if session(context).as_json:
        print_json({**found.as_dict(), "by": by.value, "words": words})
        return
    typer.echo("\n".join(words))
    document = found.as_dict()
    print_table(
        ["from", "to", ">missing [kg]", ">±", ">z", ">sum above", ">sum below"],
        [
            [one["from"], one["to"], _text(one["missing"]["kg"], one["missing"]["sd_kg"]),
             _text(one["missing"]["sd_kg"], one["missing"]["sd_kg"]),
             *(number(one[key], 1) for key in ("z", "above", "below"))]
            for one in document["periods"]
        ],
    )  # fmt: skip


def trend_words(found: "Trend", by: By) -> list[str]:
    """Return in sentences since when it drifts, and how soon a loss would be noticed."""
    alarms = list(zip(found.alarms, found.since, strict=True))
    told = [_alarm_words(found, alarm, name, by) for alarm, name in alarms]
    if not told:
        told = [f"No drift in {_spell(len(found.told), by)} that can be checked."]
    return [*told, _notice_words(found, by)]


def _alarm_words(found: "Trend", alarm: "Alarm", name: str, by: By) -> str:
    way = "missing" if alarm.shift > 0 else "too much"
    first = found.periods[found.told[alarm.since]].begin.date().isoformat()
    rule = "a sum of differences" if alarm.rule == "cusum" else "differences of one sign"
    return (
        f"Drifting since {name}, in the {by.value} from {first}: {found.element or 'dry mass'} is "
        f"{way} at {found.node.name or found.node.key}, {abs(alarm.shift):.1f} sigma a {by.value}, "
        f"noticed by {rule} after {_spell(alarm.periods, by)}."
    )


def _notice_words(found: "Trend", by: By) -> str:
    loss = f"A lasting loss of {100 * found.critical:.1f} % of what comes in"
    if found.average is None:
        return f"{loss} would not be noticed: nothing checks this node yet."
    surely = ""
    if found.surely is not None:
        surely = f", within {_spell(found.surely, by)} in 19 of 20 cases"
    average = f"{found.average:.{1 if found.average < _LONG else 0}f}"
    return f"{loss} is noticed after {average} {by.value}s on average{surely}."


def _spell(count: int, by: By) -> str:
    return counted(count, by.value, f"{by.value}s")


def _text(value: float, sd: float) -> str:
    from ui.language.numbers import interval_decimals, number

    return number(value, interval_decimals(sd))
