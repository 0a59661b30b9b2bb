"""Workbooks as people make them."""

import csv
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from recycler.entry.intake_rules import COLUMNS, IntakeRules
from tests import libreoffice

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
RECEIVED = datetime(2026, 11, 12, 14, 30)  # noqa: DTZ001 - as a cell holds it
BATCH = {
    "received_at": RECEIVED,
    "material": "NDFEB_HDD",
    "supplier": "有限会社 田中金属",
    "supplier_lot": "L-0412",
    "origin_country": "JP",
    "gross": 642.4,
    "tare": 20.1,
    "unit": "kg",
    "moisture_pct": 3.5,
    "contamination_pct": 0.5,
    "route": None,
    "note": None,
}


@pytest.fixture
def batch():
    """The cells of a good row, with what differs."""
    return lambda **cells: list({**BATCH, **cells}.values())


@pytest.fixture
def workbook(tmp_path):
    """Write rows into a workbook; return its path."""

    def write(rows, header=COLUMNS, name="intake.xlsx", before=()):
        book = Workbook()
        sheet = book.active
        for row in (*before, header, *rows):
            sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def text_file(tmp_path):
    """Write rows into a text file; return its path."""

    def write(rows, header=COLUMNS, name="intake.csv", encoding="utf-8", delimiter=","):
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([header, *rows])
        return path

    return write


@pytest.fixture
def rules(reference):
    return IntakeRules(reference, ZoneInfo("Asia/Tokyo"), 80_000, lambda: NOW)


@pytest.fixture
def converted(tmp_path):
    """Have LibreOffice write a file in another format."""
    return partial(libreoffice.converted, folder=tmp_path)
