"""Whose lots a version of a composition holds for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; what there is holds for everybody's lots."""
    op.add_column("reference_version", sa.Column("supplier", sa.String(), nullable=True))
