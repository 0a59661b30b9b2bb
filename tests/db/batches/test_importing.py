"""Workbooks on their way into the store: once, whole, or with a reason why not."""

import csv
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook

from db.batches.importing import batches_of, import_intake, preview_intake
from db.filters import BatchFilter
from db.reporting import write_summary
from db.store import Store
from recycler.entry.intake_rules import COLUMNS
from recycler.errors import InputError
from recycler.facility import Facility

SUPPLIERS = (
    "有限会社 田中金属",
    "Kyoto Recycling",
    "=cmd|' /C calc'!A0",
    "Métaux Lefèvre",
    "東京製鉄株式会社",
)
MATERIALS = (
    "NDFEB_HDD", "SWARF_NDPR", "Whole hard disk drive as received", "pack_nmc622", "BM_NMC111",
)  # fmt: skip
UNITS = (
    (642.4, 20.1, "kg"),
    (1.25, 0.2, "t"),
    (90_000, 500, "g"),
    (1417, 44, "lb"),
    (2, 0.1, "short ton"),
)


def _row(number):
    day = date(2026, 1, 1 + number % 28)
    received = (
        datetime(2026, 2, 1 + number % 28, 8, number % 60),  # noqa: DTZ001 - as a cell holds it
        day.isoformat(), f"{day}T09:{number % 60:02}:00+09:00", day, f"{day:%d.%m.%Y} 10:30",
    )[number % 5]  # fmt: skip
    gross, tare, unit = UNITS[number % 5]
    return {
        "note": None if number % 4 else "-1 pallet",
        "unit": unit,
        "Driver": "Sato",
        "supplier": SUPPLIERS[number % 5],
        "RECEIVED AT": received,
        "Material": MATERIALS[number % 5],
        "gross": gross + number if unit != "t" else gross,
        "tare": tare,
        "Moisture %": 3.5 if number % 3 else None,
        "contamination_pct": "0,5",
        "Origin Country": ("JP", "de", None, "Korea, Republic of", "日本")[number % 5],
        "supplier_lot": f"L-{number}",
    }


@pytest.fixture
def write(tmp_path):
    def write(rows, name="deliveries.xlsx"):
        book = Workbook()
        sheet = book.active
        sheet.append(list(rows[0]))
        for number, row in enumerate(rows):
            sheet.append(list(row.values()))
            if number % 7 == 0:
                sheet.append([None])
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def deliveries():
    """Rows as people write them: mixed units, dates, names, columns in any order."""
    return [_row(number) for number in range(60)]


def _held(store):
    return list(batches_of(store, BatchFilter()))


def test_a_hand_made_workbook_is_imported_exactly(store, write, deliveries):
    result = import_intake(store, write(deliveries), who="Sato")
    batches = [store.batch(ticket) for ticket in result.tickets]

    assert (result.imported, result.problems, result.already) == (60, [], {})
    assert [batch.supplier for batch in batches[:5]] == list(SUPPLIERS)
    assert [batch.material for batch in batches[:5]] == [
        "NDFEB_HDD", "SWARF_NDPR", "HDD_WHOLE", "PACK_NMC622", "BM_NMC111",
    ]  # fmt: skip
    assert [str(batch.gross) for batch in batches[:5]] == ["642.4", "1.25", "90002", "1420", "6"]
    assert [batch.unit for batch in batches[:5]] == ["kg", "t", "g", "lb", "short ton"]
    assert [batch.origin_country for batch in batches[:5]] == ["JP", "DE", None, "KR", "JP"]
    assert batches[0].received_at == datetime(2026, 1, 31, 23, 0, tzinfo=UTC)
    assert batches[1].received_on == date(2026, 1, 2)
    assert batches[4].note == "-1 pallet"
    assert store.count().batches == 60


def test_importing_again_logs_nothing_twice_and_says_so(store, write, deliveries):
    first = import_intake(store, write(deliveries), who="Sato")
    again = import_intake(store, write(deliveries[::-1], "again.xlsx"), who="Sato")

    assert (again.imported, again.problems) == (0, [])
    assert sorted(again.already.values()) == sorted(first.tickets)
    assert store.count().batches == 60


def test_rows_added_to_a_workbook_are_the_only_ones_logged(store, write, deliveries):
    import_intake(store, write(deliveries[:40]), who="Sato")
    result = import_intake(store, write(deliveries), who="Sato")

    assert (result.imported, len(result.already)) == (20, 40)


