"""An estimate whole: table, what has no product, budget, what to measure next, versions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look import icons, theme
from ui.look.text import text
from ui.parts.budget import BudgetView
from ui.parts.columns import Column
from ui.parts.estimate_table import EstimateTable, not_won
from ui.parts.linked_line import LinkedLine, Piece

if TYPE_CHECKING:
    from recycler.estimate import Estimate, Estimator
    from recycler.reference.data import Reference

_MOST_NAMED = 8
_COMPOSITION, _ROUTE = "composition", "route"


class EstimateView(QWidget):
    """Everything that is said of one estimate, from the table down to the versions.

    `asked` names an element or a group whose inputs are wanted, `opened` an input by itself.
    """

    asked = Signal(str)
    opened = Signal(object)  # Origin

    def __init__(self, columns: list[Column] | None = None) -> None:
        super().__init__()
        self.table = EstimateTable(columns)
        self.left, self.versions = LinkedLine(), LinkedLine()
        self.budget = BudgetView()
        self._mark, self.advice = QLabel(), text("", wrap=True)
        self.table.opened.connect(self._ask_row)
        self.table.cell_clicked.connect(lambda row, _key: self._ask_row(row))
        self.left.followed.connect(self.asked)
        self.versions.followed.connect(self._open_version)
        self._lay_out()
        theme.changed.connect(self._tint)
        self._icon = "laboratory"
        self._tint()

    def show_estimate(
        self, estimate: "Estimate", reference: "Reference", estimator: "Estimator"
    ) -> None:
        self.table.show_estimate(estimate)
        self._show_left(estimate)
        self._show_budget(estimate)
        self._show_advice(estimate, estimator)
        self._estimate = estimate
        self.versions.say(self._versions(estimate, reference))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        self._under_table = QVBoxLayout()
        column.addLayout(self._under_table)
        column.addWidget(self.left)
        column.addSpacing(4)
        column.addWidget(self.budget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.advice, 1)
        column.addLayout(row)
        self._under_budget = QVBoxLayout()
        column.addLayout(self._under_budget)
        column.addWidget(self.versions)

    _estimate: "Estimate | None" = None

    def _ask_row(self, row: int) -> None:
        if key := self.table.key_of(row):
            self.asked.emit(key)

    def _open_version(self, kind: str) -> None:
        """Lead to the composition or the route the estimate was made with."""
        from recycler.origins import Origin, OriginKind

        made = self._estimate
        if made is None:
            return
        if kind == _ROUTE:
            version = made.route_version or 0
            self.opened.emit(
                Origin(OriginKind.STAGE, made.route or "", version=version, of=made.material)
            )
            return
        version = made.composition_version
        self.opened.emit(Origin(OriginKind.COMPOSITION, made.material, version=version))

    def put_under_table(self, widget: QWidget) -> None:
        """Give a page's own part its place below the figures it speaks of."""
        self._under_table.addWidget(widget)

    def put_under_budget(self, widget: QWidget) -> None:
        """Give a page's own part its place, where the sentence of advice stands."""
        self._under_budget.addWidget(widget)

    def say_advice(self, wanted: bool) -> None:
        """Leave the sentence out where a list in its place says more."""
        self._advises = wanted
        if not wanted:
            self._mark.hide()
            self.advice.hide()

    _advises = True

    def _tint(self) -> None:
        self._mark.setPixmap(icons.pixmap(self._icon, "accent", 16, self.devicePixelRatioF()))

    def _show_left(self, estimate: "Estimate") -> None:
        left = not_won(estimate)
        self.left.setVisible(bool(left))
        if not left:
            return
        named = [
            Piece(f"{e.element} {numbers.number(e.contained.mean, _coarse(e.contained.mean))}",
                  e.element)
            for e in left[:_MOST_NAMED]
        ]  # fmt: skip
        between = [piece for one in named for piece in (Piece(", "), one)][1:]
        template = (
            self.tr("Contained, no product on this route: {elements} kg")
            if estimate.route
            else self.tr("Contained; no route is chosen: {elements} kg")
        )
        before, after = template.split("{elements}")
        rest_words = ""
        assumed = [
            e.element for e in left[:_MOST_NAMED] if str(e.contained_evidence) == "assumption"
        ]
        if assumed:
            rest = self.tr("{elements} rest on an assumption").format(elements=", ".join(assumed))
            rest_words = f" · {words.EVIDENCE_GLYPHS['assumption']} {rest}"
        self.left.say((Piece(before), *between, Piece(after + rest_words)))

    def _show_budget(self, estimate: "Estimate") -> None:
        head = estimate.headline
        lines = estimate.budget_of(head.key) if head else ()
        self.budget.setVisible(bool(lines))
        if head and lines:
            self.budget.show_budget(words.in_sentence(words.group(head.key)), lines)

    def _show_advice(self, estimate: "Estimate", estimator: "Estimator") -> None:
        if not self._advises:
            return
        from ui.parts.advice import advice

        said = advice(estimate, estimator)
        self.advice.setVisible(said is not None)
        self._mark.setVisible(said is not None)
        if said is not None:
            self._icon = said.icon
            self.advice.setText(said.words)
            self._tint()

    def _runs_words(self, estimate: "Estimate", reference: "Reference") -> str:
        route, version = estimate.route, estimate.route_version or None
        rows = reference.route(route, version).rows if route else ()
        if any(str(row.evidence) == "own" for row in rows):
            return self.tr("yields learned from the site's own runs")
        return self.tr("no own runs yet: spread between plants included")

    def _versions(self, estimate: "Estimate", reference: "Reference") -> list[Piece]:
        composition = self.tr("Composition {material} v{version}").format(
            material=estimate.material, version=estimate.composition_version
        )
        said = [Piece(composition, _COMPOSITION)]
        used = reference.composition(estimate.material, estimate.composition_version)
        if used and used.supplier:
            lots = self.tr("learned from lots of {supplier}").format(supplier=used.supplier)
            said.append(Piece(lots))
        if estimate.route:
            route = self.tr("route {route} v{version}").format(
                route=estimate.route, version=estimate.route_version
            )
            said.append(Piece(route, _ROUTE))
        said.append(Piece(self._runs_words(estimate, reference)))
        return [piece for one in said for piece in (Piece(" · "), one)][1:]


