"""The summary: the same totals as everywhere, as formulas that LibreOffice recalculates."""

import shutil
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from math import isclose

import pytest
from openpyxl import load_workbook

from db.batches.importing import batches_of
from db.diversification import diversification, elements_asked
from db.filters import BatchFilter
from db.reporting import summary_figures, write_summary
from db.store import Store
from recycler.batch import BatchEntry, State
from recycler.diversification.question import Question
from recycler.errors import InputError
from recycler.exchange.summary import SHEETS, sheets_of
from recycler.laboratory.records import AssayState
from recycler.totals.totals import Totals
from tests import libreoffice

BRIEFING = ("Rates", "Dates", "Value")  # sheets of a briefing, or where prices are asked for
NASTY = ("=1+1", "+cmd", "-2", "@SUM(A1)", "\x07bell", 'ＡＢＣ <b>&amp;"', "  ")


@pytest.fixture
def summary(sample_store, tmp_path):
    """The summary of the whole sample."""
    path = tmp_path / "summary.xlsx"
    write_summary(sample_store, None, None, path, who="K. Tanaka")
    return path


def _recalculated(path, folder, change=lambda book: None):
    """Have LibreOffice recompute a workbook whose results were taken out; return it opened."""
    book = load_workbook(path)  # keeps formulas and drops what they came to
    change(book)
    book.save(folder / "bare.xlsx")
    return load_workbook(
        libreoffice.converted(folder / "bare.xlsx", "xlsx", folder), data_only=True
    )


@pytest.fixture(scope="module")
def recalculated_sample(sample_folder, tmp_path_factory):
    """The summary of the whole sample after LibreOffice recomputed it."""
    folder = tmp_path_factory.mktemp("recalculated")
    with Store.open(shutil.copytree(sample_folder, folder / "data")) as store:
        write_summary(store, None, None, folder / "summary.xlsx", who="Sato")
    return _recalculated(folder / "summary.xlsx", folder)


def _rows(sheet, head_row=4):
    """The rows of a sheet by their heads, up to the first blank one."""
    heads = [cell.value for cell in sheet[head_row]]
    found = []
    for row in sheet.iter_rows(min_row=head_row + 1, values_only=True):
        if row[0] is None and row[2] is None:
            break
        found.append(dict(zip(heads, row, strict=True)))
    return found


def _totals(store, by="", elements=None):
    rows = Totals(store.estimator()).rows(store.holdings(BatchFilter(), by=by), elements)
    return {(row.key, row.element): row for row in rows}


def _no_errors(book):
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(("#", "Err:"))
    ]


def test_recalculated_totals_are_those_of_the_store(sample_store, recalculated_sample):
    book = recalculated_sample
    totals = _totals(sample_store)

    assert _no_errors(book) == []
    elements = {row["Element"]: row for row in _rows(book["Elements"])}
    assert elements.keys() == {key for _, key in totals if key not in ("REE", "NdPr")}
    for symbol, row in elements.items():
        total = totals["", symbol]
        assert isclose(row["Contained, kg"], total.contained.mean, rel_tol=1e-9)
        assert isclose(row["Recovered, kg"], total.recovered.mean, rel_tol=1e-9, abs_tol=1e-9)
        assert row["Recovered 5 %, kg"] == pytest.approx(total.recovered.p05)
        assert row["Recovered 95 %, kg"] == pytest.approx(total.recovered.p95)


def test_the_first_sheet_shows_the_same_numbers(sample_store, recalculated_sample):
    book = recalculated_sample
    totals = _totals(sample_store)
    sheet = book["Summary"]
    shown = {row[0].value: row for row in sheet.iter_rows(min_row=10) if row[0].value}
    per_unit = 1000 if "t" in sheet["C9"].value.split(", ") else 1

    for key in ("Nd", "Li", "REE", "NdPr"):
        assert isclose(shown[key][2].value * per_unit, totals["", key].contained.mean, rel_tol=1e-9)
        assert isclose(shown[key][5].value * per_unit, totals["", key].recovered.mean, rel_tol=1e-9)
    assert isclose(sheet["A6"].value * 1000, sample_store.count().dry_ug / 1e9, rel_tol=1e-9)


