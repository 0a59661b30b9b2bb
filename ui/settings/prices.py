"""Prices and exchange rates: the site's own, dated, and whether values are shown at all."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from recycler.errors import RecyclerError
from ui.diversification.shown import CURRENCIES
from ui.language import numbers
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.cells import Cell
from ui.parts.choice import Choice
from ui.parts.columns import Column
from ui.parts.fields import Field
from ui.parts.inline_form import InlineForm
from ui.settings.rows import Section, ShortTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.market.records import PriceEntry, RateEntry, SitePrice, SiteRate
    from recycler.market.rules import MarketRules
    from recycler.problems import Problem
    from ui.workspace.workspace import Change, Workspace

_SHORT, _LONG = 110, 300


class EntryForm(InlineForm):
    """What a price and a rate have in common: typed, checked by the rules, stated anew."""

    entered = Signal(object, str)  # PriceEntry or RateEntry, and the reason
    withdrawn = Signal(str, str)  # its name, and the reason

    def begin(self, title: str, short: "Sequence[Field]") -> None:
        """Lay out the fields of an entry, then source and reason."""
        self.on = Field("on", self.tr("Day"), above=True)
        self.source = Field("source", self.tr("Source"), above=True)
        self.why = Field("why", self.tr("Reason, if stated anew"), above=True)
        self.stated = (*short, self.on, self.source)
        first = [(field, _SHORT) for field in (*short, self.on)]
        rest = [(self.source, _LONG), (self.why, _LONG)]
        hint = self.tr("Versions before stay in the books.")
        self.build((first, rest), self.tr("Enter"), hint, margin=0)
        self.title.setText(title)
        self.withdraw = Button(self.tr("Withdraw it"), kind="link")
        self.withdraw.clicked.connect(self._withdraw)
        self._outer.addWidget(self.withdraw, 0, Qt.AlignmentFlag.AlignLeft)
        self._name = ""

    def ask(
        self, typed: dict[str, str], today: date, name: str = "", seen: int | None = None
    ) -> None:
        """Unfold, filled as a version of an entry that is known, or empty for today."""
        self.clear()
        self._today, self._name = today, name
        self.withdraw.setVisible(bool(name))
        self.fill(typed, seen)
        if not typed:
            self.on.set_value(today.isoformat())
        self.show()
        (self.why if name else self.stated[0]).edit.setFocus()

    def rules(self) -> "MarketRules":
        from recycler.market.rules import MarketRules

        return MarketRules(self._today, decimal_comma=numbers.decimal_comma())

    def take_entry(
        self, entry: "PriceEntry | RateEntry | None", problems: "Sequence[Problem]"
    ) -> None:
        """Keep what the rules made of the fields, or show what is wrong."""
        by_field = {str(problem.field): problem for problem in problems}
        for field in self.stated:
            problem = by_field.get(field.name)
            field.say(say(problem) if problem else "")
        self.show_problems()
        self.go_to_problem()
        if entry is not None:
            self.entered.emit(entry, str(self.why.value() or ""))

    def typed(self) -> dict[str, object]:
        return {field.name: field.value() for field in self.stated}

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._name, str(self.why.value() or ""))


class PriceForm(EntryForm):
    """A price of the site's own."""

    def __init__(self) -> None:
        super().__init__()
        self.metal = Field("metal", self.tr("Metal"), above=True)
        self.product = Field("product", self.tr("Quoted as"), above=True)
        self.product.edit.setPlaceholderText(self.tr("oxide"))
        self.kind = Field("kind", self.tr("Kind"), above=True)
        self.kind.edit.setPlaceholderText("spot")
        self.price = Field("price", self.tr("Price"), above=True)
        self.currency = Field("currency", self.tr("Currency"), above=True)
        self.unit = Field("unit", self.tr("Per"), above=True)
        self.unit.edit.setPlaceholderText("kg")
        fields = (self.metal, self.product, self.kind, self.price, self.currency, self.unit)
        self.begin(self.tr("Price of the site"), fields)

    def save(self) -> None:
        self.take_entry(*self.rules().price(self.typed()))