def _coarse(kg: float) -> int:
    """Decimals of a figure said in passing: none from 10 kg on."""
    return 0 if kg >= 10 else 1 if kg >= 1 else 2


class MassLine(QFrame):
    """Net less moisture less contamination is dry, in one framed line."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 12, 9)
        row.setSpacing(6)
        self._figures: dict[str, QLabel] = {}
        minus, equals = numbers.MINUS, "="
        for sign, name, words_ in (
            ("", "net", self.tr("Net")),
            (minus, "moisture", self.tr("moisture")),
            (minus, "contamination", self.tr("contamination")),
            (equals, "dry", self.tr("dry")),
        ):
            if sign:
                row.addSpacing(4)
                row.addWidget(text(sign, "body", "text-3"))
                row.addSpacing(4)
            row.addWidget(text(words_, "body", "text-2"))
            figure = text("", "record" if name == "dry" else "body")
            self._figures[name] = figure
            row.addWidget(figure)
        row.addStretch(1)

    def show_mass(self, estimate: "Estimate") -> None:
        mass = estimate.dry_mass
        decimals = max(numbers.quantity_decimals(estimate.dry), 0) if mass.sd else 1
        self._figures["net"].setText(numbers.kg(mass.net_kg, decimals))
        self._figures["moisture"].setText(numbers.number(mass.moisture_kg, decimals))
        self._figures["contamination"].setText(numbers.number(mass.contamination_kg, decimals))
        self._figures["dry"].setText(numbers.with_interval(estimate.dry))
