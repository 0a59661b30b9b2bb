"""The streams of the page out of those of the engine: lots in store become bands between areas.

In the books a lot goes from an area to the store and from there to the next area; drawn so, every
plant would be a knot of loops. Here it goes from area to area, and what stays in store is an end.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.balance.figures import Kg, Piece, Stream
from ui.language import words
from ui.language.reference_names import material_name, spoken
from ui.recovery.wording import stream_name

if TYPE_CHECKING:
    from recycler.balance.books import Books
    from recycler.balance.closure import Amount
    from recycler.balance.node_balance import Node
    from recycler.balance.plant_network import PlantNetwork, PlantNode, PlantStream, Reconciled

translate = QCoreApplication.translate
STORE, YARD = "store", "yard"
_ROLES = {"received": "feed", "fed": "flow", "product": "product", "residue": "residue",
          "loss": "residue", "back": "feed"}  # fmt: skip
_NOTHING = 1e-9  # of the largest figure: what is left of rounding


def named(key: str) -> str:
    """Return a node in words, by its key."""
    words = {
        "processing": translate("Balance", "processing"),
        "plant": translate("Balance", "whole plant"),
        YARD: translate("Balance", "Yard"),
        STORE: translate("Balance", "Store"),
    }
    return words.get(key) or spoken(key.partition(":")[2] or key)


def streams_of(books: "Books", network: "PlantNetwork") -> tuple[Stream, ...]:
    """Return the streams of a period: through, between, and what stocks grew or shrank by."""
    maker = _Maker(books, network)
    found = [*maker.plain(), *maker.between(), *maker.stocks()]
    return (*found, *maker.unseen(found))


class _Maker:
    def __init__(self, books: "Books", network: "PlantNetwork") -> None:
        self._books, self._network = books, network
        self._taken: dict[tuple[str, str], float] = defaultdict(float)  # reconciled, by its maker
        self._least = _NOTHING * max((abs(s.amount.raw.kg) for s in network.streams), default=0.0)

    def plain(self) -> Iterator[Stream]:
        """Yield the streams that neither come from the store nor go to it."""
        for one in self._network.streams:
            if one.kind.value in _ROLES:
                yield self._stream(one, _ROLES[one.kind.value])

    def between(self) -> Iterator[Stream]:
        """Yield what areas took from the store, from the area each lot was made in."""
        for one in self._network.streams:
            if one.kind.value != "taken":
                continue
            pieces: dict[str, list[Piece]] = defaultdict(list)
            for piece in self._pieces(one):
                pieces[self._made_in(piece.name)].append(piece)
            whole = sum(piece.mass.kg for some in pieces.values() for piece in some)
            for source, some in pieces.items():
                part = sum(piece.mass.kg for piece in some) / whole if whole else 1.0
                self._taken[source, one.what] += part * one.amount.kg
                yield self._made(one, "flow", source, _key(one.target), tuple(some), part)

    def stocks(self) -> Iterator[Stream]:
        """Yield what yard, areas and lots in store hold more, or less, than at the begin."""
        for node in self._network.nodes:
            key = node.node.key
            if key == STORE:
                yield from self._in_store()
            else:
                name = translate("Balance", "stock of the yard")
                if key != YARD:
                    name = translate("Balance", "in process, {}").format(named(key))
                yield from self._grown(key, name, node)

    def unseen(self, others: Sequence[Stream]) -> Iterator[Stream]:
        """Yield what came to a process or left it and nobody measured; it closes their node."""
        for node in self._network.nodes:
            unseen, key = node.balance.unseen, node.node.key
            if abs(unseen.kg) <= self._least:
                continue
            gained = sum(
                (one.reconciled.kg if one.source == key else -one.reconciled.kg)
                for one in others
                if one.reconciled is not None and key in (one.source, one.target)
            )
            came = gained > 0
            source, target = (None, key) if came else (key, None)
            raw, size = (Kg(abs(kg), unseen.sd) for kg in (unseen.kg, gained))
            yield Stream(f"unseen {key}", self._unseen_name(came), source, target,
                         "uptake" if came else "residue", None, size, "observable",
                         inferred=raw)  # fmt: skip

    def _unseen_name(self, came: bool) -> str:
        if self._network.element:
            return translate("Balance", "not assayed")
        if came:
            return translate("Balance", "unweighed uptake")
        return translate("Balance", "given off, unweighed")

    # --- one stream ---

    def _stream(self, one: "PlantStream", role: str) -> Stream:
        pieces = tuple(self._pieces(one))
        return self._made(one, role, _key(one.source), _key(one.target), pieces, 1.0)

    def _made(
        self, one: "PlantStream", role: str, source: str | None, target: str | None,
        pieces: tuple[Piece, ...], part: float,
    ) -> Stream:  # fmt: skip
        amount = one.amount
        read = Kg(part * amount.raw.kg, part * amount.raw.sd)
        found = Kg(part * amount.kg, part * amount.sd_kg)
        name = self._lot_name(one.what)
        if one.kind.value in ("received", "fed"):
            name = stream_name(one.what)
        key = f"{one.kind.value} {one.what} {source} {target}"
        standing = "nonredundant" if amount.z is None else "redundant"
        standing = "left_out" if amount.is_left_out else standing
        return Stream(key, name, source, target, role, read, found, standing,
                      _signed(amount), of=pieces, provisional=one.provisional)  # fmt: skip

    def _pieces(self, one: "PlantStream") -> Iterator[Piece]:
        for name, amount in one.of:
            yield Piece(name, Kg(amount.kg, amount.sd), name in self._books.book.batches)

    def _lot_name(self, what: str) -> str:
        """The name of a material that lots are booked as, or what they are called."""
        return words.product(material_name(self._books.contents.reference, what))

    def _made_in(self, lot: str) -> str:
        """Return the key of the area that made a lot."""
        from recycler.balance.node_balance import node_of

        node = node_of(self._books, self._books.book.lots[lot].run)
        return node.key if node else STORE

    # --- stocks ---

    def _grown(self, key: str, name: str, node: "PlantNode") -> Iterator[Stream]:
        from recycler.balance.closure import summed

        raw = summed([(node.closing.raw, 1.0), (node.opening.raw, -1.0)])
        yield from self._stock(key, name, raw, node.closing.kg - node.opening.kg, ())

    def _in_store(self) -> Iterator[Stream]:
        """Yield by area and name of lot what lies in store more or less than before."""
        from recycler.balance.closure import summed

        books, period, element = self._books, self._network.period, self._network.element
        terms: dict[tuple[str, str], list[tuple[Amount, float]]] = defaultdict(list)
        pieces: dict[tuple[str, str], list[Piece]] = defaultdict(list)
        for number, lot in books.book.lots.items():
            for moment, sign in ((period.end, 1.0), (period.begin, -1.0)):
                held = books.stock(number, moment, element)
                if held is not None and held.kg:
                    at = self._made_in(number), lot.name
                    terms[at].append((held, sign))
                    pieces[at].append(Piece(number, Kg(held.kg, held.sd)))
        stored = {
            (one.source.key, one.what): one.amount.kg
            for one in self._network.streams
            if one.kind.value == "stored" and one.source is not None
        }
        for (area, what), some in terms.items():
            kg = stored.get((area, what), 0.0) - self._taken[area, what]
            name = translate("Balance", "{} in store").format(self._lot_name(what))
            yield from self._stock(area, name, summed(some), kg, tuple(pieces[area, what]))

    def _stock(
        self, key: str, name: str, raw: "Amount", kg: float, pieces: tuple[Piece, ...]
    ) -> Iterator[Stream]:
        if abs(raw.kg) <= self._least:
            return
        source, target = (key, None) if raw.kg > 0 else (None, key)
        sign = 1.0 if raw.kg > 0 else -1.0
        yield Stream(
            f"stock {key} {name}", name, source, target, "stock", Kg(sign * raw.kg, raw.sd),
            Kg(sign * kg, raw.sd), "nonredundant", of=pieces,
        )  # fmt: skip


def _key(node: "Node | None") -> str | None:
    return node.key if node else None


def _signed(amount: "Reconciled") -> float | None:
    """How far a figure moved, in the sds of that, upward above zero."""
    if amount.z is None:
        return None
    return amount.z if amount.kg >= amount.raw.kg else -amount.z