def test_targets_are_those_of_the_store(sample_store, recalculated_sample):
    head = " ".join(str(cell.value) for cell in recalculated_sample["Targets"]["A"][:3])
    day = head.partition("As they stand on ")[2][:10]
    found = sample_store.targets.standings(date.fromisoformat(day), only_followed=True)
    rows = {row["Code"]: row for row in _rows(recalculated_sample["Targets"])}
    assert rows.keys() == {one.target.code for one in found}
    for one in found:
        row = rows[one.target.code]
        assert row["Value"] == pytest.approx(one.step.value)
        if one.now is not None:
            assert row["Now"] == pytest.approx(one.now.value, rel=1e-9)
            assert row["Now 95 %"] == pytest.approx(one.now.p95, rel=1e-9)
            missing = one.step.value - one.now.value
            sign = 1 if one.target.comparator.value == ">=" else -1
            assert row["Missing"] == pytest.approx(sign * missing, rel=1e-9)
        if one.chance is not None:
            assert row["Chance, %"] == pytest.approx(100 * one.chance)


def test_shares_and_their_index_are_live(sample_store, recalculated_sample):
    rows = _rows(recalculated_sample["Diversification"])
    asked = dict.fromkeys(row["Element"] for row in rows)
    assert list(asked) == elements_asked(sample_store, None, None)
    today = sample_store.targets.today()
    for name in ("NdPr", "Li"):
        found = diversification(sample_store, Question(name, today))
        own = [row for row in rows if row["Element"] == name]
        assert [row["Country"] or "" for row in own] == [s.origin for s in found.intake.sources]
        for row, source in zip(own, found.intake.sources, strict=True):
            assert row["Share"] == pytest.approx(source.share.mean, rel=1e-9)
            assert row["HHI of the element"] == pytest.approx(1e4 * found.intake.hhi.mean, rel=1e-9)
        assert sum(row["Share"] for row in own) == pytest.approx(1)


def test_value_is_mass_times_price_where_it_is_asked_for(sample_store, tmp_path):
    path = tmp_path / "summary.xlsx"
    write_summary(sample_store, None, None, path, who="Sato", currency="USD")
    rows = _rows(_recalculated(path, tmp_path)["Value"])
    today = sample_store.targets.today()
    value = sample_store.market.value(BatchFilter(), "USD", today, measure="recovered")
    own = {row["Element"]: row["Value"] for row in rows if row["Mass"] == "recovered"}
    assert own == {
        line.element: pytest.approx(line.worth.mean, rel=1e-9)
        for line in value.lines if line.worth
    }  # fmt: skip


def test_months_and_origins_are_live_too(sample_store, recalculated_sample):
    book = recalculated_sample
    months = {row["Month"].strftime("%Y-%m"): row for row in _rows(book["Months"])}
    by_month = _totals(sample_store, "month", {"REE"})
    whole = _totals(sample_store, "", {"REE"})["", "REE"].recovered.mean

    for (month, _), total in by_month.items():
        assert isclose(months[month]["Recovered, kg"], total.recovered.mean, rel_tol=1e-9)
    last = max(months)
    assert isclose(months[last]["Cumulative, kg"], whole, rel_tol=1e-9)
    assert sum(row["Batches"] for row in months.values()) == sample_store.count().batches
    origins = {row["Origin"] or "": row for row in _rows(book["Origins"])}
    for (origin, _), total in _totals(sample_store, "origin", {"REE"}).items():
        assert isclose(origins[origin]["Recovered, kg"], total.recovered.mean, rel_tol=1e-9)
    assert sum(row["Batches"] for row in origins.values()) == sample_store.count().batches


