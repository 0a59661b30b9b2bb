"""Runs, lots and closures as people read them."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.laboratory.wording import AGREES, UNLIKELY
from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.parts.badge import BadgeLook

if TYPE_CHECKING:
    from recycler.processing.account import Account, Closure
    from recycler.processing.records import Run
    from recycler.reference.data import Reference

translate = QCoreApplication.translate
HALF = 1.6448536269514722  # of a 90 % interval, in standard uncertainties
ASSAYED = 0.5  # of what came out, from which own assays decide whether a run closes

RUN_KINDS: dict[str, object] = {
    "process": QT_TRANSLATE_NOOP("RunKinds", "Process"),
    "teardown": QT_TRANSLATE_NOOP("RunKinds", "Teardown"),
    "split": QT_TRANSLATE_NOOP("RunKinds", "Split"),
    "merge": QT_TRANSLATE_NOOP("RunKinds", "Merge"),
    "blend": QT_TRANSLATE_NOOP("RunKinds", "Blend"),
}
LOT_KINDS: dict[str, object] = {
    "product": QT_TRANSLATE_NOOP("LotKinds", "product"),
    "intermediate": QT_TRANSLATE_NOOP("LotKinds", "intermediate"),
    "residue": QT_TRANSLATE_NOOP("LotKinds", "residue"),
    "loss": QT_TRANSLATE_NOOP("LotKinds", "loss"),
    "return": QT_TRANSLATE_NOOP("LotKinds", "return"),
}


def run_kind(code: str) -> str:
    """What a run does."""
    return translate("RunKinds", str(RUN_KINDS.get(code, code)))


def lot_kind(code: str) -> str:
    """What a lot is to its run."""
    return translate("LotKinds", str(LOT_KINDS.get(code, code)))


def run_title(run: "Run", reference: "Reference") -> str:
    """The route by name with the stage where it is one; else what the run does."""
    if run.route is None:
        return run_kind(run.kind.value)
    name = spoken(reference.route(run.route, run.route_version).name)
    if run.stage is None:
        return name
    return translate("Runs", "{route}: {stage}").format(route=name, stage=spoken(run.stage))


def age(since: datetime, until: datetime) -> str:
    """`2 d 4 h`, `20 h`, `35 min`; nothing is younger than a minute."""
    minutes = max(int((until - since).total_seconds()) // 60, 1)
    hours, days = minutes // 60, minutes // 1440
    if days:
        return translate("Runs", "{days} d {hours} h").format(days=days, hours=hours % 24)
    if hours:
        return translate("Runs", "{hours} h").format(hours=hours)
    return translate("Runs", "{minutes} min").format(minutes=minutes)


def open_runs(count: int) -> str:
    """`1 open run`, `5 open runs`."""
    if count == 1:
        return translate("Runs", "1 open run")
    return translate("Runs", "{count} open runs").format(count=numbers.number(count))


def standing(run: "Run", stages: int, missing: tuple[str, ...]) -> tuple[str, str]:
    """What stands under the bar of an open run, and what of it is to be looked at."""
    done = run.reached >= stages
    if not done:
        said = translate("Runs", "Stage {number} of {count}")
        return said.format(number=run.reached + 1, count=stages), ""
    if not missing:
        return (translate("Runs", "All stages done") if stages else ""), ""
    said = translate("Runs", "{count} outputs not weighed")
    if len(missing) == 1:
        said = translate("Runs", "1 output not weighed")
    head = translate("Runs", "All stages done, {what}:") if stages else "{what}:"
    named = [words.product(name) for name in missing[:3]] + (["…"] if len(missing) > 3 else [])
    return head.format(what=said.format(count=len(missing))), ", ".join(named)


def of_element(element: str) -> str:
    """`Nd`, or `dry mass` for all together."""
    return element or translate("Runs", "dry mass")


def rest(closure: "Closure") -> str:
    """`7.9 ± 14 kg`, without its sign."""
    half = HALF * closure.rest_sd_kg
    decimals = max(numbers.interval_decimals(half), 0)
    kg = numbers.number(abs(closure.rest_kg), decimals)
    return numbers.with_unit(
        f"{kg} {numbers.PLUS_MINUS} {numbers.number(half, decimals)}", numbers.KG.name
    )


def is_known(account: "Account", closure: "Closure") -> bool:
    """Tell whether what came out is known by more than the yields of a process."""
    from recycler.processing.records import RunKind

    by_yields = bool(closure.element) and account.run.kind is RunKind.PROCESS
    return bool(account.outputs) and (not by_yields or closure.measured > ASSAYED)


def finding(account: "Account", closure: "Closure") -> str:
    """Say in one line whether an element of a run closes, or its dry mass."""
    is_open = account.run.closed_at is None
    what, off = of_element(closure.element), abs(closure.z)
    if closure.in_kg <= 0 and closure.out_kg <= 0:
        return translate("Closure", "Nothing taken yet")
    if not account.outputs:
        kg = numbers.with_unit(figure(closure.in_kg, closure.in_sd_kg), numbers.KG.name)
        return translate("Closure", "{kg} {what} in, nothing weighed out yet").format(
            kg=kg, what=what
        )
    if not is_known(account, closure):
        said = translate("Closure", "{what} by the yields alone: assay what came out")
        return said.format(what=what)
    if closure.rest_kg < 0 and off >= AGREES:
        said = translate("Closure", "{what}: {kg} more came out than went in")
    elif closure.rest_kg < 0:
        said = translate("Closure", "{what} closes: {kg} too much, inside the error")
    elif is_open and off >= AGREES:
        said = translate("Closure", "{what}: {kg} still in the run")
    elif off >= UNLIKELY:
        said = translate("Closure", "{what} does not close: {kg} not found")
    elif off >= AGREES:
        said = translate("Closure", "{what}: {kg} not found, more than the error")
    elif is_open:
        said = translate("Closure", "{what} closes: {kg} not yet found, inside the error")
    else:
        said = translate("Closure", "{what} closes: {kg} not found, inside the error")
    return said.format(what=what, kg=rest(closure))


def verdict(account: "Account", closure: "Closure") -> BadgeLook | None:
    """Return the badge of a closure: its z-score, and what to do about it."""
    if not is_known(account, closure):
        return None
    is_open = account.run.closed_at is None
    z, off = numbers.number(closure.z, 1), abs(closure.z)
    if off < AGREES:
        return BadgeLook(translate("Closure", "z = {z}").format(z=z), "ok", "check")
    if not closure.element and closure.rest_kg < 0 and not account.run.kind.is_physical:
        return BadgeLook(translate("Closure", "taken up on the way"), "info", "info")
    if is_open and closure.rest_kg > 0:
        return BadgeLook(translate("Closure", "in process"), "info", "clock")
    if off < UNLIKELY:
        said = translate("Closure", "z = {z}: unlikely, look at the weighings")
        return BadgeLook(said.format(z=z), "warn", "warning")
    said = translate("Closure", "z = {z}: hardly chance, check scales and assays")
    return BadgeLook(said.format(z=z), "bad", "warning")


def figure(kg: float, sd_kg: float) -> str:
    """A mass to the digits its 90 % interval leaves."""
    decimals = min(max(numbers.interval_decimals(HALF * sd_kg), 0), 3)
    return numbers.number(kg, decimals)
