import pytest

from recycler.entry.intake_rules import COLUMNS
from recycler.errors import InputError
from recycler.exchange.columns import BATCHES


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("received_at", "received_at"), ("RECEIVED At", "received_at"),
        ("Gross [kg]", "gross"), ("gross_kg", "gross"), ("Gross, kg", "gross"),
        ("Gross weight (t)", "gross"), ("Moisture, %", "moisture_pct"), ("supplier *", "supplier"),
        ("総重量（kg）", "gross"), ("仕入先", "supplier"), ("Origin", "origin_country"),
        ("operator", None), ("material_name", None), (5, None), (None, None), ("", None),
    ],
)  # fmt: skip
def test_a_header_is_known_by_its_usual_names(title, field):
    assert BATCHES.field_of(title) == field


def test_a_header_tells_its_columns_its_unit_and_what_is_left_over():
    header = BATCHES.read(
        3, ["Tare [t]", "Driver", "Gross [t]", "Material", "Supplier", "Received"]
    )

    assert header.fields == {"tare": 0, "gross": 2, "material": 3, "supplier": 4, "received_at": 5}
    assert header.unit == "t"
    assert header.extra == ("Driver",)
    assert header.titles["gross"] == "Gross [t]"


def test_units_that_differ_between_heads_are_no_unit():
    assert BATCHES.read(1, ["gross [kg]", "tare [t]"]).unit is None
    assert BATCHES.read(1, ["gross", "tare"]).unit is None


def test_a_head_that_names_no_unit_has_that_of_the_others():
    assert BATCHES.read(1, ["gross [kg]", "tare"]).unit == "kg"


def test_of_two_heads_for_a_column_its_own_name_wins():
    assert BATCHES.read(1, ["lot", "supplier_lot"]).fields["supplier_lot"] == 1


def test_two_heads_for_a_column_without_its_own_name_are_refused():
    with pytest.raises(InputError, match="duplicate_column"):
        BATCHES.read(1, ["Gross weight", "Gross mass"])


def test_every_column_counts_once_towards_a_header():
    assert BATCHES.score([*COLUMNS, "gross"]) == len(COLUMNS)
    assert BATCHES.score(["Notes on the delivery", "2026"]) == 0
