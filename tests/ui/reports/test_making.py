"""Reports as PDF: the figures of `totals`, charts as vectors, what cannot be said told in words."""

import io
import unicodedata
from datetime import date

import pytest
from pypdf import PdfReader

from db.diversification import diversification
from db.filters import BatchFilter
from recycler.diversification.question import Question
from recycler.errors import InputError
from recycler.totals.totals import totals_of
from recycler.whatif.scenario import entry_of
from ui.language import numbers
from ui.language.numbers import number, quantity_decimals
from ui.language.reference_names import spoken_in
from ui.look import fonts
from ui.reports.document import document_of
from ui.reports.findings import gather
from ui.reports.kinds import BLOCKS, REPORTS
from ui.reports.making import Print, pages_of, span_of, write_report
from ui.reports.minimums import minimums
from ui.reports.span import last_whole, running, span_named
from ui.targets import groups, wording

TODAY = date(2026, 11, 22)
GRAINS = ("week", "month", "year")


@pytest.fixture(autouse=True)
def _typeface(qapp):
    """The letters of the program, as its start loads them."""
    fonts.load()


def plain(words):
    """Without spaces, which readers of PDF guess, and with the plain form of each character."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def said_in(file):
    """What each page says."""
    pages = PdfReader(io.BytesIO(file.read_bytes())).pages
    return [plain(page.extract_text()) for page in pages]


def written(store, tmp_path, name="yearly", period="2026", **how):
    out = tmp_path / "report.pdf"
    done = write_report(store, name, period, out, who="K. Tanaka", how=Print(**how), today=TODAY)
    return out, done


def test_the_report_says_the_figures_of_the_totals(qapp, sample_store, tmp_path):
    out, done = written(sample_store, tmp_path)
    said = " ".join(said_in(out))
    where = BatchFilter(since=date(2026, 1, 1), until=TODAY)
    rows = {row.element: row for row in
            totals_of(sample_store.estimator()).rows(sample_store.holdings(where))}  # fmt: skip
    per_kg = 1e-3 if rows["REE"].contained.mean >= 10_000 else 1.0
    for symbol in ("Nd", "Dy", "Co"):
        for mass in (rows[symbol].contained, rows[symbol].recovered):
            scaled = mass.scaled(per_kg)
            shown = number(scaled.mean, min(quantity_decimals(scaled), 3))
            assert plain(shown) in said
    assert done.batches == sample_store.count(where).batches
    assert done.pages == len(said_in(out))


def test_every_page_says_who_when_from_what_and_how_sure(qapp, sample_store, tmp_path):
    out, done = written(sample_store, tmp_path, "monthly", "2026-10")
    pages = said_in(out)
    version = sample_store.data_version()
    for number_of, page in enumerate(pages, 1):
        assert page.endswith(f"page{number_of}of{done.pages}")
        assert plain(f"1 Oct – 31 Oct 2026 · data version {version}") in page
        assert "%provisional" in page
    assert "K.Tanaka" in pages[0]
    assert "Simulatedfacility" in pages[0]


def test_charts_are_vectors(qapp, sample_store, tmp_path):
    out, _ = written(sample_store, tmp_path)
    reader = PdfReader(out)
    drawn = 0
    for page in reader.pages:
        objects = page["/Resources"].get("/XObject", {}).values()
        assert not [one for one in objects if one.get_object().get("/Subtype") == "/Image"]
        drawn += page.get_contents().get_data().count(b" l\n")
    assert drawn > 100


@pytest.mark.parametrize(
    ("name", "paper"),
    [("weekly", "letter"), ("monthly", "a4"), ("yearly", "letter"), ("briefing", "letter")],
)
def test_each_report_is_drawn_on_paper(qapp, sample_store, tmp_path, name, paper):
    out, done = written(sample_store, tmp_path, name, None, paper=paper, black_white=True)
    assert len(PdfReader(out).pages) == done.pages > 0


def test_a_report_speaks_the_language_that_is_asked_for(qapp, sample_store, tmp_path):
    from PySide6.QtCore import QCoreApplication

    out, _ = written(sample_store, tmp_path, "monthly", "2026-10", language="ja")
    said = said_in(out)
    assert "月次報告" in said[0]
    assert "希土類" in said[0]
    whole = "".join(said)
    october = sample_store.find(BatchFilter(since=date(2026, 10, 1), until=date(2026, 10, 31)))
    materials = sample_store.reference().materials
    names = [materials[code].name for code in {batch.material for batch in october}]
    assert not any(plain(name) in whole for name in names)
    japanese = [spoken_in("ja", name) for name in names]
    japanese = [name for name in japanese if "・" not in name]  # read as another dot
    assert japanese
    assert all(plain(name) in whole for name in japanese)
    assert QCoreApplication.translate("Reports", "Monthly report") == "Monthly report"


def test_an_empty_period_is_said_in_words(qapp, store, tmp_path):
    out, done = written(store, tmp_path, "monthly", "2026-10")
    (page,) = said_in(out)
    assert plain("No batches came in from 1 Oct – 31 Oct 2026") in page
    assert "0%" not in page
    assert done.batches == 0


def test_the_briefing_says_that_it_binds_nobody_and_counts_the_days(qapp, store, tmp_path):
    out, _ = written(store, tmp_path, "briefing", None)
    said = " ".join(said_in(out))
    assert "nobindingobligation" in said
    assert "policygoal" in said
    left = (date(2027, 1, 1) - TODAY).days
    assert plain(f"1 Jan 2027 {left} left DFARS") in said
    passed = (TODAY - date(2026, 4, 28)).days
    assert plain(f"28 Apr 2026 {passed} passed Financial-support") in said
    assert "whenaskedMeeting" in said


def test_the_period_before_stands_beside_and_only_a_clear_change_is_told(qapp, sample_store):
    kind, first = REPORTS["yearly"], sample_store.facility().fiscal_year_start_month
    found = gather(sample_store, span_named("2026", ("year",), TODAY, first), TODAY)
    assert found.before is not None
    key = next(b for b in document_of(kind, found).blocks if b.name == "key_figures")
    rows = key.parts[1].rows
    assert rows[0][3] == number(found.before.dry_kg / 1000, 1)
    for row in rows[1:]:
        assert row[5] == "≈" or row[5].endswith("%")


def test_no_column_of_a_table_is_missing(qapp, sample_store):
    found = gather(sample_store, running("year", TODAY), TODAY)
    for kind in REPORTS.values():
        for block in document_of(kind, found).blocks:
            for part in block.parts:
                widths = {len(row) for row in getattr(part, "rows", ())}
                assert widths <= {len(getattr(part, "columns", ()))}
    assert set(BLOCKS) == {name for kind in REPORTS.values() for name in kind.blocks}


def test_the_minimum_is_the_step_in_force_or_the_next(reference):
    assert minimums(reference, TODAY)["Li"].share == 0.5
    assert minimums(reference, TODAY)["Li"].words() == "50\u2009%"
    assert minimums(reference, date(2032, 1, 1))["Li"].share == 0.8
    assert not minimums(reference, TODAY)["Co"].is_sure


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-13", "bad_period"),
        ("2026-W54", "bad_period"),
        ("October", "bad_period"),
        ("2027", "period_not_begun"),
    ],
)
def test_a_period_that_is_none_is_refused(text, code):
    with pytest.raises(InputError) as refused:
        span_named(text, GRAINS, TODAY)
    assert refused.value.code == code


def test_periods_have_the_days_of_the_facility():
    april = span_named("2026", ("year",), TODAY, first_month=4)
    assert (april.since, april.until, april.last) == (date(2026, 4, 1), TODAY, date(2027, 3, 31))
    assert not april.is_whole
    assert april.before(4).name == "2025"
    week = last_whole("week", TODAY)
    assert (week.name, week.since, week.last) == ("2026-W46", date(2026, 11, 9), date(2026, 11, 15))
    assert last_whole("month", date(2026, 1, 5)).name == "2025-12"


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(qapp, store, tmp_path):
    place = tmp_path / "none" / "report.pdf"
    with pytest.raises(InputError) as refused:
        write_report(store, "monthly", "2026-10", place, who="", how=Print(), today=TODAY)
    assert refused.value.code == "cannot_write"
    with pytest.raises(InputError) as refused:
        write_report(store, "monthly", None, tmp_path / "a.txt", who="", how=Print(), today=TODAY)
    assert refused.value.code == "not_a_pdf"
    with pytest.raises(InputError) as refused:
        write_report(store, "daily", None, tmp_path / "a.pdf", who="", how=Print(), today=TODAY)
    assert refused.value.code == "unknown_report"
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


def test_a_stopped_report_leaves_nothing(qapp, store, tmp_path):
    heard = []

    def stop(done, total):
        heard.append(done)
        if len(heard) > 5:  # all is gathered then, and pages are drawn
            raise KeyboardInterrupt

    out = tmp_path / "report.pdf"
    with pytest.raises(KeyboardInterrupt):
        write_report(store, "briefing", None, out, who="", how=Print(), report=stop, today=TODAY)
    assert not out.exists()


def test_what_is_ahead_is_said_with_its_figures(qapp, sample_store, tmp_path):
    how = Print(currency="USD")
    out = tmp_path / "report.pdf"
    write_report(sample_store, "yearly", "2026", out, who="S", how=how, today=TODAY)
    text = "".join(said_in(out))
    standings = sample_store.targets.standings(TODAY, only_followed=True)
    for one in standings:
        assert plain(groups.name(one.target)) in text
        if one.chance is not None:
            assert plain(wording.chance(one)) in text
    mixed = diversification(sample_store, Question("NdPr", TODAY, date(2026, 1, 1), TODAY))
    assert plain(numbers.number(mixed.intake.contained_kg)) in text
    value = sample_store.market.value(
        BatchFilter(since=date(2026, 1, 1), until=date(2026, 12, 31)), "USD", TODAY
    )
    half = (value.total.p90 - value.total.p10) / 2
    rounded = round(value.total.mean, numbers.interval_decimals(half))
    assert plain(numbers.number(rounded)) in text


def test_a_facility_without_targets_says_so(qapp, store):
    found = gather(store, span_of(store, REPORTS["yearly"], None, TODAY), TODAY)
    assert "No target is followed" in BLOCKS["targets"](found).parts[0].text
    for name in ("diversification", "value", "whatif"):
        assert BLOCKS[name](found) is None


def test_a_kept_scenario_is_in_the_report(qapp, store, load):
    store.log(load, who="S")
    day = store.facility().day_of(load.received_at)
    entry = entry_of("More", day, settings=["material.NDFEB_HDD.factor=2"])
    store.scenarios.add(entry, who="S")
    found = gather(store, span_named("2026", ("year",), TODAY, 1), TODAY)
    block = BLOCKS["whatif"](found)
    assert "More" in block.parts[0].text
    assert "2 times as much HDD magnets" in block.parts[0].text


def test_pages_are_pictures_too(qapp, store):
    kind = REPORTS["briefing"]
    found = gather(store, span_of(store, kind, None, TODAY), TODAY)
    pages = pages_of(kind, found, Print(paper="letter"))
    image = pages.image(0, 2.0)
    assert (image.width(), image.height()) == (1632, 2112)
    inked = sum(image.pixelColor(x, 140).lightness() < 120 for x in range(100, 600))
    assert inked > 5