def test_one_bad_row_keeps_all_from_being_stored_unless_part_is_wanted(store, write, deliveries):
    deliveries[7]["gross"] = "heavy"
    path = write(deliveries)
    refused = import_intake(store, path, who="Sato")

    assert refused.imported == store.count().batches == 0
    assert [(p.row, p.column, p.value, p.code) for p in refused.problems] == [
        (10, "gross", "heavy", "not_a_number")
    ]
    partial = import_intake(store, path, partial=True, who="Sato")
    assert partial.imported == store.count().batches == 59
    assert partial.problems == refused.problems


def test_a_preview_stores_nothing_and_can_be_imported(store, write, deliveries):
    path = write(deliveries)
    preview = preview_intake(store, path)

    assert (len(preview.ready), preview.rows, preview.bad_rows, preview.already) == (60, 60, 0, {})
    assert preview.columns["moisture_pct"] == "Moisture %"
    assert [notice.code for notice in preview.notices][:1] == ["extra_columns"]
    assert store.count().batches == 0
    assert import_intake(store, path, who="Sato", preview=preview).imported == 60


def test_an_import_that_is_stopped_leaves_nothing(store, write, deliveries):
    class StoppedError(Exception):
        pass

    def stop_while_logging(done, total):
        if done > total // 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        import_intake(store, write(deliveries), who="Sato", report=stop_while_logging)
    assert store.count().batches == 0


def test_a_summary_can_be_imported_again_without_change(sample_store, tmp_path):
    path = tmp_path / "summary.xlsx"
    before = sample_store.count()
    write_summary(sample_store, None, None, path, who="Sato")
    result = import_intake(sample_store, path, who="Sato")

    assert result.problems == []
    assert (result.imported, len(result.already)) == (0, before.batches)
    assert sample_store.count() == before


def test_a_summary_of_another_facility_gets_tickets_of_its_own(sample_store, tmp_path):
    path = tmp_path / "summary.xlsx"
    write_summary(sample_store, None, None, path, who="Sato")
    facility = Facility(name="Other", station="S9", zone=sample_store.facility().zone)
    with Store.create(tmp_path / "other", facility) as other:
        result = import_intake(other, path, who="Sato")
        mine, theirs = other.count(), sample_store.count()

        assert result.problems == []
        assert "foreign_tickets" in [notice.code for notice in result.notices]
        assert all(ticket.startswith("S9-") for ticket in result.tickets)
        assert (mine.batches, mine.net_ug, mine.dry_ug) == (
            theirs.batches, theirs.net_ug, theirs.dry_ug,
        )  # fmt: skip


def test_a_ticket_of_this_facility_with_other_content_is_a_problem(sample_store, tmp_path):
    batch = sample_store.find(limit=1)[0]
    row = [batch.ticket, "2026-01-05", "NDFEB_HDD", "Somebody else", 10, "kg"]
    path = tmp_path / "taken.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        header = ["ticket", "received_at", "material", "supplier", "gross", "unit"]
        csv.writer(file).writerows([header, row])
    result = import_intake(sample_store, path, who="Sato")

    assert result.imported == 0
    assert [(p.row, p.column, p.value, p.code) for p in result.problems] == [
        (2, "ticket", batch.ticket, "duplicate_ticket")
    ]


def test_a_file_that_cannot_be_taken_changes_nothing(store, tmp_path):
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")

    with pytest.raises(InputError, match="no_header"):
        import_intake(store, tmp_path / "a.csv", who="Sato")
    assert _held(store) == []


def test_a_filled_in_template_is_imported(store, reference, tmp_path):
    from openpyxl import load_workbook

    from recycler.exchange.templates import write_template

    path = tmp_path / "template.xlsx"
    write_template("intake", path, reference)
    book = load_workbook(path)
    for row in (3, 4):
        values = {"received_at": date(2026, 1, row), "material": "NDFEB_HDD — HDD magnets",
                  "supplier": "Kyoto", "gross": 10 + row, "unit": "kg",
                  "origin_country": "JP — Japan"}  # fmt: skip
        for name, value in values.items():
            book["Intake"].cell(row, COLUMNS.index(name) + 1).value = value
    book.save(path)
    result = import_intake(store, path, who="Sato")

    assert (result.imported, result.problems) == (2, [])
    assert [notice.code for notice in result.notices] == ["example_left_out"]
