"""The key figures: what they say of targets, of the earlier period, and where they stand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from ui.recovery.analyst import Analyst
from ui.recovery.behind import with_behind
from ui.recovery.card_list import arranged, cards_of, spoken
from ui.recovery.page import RecoveryPage
from ui.recovery.scope import Scope

TODAY = date(2026, 11, 23)
YEAR = Scope(date(2026, 1, 1), TODAY)
AIM = OwnTargetEntry(
    name="Nd + Pr", figure=Figure.RECOVERED_KG, about="NdPr",
    steps=((date(2026, 12, 31), Decimal(500)),), owner="A. Sato",
)  # fmt: skip


@pytest.fixture
def cards(qapp, loads):
    """The cards of a scope, by their keys."""

    def made(scope=YEAR):
        analyst = Analyst(loads)
        figures = with_behind(loads, analyst, analyst.figures(scope, TODAY))
        return {card.key: card for card in cards_of(figures, loads.reference())}

    return made


def test_a_target_has_a_card_with_its_standing_and_owner(cards, loads):
    code = loads.targets.add(AIM, who="A. Sato").code
    (standing,) = loads.targets.standings(TODAY, only_followed=True)
    card = cards()[f"aim-{code}"]
    assert card.name == "500\u2009kg by 31 Dec"
    assert card.badge.words == standing.word.value
    assert "owner A. Sato" in spoken(card)
    assert card.where["until"] == TODAY


def test_a_recovery_stands_to_the_next_minimum_that_is_followed(cards, loads):
    loads.targets.follow(["EU_BATT_REC_CO_2027", "EU_BATT_REC_CO_2031"], who="A. Sato")
    card = cards()["rate-Co"]
    assert card.badge.words.startswith("≥\u200990\u2009%")
    assert "by 31 Dec 2027" in card.tip


def test_a_part_of_the_intake_is_not_held_against_targets_of_all(cards, loads):
    loads.targets.add(AIM, who="A. Sato")
    assert not [key for key in cards(replace(YEAR, supplier="Aichi")) if key.startswith("aim-")]


def test_what_no_assay_told_is_provisional(cards):
    assert cards()["provisional"].value == ">\u200999"
    assert "provisional" in spoken(cards()["dry"])


def test_a_card_says_how_far_it_is_from_the_earlier_period(cards, analyst):
    scope = Scope(date(2026, 11, 1), TODAY, compare="before")
    card = cards(replace(scope, since=date(2026, 10, 10)))["recovered-REE"]
    assert card.line.endswith("to before")
    assert card.line.startswith("+")
    assert "before" not in cards(scope)["recovered-REE"].line  # nothing came in October


def test_all_time_has_nothing_before_it(analyst):
    assert analyst.figures(Scope(compare="before"), TODAY).earlier is None


def test_a_person_s_order_comes_first_and_what_is_hidden_is_not_shown(cards):
    every = list(cards().values())
    shown = [card.key for card in arranged(every, "batches,-dry")]
    assert shown[0] == "batches"
    assert "dry" not in shown
    assert len(shown) == len(every) - 1


def test_two_periods_share_what_they_err_by(loads, analyst):
    scope = Scope(date(2026, 10, 10), TODAY, compare="before")
    figures = analyst.figures(scope, TODAY)
    now, before = figures.element("Nd"), figures.earlier.figures.element("Nd")
    change = figures.earlier.elements["Nd"]
    apart = (now.recovered.sd**2 + before.recovered.sd**2) ** 0.5
    assert change.recovered.mean == pytest.approx(now.recovered.mean - before.recovered.mean)
    assert 0 < change.recovered.sd < apart
    assert change.recovery.mean == pytest.approx(now.recovery.mean - before.recovery.mean)
    assert change.recovery.sd < (now.recovery.sd**2 + before.recovery.sd**2) ** 0.5


def test_a_person_hides_and_moves_cards_by_keys(qtbot, workspace):
    page = RecoveryPage()
    qtbot.addWidget(page)
    page.resize(1224, 772)
    page.take(workspace)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(page.settled, timeout=20_000)
    qtbot.keyClick(page, Qt.Key.Key_C)
    cards = page.chooser.list
    qtbot.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Space)
    page.chooser.hide()
    names = [widget.card.name for widget in page.cards.widgets if widget.isVisible()]
    assert names[:2] == ["Rare earths recovered", "Feed, dry"]
    assert "Nd + Pr recovered" not in names
    assert workspace.preferences.text("recovery/cards").startswith("recovered-REE,dry,-")
