"""Do runs and lots add up: is none drawn below nothing."""

import math
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from db.batches.queries import batches_of_tickets, in_parts
from db.batches.records import VAR_UNITS_PER_KG2
from db.processing.records import INPUT, LOT, lot_of
from recycler.problems import Problem
from recycler.processing.records import BookingState
from recycler.processing.stock import COVERAGE, stock_of_batch, stock_of_lot
from recycler.units import UG_PER_KG


def check_overdrawn(connection: Connection) -> Iterator[Problem]:
    """Yield `source_overdrawn`: what gave more than it had, beyond the uncertainty of weighings."""
    taken = (
        select(INPUT.c.source, func.sum(INPUT.c.dry_ug), func.sum(INPUT.c.dry_var))
        .where(INPUT.c.state == BookingState.BOOKED.value)
        .group_by(INPUT.c.source)
    )
    drawn = {
        source: (int(dry_ug) / UG_PER_KG, int(dry_var) / VAR_UNITS_PER_KG2)
        for source, dry_ug, dry_var in connection.execute(taken)
    }
    begun = {name: stock_of_batch(b) for name, b in batches_of_tickets(connection, drawn).items()}
    for some in in_parts(drawn):
        rows = connection.execute(select(LOT).where(LOT.c.number.in_(some))).mappings()
        begun |= {row["number"]: stock_of_lot(lot_of(row)) for row in rows}
    for source, (kg, var) in drawn.items():
        stock = begun.get(source)
        sd = math.sqrt(var + (stock.came_sd_kg**2 if stock else 0.0))
        if stock is None or kg > stock.came_kg + COVERAGE * sd:
            yield Problem("source_overdrawn", {"source": source})