class RateForm(EntryForm):
    """An exchange rate."""

    def __init__(self) -> None:
        super().__init__()
        self.currency = Field("currency", self.tr("One"), above=True)
        self.currency.edit.setPlaceholderText("USD")
        self.quote = Field("quote", self.tr("in"), above=True)
        self.quote.edit.setPlaceholderText("JPY")
        self.rate = Field("rate", self.tr("was"), above=True)
        self.begin(self.tr("Exchange rate"), (self.currency, self.quote, self.rate))

    def save(self) -> None:
        self.take_entry(*self.rules().rate(self.typed()))


class PricesSection(Section):
    """The site's prices and rates; Enter states one anew or withdraws it."""

    def __init__(self) -> None:
        super().__init__()
        self.set_heading(
            self.tr("Prices and rates"), self.tr("Part of the data: every change is in the journal")
        )
        off, on = self.tr("off"), self.tr("on")
        self.show_value = Choice((("false", off), ("true", on)), 120)
        self.currency = Choice([(one, one) for one in CURRENCIES], 120)
        self.prices = ShortTable(self.tr("Prices of the site"), self._price_columns())
        self.rates = ShortTable(self.tr("Exchange rates"), self._rate_columns())
        self.add_price = Button(self.tr("Add a price…"))
        self.add_rate = Button(self.tr("Add a rate…"))
        self.price_form, self.rate_form = PriceForm(), RateForm()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.add_row(
            self.tr("Values in money"),
            self.tr("Shown on the Diversification page of this computer; V there does the same."),
            self.show_value, self.currency,
        )  # fmt: skip
        said = self.tr("The newest price by the day counts, the site’s own or one of the reference "
                       "data. No exchange rates are shipped.")  # fmt: skip
        self.column.addSpacing(12)
        self.column.addWidget(text(said, "small", "text-3", wrap=True))
        for table, button, form in (
            (self.prices, self.add_price, self.price_form),
            (self.rates, self.add_rate, self.rate_form),
        ):
            self.column.addSpacing(12)
            self.column.addWidget(table)
            self.column.addSpacing(8)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.addWidget(form)
        self.end()

    def _connect(self) -> None:
        self.show_value.activated.connect(self._keep_choice)
        self.currency.activated.connect(self._keep_choice)
        self.add_price.clicked.connect(lambda: self._begin(self.price_form, {}))
        self.add_rate.clicked.connect(lambda: self._begin(self.rate_form, {}))
        self.prices.table.opened.connect(self._begin_from_price)
        self.rates.table.opened.connect(self._begin_from_rate)
        for form, button in ((self.price_form, self.add_price), (self.rate_form, self.add_rate)):
            form.entered.connect(partial(self._enter, form))
            form.withdrawn.connect(partial(self._withdraw, form))
            form.left.connect(button.setFocus)

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._show()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("market", "look"):
            self._show()

    def record(self) -> str:
        for kind, shown in (("exchange_rate", self.rates), ("price", self.prices)):
            one = shown.model.record(shown.table.current_row()) if shown.isVisible() else None
            if one is not None and shown.table.hasFocus():
                return f"{kind}:{one.name}"
        return ""

    # --- inside ---

    def _show(self) -> None:
        if self.workspace is None:
            return
        now, market = self.workspace.preferences.now, self.workspace.store.market
        self.show_value.choose("true" if now.show_value else "false")
        self.currency.choose(now.currency)
        for table, found in ((self.prices, market.own_prices()), (self.rates, market.rates())):
            table.show_rows(found)
            table.setVisible(bool(found))

    def _keep_choice(self) -> None:
        if self.workspace is not None:
            self.workspace.preferences.change(
                show_value=self.show_value.chosen(), currency=self.currency.chosen()
            )
            self.workspace.announce("look")

    def _begin(
        self, form: EntryForm, typed: dict[str, str], one: "SitePrice | SiteRate | None" = None
    ) -> None:
        assert self.workspace is not None
        today = datetime.now(self.workspace.zone).date()
        form.ask(typed, today, one.name if one else "", one.version if one else None)
        self.ensureWidgetVisible(form)

    def _begin_from_price(self, row: int) -> None:
        one = self.prices.model.record(row)
        if one is not None:
            self._begin(self.price_form, _price_texts(one), one)

    def _begin_from_rate(self, row: int) -> None:
        one = self.rates.model.record(row)
        if one is not None:
            self._begin(self.rate_form, _rate_texts(one), one)

    def _enter(self, form: EntryForm, entry: "PriceEntry | RateEntry", why: str) -> None:
        assert self.workspace is not None
        ask = partial(self._show_both, form, entry.name)
        if self.workspace.market.enter(entry, why, form.seen, ask):
            form.hide()
            self._show()

    def _withdraw(self, form: EntryForm, name: str, why: str) -> None:
        assert self.workspace is not None
        ask = partial(self._show_both, form, name)
        if self.workspace.market.withdraw(name, why, form.seen, ask):
            form.hide()
            self._show()

    def _show_both(self, form: EntryForm, name: str, error: RecyclerError) -> None:
        assert self.workspace is not None
        market = self.workspace.store.market
        known = {one.name: _price_texts(one) for one in market.own_prices()}
        known |= {one.name: _rate_texts(one) for one in market.rates()}
        form.show_both(error, known.get(name, {}))

    def _price_columns(self) -> tuple[Column, ...]:
        return (
            Column("metal", self.tr("Metal"), _metal, width=76),
            Column("product", self.tr("Quoted as"), _product, width=150, stretch=1),
            Column("kind", self.tr("Kind"), self._kind, width=90),
            Column("price", self.tr("Price"), _price, width=110, right=True),
            Column("per", self.tr("Per"), _per, width=90),
            Column("on", self.tr("Day"), _on, width=96),
            Column("source", self.tr("Source"), _source, width=180, stretch=2),
            Column("by", self.tr("Entered by"), _by, width=120),
        )

    def _rate_columns(self) -> tuple[Column, ...]:
        return (
            Column("currency", self.tr("One"), _currency, width=76),
            Column("rate", self.tr("was"), _rate, width=110, right=True),
            Column("quote", self.tr("in"), _quote, width=76),
            Column("on", self.tr("Day"), _on, width=96),
            Column("source", self.tr("Source"), _source, width=180, stretch=2),
            Column("by", self.tr("Entered by"), _by, width=120),
        )

    def _kind(self, one: "SitePrice") -> Cell:
        words = {"spot": self.tr("spot"), "floor": self.tr("floor")}
        return Cell(words[one.kind.value], ink="text-2")