def test_a_reading_that_is_changed_or_voided_moves_the_totals(sample_store, summary, tmp_path):
    def change(book):
        sheet = book["Batches"]
        heads = [cell.value for cell in sheet[4]]
        state, gross = heads.index("state") + 1, heads.index("gross") + 1
        row = next(r for r in range(5, 99) if sheet.cell(r, state).value == "logged")
        change.gone = sample_store.batch(sheet.cell(row, 1).value)
        sheet.cell(row, state).value = "void"
        row = next(r for r in range(row + 1, 99) if sheet.cell(r, state).value == "logged")
        batch = sample_store.batch(sheet.cell(row, 1).value)
        sheet.cell(row, gross).value = float(batch.gross) * 2
        change.heavier = batch

    book = _recalculated(summary, tmp_path, change)
    heavier = change.heavier
    net_kg = heavier.net_kg + heavier.gross_reading.kg
    more = heavier.dry_kg * (net_kg / heavier.net_kg - 1)
    expected = sample_store.count().dry_ug / 1e9 - change.gone.dry_kg + more

    assert isclose(book["Summary"]["A6"].value * 1000, expected, rel_tol=1e-9)


def test_results_stand_beside_the_formulas(sample_store, summary):
    live, shown = load_workbook(summary), load_workbook(summary, data_only=True)
    empty = [
        (sheet.title, cell.coordinate)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and shown[sheet.title][cell.coordinate].value is None
    ]
    nd = next(row for row in _rows(shown["Elements"]) if row["Element"] == "Nd")

    assert empty == []
    assert nd["Recovered, kg"] == pytest.approx(_totals(sample_store)["", "Nd"].recovered.mean)
    assert str(live["Elements"]["C5"].value).startswith("=SUMIFS(Materials!")


def test_the_workbook_is_laid_out_as_promised(summary):
    book = load_workbook(summary)

    names = [sheet.name for sheet in SHEETS if sheet.name not in ("Days", *BRIEFING)]
    assert book.sheetnames == names
    assert len(book["Summary"]._charts) == 3
    for name in ("Elements", "Materials", "Months", "Origins", "Batches", "Assays", "Evidence"):
        assert list(book[name].tables) == [name]
        assert book[name].freeze_panes == "B5"
    assert all(sheet.page_setup.orientation == "landscape" for sheet in book)
    assert book["Batches"].tables["Batches"].ref == f"A4:X{book['Batches'].max_row}"


def test_simulated_data_say_so_on_every_sheet(summary):
    book = load_workbook(summary)

    for sheet in book:
        told = " ".join(str(sheet[f"A{row}"].value) for row in (1, 2, 3))
        assert "Simulated facility" in told, sheet.title


def test_provenance_names_versions_and_evidence(sample_store, summary):
    facts = {row[0]: row[1] for row in load_workbook(summary, data_only=True)["Provenance"].values}

    assert facts["Written by"] == "K. Tanaka"
    assert facts["Reference data"] == sample_store.data_version()
    assert facts["Valid batches"] == sample_store.count().batches
    assert facts["○ assumption"] > 0
    assert facts["composition"]


def test_what_people_typed_is_never_a_formula(store, tmp_path):
    for number, text in enumerate(NASTY[:-1]):
        store.log(_entry(number, supplier=text, supplier_lot=text, note=text), who=text)
    path = tmp_path / "nasty.xlsx"
    write_summary(store, None, None, path, who="=HYPERLINK(1)")
    sheet = load_workbook(path)["Batches"]
    heads = [cell.value for cell in sheet[4]]
    suppliers = {sheet.cell(row, heads.index("supplier") + 1) for row in range(5, 5 + 6)}

    assert {cell.data_type for cell in suppliers} == {"s"}
    assert {cell.value for cell in suppliers} == {*NASTY[:4], "bell", NASTY[5]}
    assert all(cell.quotePrefix for cell in suppliers if cell.value[0] in "=+-@")
    assert "=HYPERLINK(1)" in [row[1] for row in load_workbook(path)["Provenance"].values]


