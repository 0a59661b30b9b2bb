from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recycler.dry_mass import dry_mass
from ui.language import numbers
from ui.parts.advice import advice
from ui.parts.budget import BudgetView, budget_parts
from ui.parts.cells import CELL
from ui.parts.estimate_table import EstimateTable, estimate_rows, not_won, won
from ui.parts.estimate_view import EstimateView, MassLine
from ui.parts.facts import Facts


@pytest.fixture(scope="module")
def estimator(reference):
    from recycler.estimate import Estimator

    return Estimator(reference)


@pytest.fixture
def estimate(estimator, load):
    return estimator.estimate(load.material, dry_mass(load))


def shown(table):
    model = table.model()
    keys = [column.key for column in model.columns]
    return [
        {key: model.index(row, i).data(CELL) for i, key in enumerate(keys)}
        for row in range(model.rowCount())
    ]


def test_elements_come_first_and_sums_after_them(estimate):
    rows = estimate_rows(estimate)
    assert [row.key for row in rows] == ["Nd", "Pr", "Dy", "NdPr", "REE"]
    assert [row.is_sum for row in rows] == [False, False, False, True, True]


def test_every_element_is_either_won_or_told_as_left(estimate):
    told = {e.element for e in won(estimate)} | {e.element for e in not_won(estimate)}
    assert told == {e.element for e in estimate.elements if e.contained.mean > 0}


def test_every_figure_has_interval_and_evidence(qtbot, estimate):
    table = EstimateTable()
    qtbot.addWidget(table)
    table.show_estimate(estimate)
    for row in shown(table):
        assert row["contained"].text != numbers.UNKNOWN
        assert numbers.RANGE in row["recovered_90"].text
        assert row["evidence"].evidence in {"own", "published", "secondary", "assumption"}
        assert row["evidence"].tip
        assert row["bars"].bars.upper.mean >= row["bars"].bars.lower.mean


def test_rows_of_a_column_share_their_decimals(qtbot, estimate):
    table = EstimateTable()
    qtbot.addWidget(table)
    table.show_estimate(estimate)
    for key in ("contained", "recovered"):
        decimals = {len(row[key].text.partition(".")[2]) for row in shown(table)}
        assert len(decimals) == 1


def test_shown_rows_add_up_to_the_shown_sum(qtbot, estimate):
    table = EstimateTable()
    qtbot.addWidget(table)
    table.show_estimate(estimate)
    rows = shown(table)
    for key in ("contained", "recovered"):
        figures = [float(row[key].text.replace(numbers.THIN, "")) for row in rows]
        assert sum(figures[:3]) == pytest.approx(figures[-1], abs=0.011)


def test_the_table_is_as_high_as_its_rows(qtbot, estimator, estimate, load):
    table = EstimateTable()
    qtbot.addWidget(table)
    table.show_estimate(estimate)
    before = table.height()
    pack = replace_material(load, "PACK_NMC622")
    table.show_estimate(estimator.estimate(pack.material, dry_mass(pack)))
    assert table.height() > before


def replace_material(entry, code):
    return entry.model_copy(update={"material": code})


def test_the_budget_adds_up_to_the_whole(qtbot, estimate):
    parts = budget_parts(estimate.budget_of("REE"))
    assert sum(part.percent for part in parts) in range(98, 101)
    assert parts[0].share == max(part.share for part in parts)
    view = BudgetView()
    qtbot.addWidget(view)
    view.show_budget("all rare earths", estimate.budget_of("REE"))
    view.resize(240, 80)
    assert view._legend._height(240) > view._legend._height(900)  # goes on to a second line


def test_what_to_measure_next_is_one_sentence(estimator, estimate, load):
    said = advice(estimate, estimator)
    assert said.words.endswith(".")
    pack = replace_material(load, "PACK_LFP")
    narrowed = advice(estimator.estimate(pack.material, dry_mass(pack)), estimator)
    assert "assay" in narrowed.words
    assert narrowed.words.count("kg") == 2


def test_there_is_no_advice_without_a_figure(estimator, estimate):
    assert advice(replace(estimate, budget=()), estimator) is None


def test_the_view_names_versions_and_what_has_no_product(qtbot, estimator, reference, estimate):
    view = EstimateView()
    qtbot.addWidget(view)
    view.show_estimate(estimate, reference, estimator)
    assert "NDFEB_HDD v1" in view.versions.plain()
    assert "ACID_SX v1" in view.versions.plain()
    assert "Fe" in view.left.plain()
    assert "no own runs yet" in view.versions.plain()
    assert view.advice.text()


def test_the_mass_line_goes_from_net_to_dry(qtbot, estimator, load):
    wet = load.model_copy(update={"moisture_ppm": 3_000, "contamination_ppm": 20_000})
    line = MassLine()
    qtbot.addWidget(line)
    line.show_mass(estimator.estimate(wet.material, dry_mass(wet)))
    figures = {name: label.text() for name, label in line._figures.items()}
    assert figures["net"] == f"556.4{numbers.THIN}kg"
    assert figures["moisture"] == "1.7"
    assert figures["contamination"] == "11.1"
    assert figures["dry"].startswith("543.6 ±")


def test_a_long_lot_number_does_not_widen_its_pane(qtbot):
    facts = Facts(label_width=96)
    qtbot.addWidget(facts)
    facts.show_facts([("Lot", "LOT" + "0123456789" * 8, "")])
    assert facts.minimumSizeHint().width() < 250


def test_what_has_no_product_and_versions_lead_on_by_keys(qtbot, estimator, reference, estimate):
    view = EstimateView()
    qtbot.addWidget(view)
    view.show_estimate(estimate, reference, estimator)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.left.setFocus()
    qtbot.keyClick(view.left, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.asked) as asked:
        qtbot.keyClick(view.left, Qt.Key.Key_Return)
    assert asked.args == [not_won(estimate)[0].element]
    view.versions.setFocus()
    qtbot.keyClick(view.versions, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.versions, Qt.Key.Key_Return)
    assert (opened.args[0].kind, opened.args[0].subject) == ("composition", "NDFEB_HDD")
    for _ in range(2):  # Enter goes back before the first
        qtbot.keyClick(view.versions, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.versions, Qt.Key.Key_Return)
    assert (opened.args[0].kind, opened.args[0].subject) == ("stage", "ACID_SX")