def _price_texts(one: "SitePrice") -> dict[str, str]:
    return {
        "metal": one.metal, "product": one.product, "kind": one.kind.value,
        "price": f"{one.price:f}", "currency": one.currency, "unit": one.unit,
        "on": one.on.isoformat(), "source": one.source,
    }  # fmt: skip


def _rate_texts(one: "SiteRate") -> dict[str, str]:
    return {
        "currency": one.currency, "quote": one.quote, "rate": f"{one.rate:f}",
        "on": one.on.isoformat(), "source": one.source,
    }  # fmt: skip


def _metal(one: "SitePrice") -> Cell:
    return Cell(one.metal, role="strong")


def _product(one: "SitePrice") -> Cell:
    return Cell(one.product)


def _price(one: "SitePrice") -> Cell:
    return Cell(numbers.weighing(one.price))


def _per(one: "SitePrice") -> Cell:
    return Cell(f"{one.currency}/{one.unit}", ink="text-2")


def _currency(one: "SiteRate") -> Cell:
    return Cell(f"1 {one.currency}", role="strong")


def _rate(one: "SiteRate") -> Cell:
    return Cell(numbers.weighing(one.rate))


def _quote(one: "SiteRate") -> Cell:
    return Cell(one.quote, ink="text-2")


def _on(one: "SitePrice | SiteRate") -> Cell:
    return Cell(one.on.isoformat(), ink="text-2")


def _source(one: "SitePrice | SiteRate") -> Cell:
    return Cell(one.source, tip=one.why or "")


def _by(one: "SitePrice | SiteRate") -> Cell:
    return Cell(one.entered_by, ink="text-2")