def _entry(number, **changes):
    values = {
        "received_at": datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=number),
        "material": "NDFEB_HDD", "supplier": "Kyoto", "gross": Decimal("642.4"), "unit": "kg",
    }  # fmt: skip
    return BatchEntry(**values | changes)


def test_odd_units_and_materials_recalculate_exactly(store, tmp_path):
    for number, (gross, unit) in enumerate(
        (("0.05", "kg"), ("1.2", "t"), ("900.5", "g"), ("1417", "lb"), ("2.5", "short ton"))
    ):
        changes = {"gross": Decimal(gross), "unit": unit, "moisture_ppm": 33_333}
        store.log(_entry(number, contamination_ppm=1_234, **changes), who="Sato")
    store.log(_entry(8, material="WIND_GEN_WHOLE", origin_country="DK"), who="Sato")
    path = tmp_path / "odd.xlsx"
    write_summary(store, None, None, path, who="Sato")
    book = _recalculated(path, tmp_path)

    assert _no_errors(book) == []
    for row in _rows(book["Batches"]):
        batch = store.batch(row["ticket"])
        assert isclose(row["net_kg"], batch.net_kg, rel_tol=1e-9)
        assert isclose(row["dry_kg"], batch.dry_kg, rel_tol=1e-9)
    nd = next(row for row in _rows(book["Elements"]) if row["Element"] == "Nd")
    assert isclose(nd["Contained, kg"], _totals(store)["", "Nd"].contained.mean, rel_tol=1e-9)
    assert [row["Origin"] for row in _rows(book["Origins"])] == ["DK", None]


def test_a_period_without_batches_is_a_workbook_as_well(store, tmp_path):
    path = tmp_path / "empty.xlsx"
    result = write_summary(store, date(2026, 1, 1), date(2026, 1, 31), path, who="Sato")

    assert result.batches == 0
    assert _no_errors(_recalculated(path, tmp_path)) == []


def test_a_period_holds_its_own_days_only(sample_store):
    whole = summary_figures(sample_store, None, None)
    month = whole.months[3].month
    until = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    part = summary_figures(sample_store, month, until)

    assert [row.month for row in part.months] == [month]
    assert part.dry_kg == pytest.approx(whole.months[3].dry_kg)
    assert sum(part.months[0].by_stream.values()) == pytest.approx(part.dry_kg)


def test_figures_add_up(sample_store):
    figures = summary_figures(sample_store, None, None)
    nd = figures.row("Nd")
    materials = {row.kind: row for row in figures.materials}
    summed = sum(
        materials[row.kind].recovered_kg(row) for row in figures.shares if row.element == "Nd"
    )

    assert summed == pytest.approx(nd.recovered.mean, rel=1e-12)
    assert sum(row.dry_kg for row in figures.materials) == pytest.approx(figures.dry_kg)
    assert sum(row.recovered.mean for row in figures.origins) == pytest.approx(
        figures.headline_row.recovered.mean
    )
    assert figures.months[-1].cumulative.mean == pytest.approx(figures.headline_row.recovered.mean)


def test_a_summary_that_is_stopped_leaves_what_was_there(sample_store, tmp_path):
    class StoppedError(Exception):
        pass

    def stop(done, total):
        raise StoppedError

    path = tmp_path / "summary.xlsx"
    path.write_text("the last one")
    with pytest.raises(StoppedError):
        write_summary(sample_store, None, None, path, who="Sato", report=stop)
    assert path.read_text() == "the last one"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["summary.xlsx"]


def test_a_place_that_cannot_be_written_is_told(sample_store, tmp_path):
    for path in (tmp_path / "gone" / "a.xlsx", tmp_path):
        with pytest.raises(InputError, match="cannot_write"):
            write_summary(sample_store, None, None, path, who="Sato")


