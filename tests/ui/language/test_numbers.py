import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from ui.language import numbers

THIN = "\u2009"


@dataclass(frozen=True)
class Figure:
    mean: float
    p05: float
    p95: float
    sd: float = 0.0
    p50: float = 0.0

    def scaled(self, k: float) -> "Figure":
        return Figure(self.mean * k, self.p05 * k, self.p95 * k)


def plain(text: str) -> float:
    return float(text.replace(THIN, "").replace("−", "-"))


masses = st.floats(min_value=0.01, max_value=9e6)


@given(st.floats(min_value=1e-3, max_value=1e7))
def test_half_an_interval_keeps_two_significant_digits(half):
    decimals = numbers.interval_decimals(half)
    in_last_place = round(half * 10**decimals)
    assert 10 <= in_last_place <= 99 or decimals == numbers.MOST_DECIMALS


@given(masses, st.integers(min_value=-3, max_value=4))
def test_a_written_number_reads_back_within_half_of_its_last_place(value, decimals):
    written = plain(numbers.number(value, decimals))
    assert written == pytest.approx(value, abs=0.5 * 10.0**-decimals * (1 + 1e-9))


@given(st.floats(min_value=1000, max_value=1e9), st.integers(min_value=0, max_value=3))
def test_thousands_are_parted_by_a_thin_space_from_one_thousand_on(value, decimals):
    whole = numbers.number(value, decimals).split(".")[0]
    groups = whole.split(THIN)
    assert len(groups) >= 2
    assert all(len(group) == 3 for group in groups[1:])


@given(st.floats(min_value=0.01, max_value=1e6))
def test_a_negative_number_carries_a_true_minus(value):
    text = numbers.number(-value, 2)
    assert text.startswith("−")
    assert "-" not in text


def test_nothing_rounds_to_minus_zero():
    assert numbers.number(-0.001, 1) == "0.0"


@pytest.mark.parametrize("unknown", [None, math.nan, math.inf])
def test_the_unknown_is_an_en_dash_never_zero(unknown):
    assert numbers.number(unknown, 1) == "–"
    assert numbers.kg(unknown) == "–"
    assert numbers.fraction_percent(unknown) == "–"


@given(st.lists(st.tuples(masses, st.floats(0.01, 0.9)), min_size=1, max_size=8))
def test_rows_of_a_table_add_up_or_have_one_decimal_more(rows):
    figures = [Figure(m, m * (1 - w), m * (1 + w)) for m, w in rows]
    total = sum(f.mean for f in figures)
    finest = max(numbers.quantity_decimals(f) for f in figures)
    shared = numbers.shared_decimals(figures, adds_up_to=total)
    assert shared in {finest, min(finest + 1, numbers.MOST_DECIMALS)}
    if shared == finest < numbers.MOST_DECIMALS:
        shown = sum(round(f.mean, shared) for f in figures)
        assert shown == pytest.approx(round(total, shared), abs=1e-6)


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_a_weighing_shows_every_digit_the_scale_showed(digits):
    shown = numbers.weighing(digits).replace(THIN, "")
    assert Decimal(shown).as_tuple().exponent == digits.as_tuple().exponent
    assert Decimal(shown) == digits


def test_figures_of_the_intake_picture_are_written_as_there():
    assert numbers.with_interval(Figure(543.62, 539.02, 548.22)) == f"543.6 ± 4.6{THIN}kg"
    dysprosium = Figure(7.6, 0.2, 24.1)
    assert numbers.with_interval(dysprosium) == f"8 (0–24){THIN}kg"
    assert numbers.interval(Figure(124.5, 99.8, 149.9)) == "100–150"
    assert numbers.interval(Figure(9.8, 8.21, 11.18), 1) == "8.2–11.2"
    assert numbers.with_interval(Figure(14249.6, 13789, 14710)) == f"14{THIN}250 ± 460{THIN}kg"


def test_a_figure_without_spread_has_no_interval():
    assert numbers.interval(Figure(3.0, 3.0, 3.0)) == "–"
    assert numbers.with_interval(Figure(3.0, 3.0, 3.0)) == f"3.0{THIN}kg"


@given(st.floats(min_value=0, max_value=1))
def test_small_fractions_are_ppm(fraction):
    text = numbers.fraction_percent(fraction)
    assert text.endswith("ppm" if 0 < fraction < 1e-3 else "%")


def test_units_follow_the_largest_figure():
    assert numbers.mass_unit(9_999, tonnes=True).name == "kg"
    assert numbers.mass_unit(10_000, tonnes=True).name == "t"
    assert numbers.mass_unit(10_000).name == "kg"
    assert numbers.mass_unit(0.05).name == "g"


def test_chances_are_never_certain():
    assert numbers.chance(0.999) == f">{THIN}99{THIN}%"
    assert numbers.chance(0.001) == f"<{THIN}1{THIN}%"
    assert numbers.chance(0.5) == f"50{THIN}%"


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=8))
def test_whole_shares_add_up(parts):
    shares = [part / sum(parts) for part in parts]
    assert sum(numbers.whole_shares(shares)) == 100


def test_moisture_keeps_its_digits():
    assert numbers.ppm_percent(4200) == "0.42"
    assert numbers.ppm_percent(20_000) == "2.0"
    assert numbers.ppm_percent(None) == "–"


def test_dates_read_as_on_the_pictures():
    when = datetime(2026, 11, 12, 14, 32, 8, tzinfo=UTC)
    assert numbers.day(when) == "12 Nov 2026"
    assert numbers.weekday(when) == "Thu 12 Nov 2026"
    assert numbers.moment(when) == "12 Nov 2026 14:32"
    assert numbers.short_moment(when, date(2026, 1, 1)) == "12 Nov 14:32"
    assert numbers.clock(when, seconds=True) == "14:32:08"
    assert numbers.period(date(2026, 10, 1), date(2026, 11, 12)) == "1 Oct – 12 Nov 2026"
    assert numbers.period(None, None) == "any"


def test_the_locale_says_whether_a_comma_stands_before_decimals(monkeypatch):
    assert not numbers.decimal_comma()
    german = QLocale(QLocale.Language.German)
    monkeypatch.setattr(numbers, "QLocale", lambda: german)
    assert numbers.decimal_comma()
    assert numbers.number(1.5, 1) == "1,5"


def test_japanese_writes_the_year_of_a_period_at_its_beginning(monkeypatch):
    japanese = {
        "{day} {month} {year}": "{year}年{month_number}月{day}日",
        "{day} {month}": "{month_number}月{day}日",
        "{short_since} – {until}": "{since}–{short_until}",
    }

    class Japanese:
        @staticmethod
        def translate(context, words):
            return japanese.get(words, words)

    monkeypatch.setattr(numbers, "QCoreApplication", Japanese)
    written = numbers.period(date(2026, 10, 1), date(2026, 11, 12))
    assert written == "2026年10月1日–11月12日"


@pytest.mark.parametrize(
    ("value", "said"), [(12_345, "12 000"), (99_600, "100 000"), (0.0123, "0.012"), (7, "7.0"),
                        (0, "0")]
)  # fmt: skip
def test_a_rough_figure_has_two_digits(value, said):
    assert numbers.rough(value).replace(THIN, " ") == said
