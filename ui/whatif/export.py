"""Scenarios as a workbook, in the language in use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.language.workbook_words import in_language
from ui.whatif import wording

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from recycler.whatif.effect import Effect


def write_scenarios(effects: "Sequence[Effect]", reference: "Reference", out: Path) -> int:
    """Write scenarios side by side; returns how many.

    Raises:
        InputError: `cannot_write`.
    """
    from recycler.exchange.scenario_book import write_scenario_book

    told = [wording.supposed(one.scenario, reference) for one in effects]
    write_scenario_book(effects, told, out, in_language)
    return len(effects)