def test_words_are_those_of_the_language_in_use(sample_store, tmp_path):
    path = tmp_path / "ja.xlsx"
    write_summary(sample_store, None, None, path, who="Sato", words=lambda text: f"「{text}」")
    book = load_workbook(path)

    assert book["Elements"]["A4"].value == "「Element」"
    assert book["Batches"]["A4"].value == "ticket"
    names = [sheet.name for sheet in SHEETS if sheet.name not in ("Days", *BRIEFING)]
    assert book.sheetnames == names
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None


def test_a_short_period_is_told_by_days(sample_store, tmp_path):
    since, until = date(2026, 10, 1), date(2026, 10, 31)
    figures = summary_figures(sample_store, since, until)
    assert sheets_of(figures) == tuple(sheet.name for sheet in SHEETS if sheet.name not in BRIEFING)
    assert len(figures.days) > 20
    assert all(b.month - a.month == timedelta(days=1)
               for a, b in pairwise(figures.days))  # fmt: skip
    assert sum(day.dry_kg for day in figures.days) == pytest.approx(figures.dry_kg)
    last = figures.days[-1].cumulative
    assert last.mean == pytest.approx(figures.months[-1].cumulative.mean)
    write_summary(sample_store, since, until, tmp_path / "october.xlsx", who="")
    book = _recalculated(tmp_path / "october.xlsx", tmp_path)
    _no_errors(book)
    rows = _rows(book["Days"])
    assert sum(row["Dry mass, kg"] for row in rows) == pytest.approx(figures.dry_kg)
    assert sum(row["Recovered, kg"] for row in rows) == pytest.approx(last.mean)
    chart = load_workbook(tmp_path / "october.xlsx")["Summary"]._charts[0]
    assert chart.series[0].val.numRef.f.startswith("'Days'!")


def test_results_and_evidence_have_sheets(sample_store, recalculated_sample):
    results = [one for some in sample_store.laboratory.assays_of(
        sample_store.tickets_with_results()).values() for one in some]  # fmt: skip
    rows = _rows(recalculated_sample["Assays"])
    assert len(rows) == len(results) == sample_store.assay_count() > 50
    fractions = sorted(one.fraction for one in results)
    assert sorted(row["fraction"] for row in rows) == pytest.approx(fractions)
    totals = _totals(sample_store)
    for row in _rows(recalculated_sample["Evidence"]):
        recovered = totals["", row["Element"]].recovered.mean
        assert row["Recovered, kg"] == pytest.approx(recovered, rel=1e-9)


def test_what_is_provisional_rests_on_no_final_result(sample_store):
    store, open_kg, dry_kg = sample_store, 0.0, 0.0
    found = store.laboratory.assays_of(store.tickets_with_results())
    for batch in batches_of(store, BatchFilter(state=State.LOGGED)):
        results = [one for one in found.get(batch.ticket, ()) if one.counts]
        dry_kg += batch.dry_kg
        if not results or any(one.state is not AssayState.FINAL for one in results):
            open_kg += batch.dry_kg
    figures = summary_figures(store, None, None)
    assert figures.provisional == pytest.approx(open_kg / dry_kg, rel=1e-9)


def test_a_briefing_has_dates_and_rates(sample_store, tmp_path):
    path = tmp_path / "pack.xlsx"
    write_summary(sample_store, None, None, path, who="", briefing=True)
    book = _recalculated(path, tmp_path)
    today = datetime.now(sample_store.facility().zone_info).date()
    dates = {row["Code"]: row for row in _rows(book["Dates"])}
    assert dates["EU_BATT_2031"]["Days left"] == (date(2031, 12, 31) - today).days
    assert dates["FW_MEET_10D"]["Days left"] is None
    assert dates["FW_SIGN"]["Standing"] == "policy goal"
    rates = sample_store.balances.rates_of_year(today.year)
    assert ("Rates" in book.sheetnames) is bool(rates)
