from decimal import Decimal

import pytest
from openpyxl import load_workbook

from db.batches.importing import preview_intake
from db.filters import BatchFilter
from recycler.errors import InputError
from recycler.problems import unheard
from ui.batches.export import write_batches


@pytest.fixture
def written(store, load, tmp_path):
    """Writes batches to a workbook and opens it."""

    def write(*entries, **more):
        for entry in entries:
            store.log(entry, who="K. Tanaka")
        path = tmp_path / "batches.xlsx"
        told = [("Facility", "=Test works")]
        count = write_batches(store, BatchFilter(), path, told, unheard, **more)
        return count, load_workbook(path)

    return write


def test_the_list_is_written_with_its_estimates(written, load):
    count, book = written(load)
    head, row = list(book["Batches"].values)
    values = dict(zip(head, row, strict=True))
    assert count == 1
    assert values["material"] == "NDFEB_HDD"
    assert Decimal(str(values["gross"])) == load.gross
    assert values["recovers"] == "REE"
    assert 0 < values["recovered_kg_p05"] < values["recovered_kg"] < values["recovered_kg_p95"]


def test_what_a_person_typed_is_never_a_formula(written, load):
    _, book = written(load.model_copy(update={"supplier": "=1+1", "note": "@SUM(A1)"}))
    cells = [cell for row in book["Batches"].iter_rows() for cell in row]
    assert "=1+1" in {cell.value for cell in cells}
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "@")))


def test_only_the_marked_batches_are_written_if_some_are(written, store, load):
    other = store.log(load.model_copy(update={"supplier_lot": "other"}), who="K. Tanaka")
    count, book = written(load, only=[other])
    assert count == 1
    assert [row[0] for row in list(book["Batches"].values)[1:]] == [other.ticket]


def test_what_was_exported_can_be_imported_and_logs_nothing_twice(written, store, load, tmp_path):
    written(load)
    preview = preview_intake(store, tmp_path / "batches.xlsx")
    assert not preview.problems
    assert not preview.ready
    assert len(preview.already) == 1


def test_a_place_that_cannot_be_written_is_told(store, tmp_path):
    with pytest.raises(InputError) as caught:
        write_batches(store, BatchFilter(), tmp_path, [], unheard)
    assert caught.value.code == "cannot_write"
