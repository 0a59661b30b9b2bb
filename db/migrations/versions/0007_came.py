"""Dry mass as it was weighed, summed up by day and material."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# net × (1 - moisture) in whole µg; in two parts, as the product could pass 2^63
_CAME = (
    "net_ug / 1000000 * (1000000 - COALESCE(moisture_ppm, 0))"
    " + net_ug % 1000000 * (1000000 - COALESCE(moisture_ppm, 0)) / 1000000"
)


def upgrade() -> None:
    """Make the table and add up what there is."""
    op.create_table(
        "came_day",
        sa.Column("received_on", sa.String(), nullable=False),
        sa.Column("material", sa.String(), nullable=False),
        sa.Column("came_ug", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("received_on", "material", name="pk_came_day"),
    )
    op.execute(
        "INSERT INTO came_day (received_on, material, came_ug) "
        f"SELECT received_on, material, SUM({_CAME}) FROM batch WHERE state <> 'void' "
        "GROUP BY received_on, material"
    )
