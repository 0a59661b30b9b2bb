"""Honest histories: random sequences of all that can be done to a store, by fixed seeds."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from db.safekeeping.backup import restore
from db.store import Store
from recycler.balance.leaving_out import LeftOutEntry
from recycler.balance.unaccounted import UnaccountedEntry
from recycler.batch import BatchEntry
from recycler.entry.material_rules import MaterialRules
from recycler.errors import RecyclerError
from recycler.facility import Facility
from recycler.file_drop import FileDrop
from recycler.laboratory.records import AssayEntry, ControlEntry, SampleEntry, Taking
from recycler.market.records import PriceEntry, PriceKind, RateEntry
from recycler.people.person import PersonEntry
from recycler.people.rights import Role
from recycler.processing.records import (
    ContainerTare,
    InputEntry,
    LotEntry,
    LotKind,
    RunEntry,
    RunKind,
)
from recycler.targets.metrics import Figure
from recycler.targets.own import OwnTargetEntry
from recycler.whatif.scenario import ScenarioEntry

START = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
SUPPLIERS = ("Kyoto Recycling", "Umi Shigen 海資源", "Scrap & Söhne", "A\tB")
MATERIALS = ("NDFEB_HDD", "NDFEB_MIX", "LIB_NMC622_PACK", "SMCO")
BOSS, PIN = "Aiko", "correct horse"
ROOT = Path(__file__).parents[2]
FILES = (  # of any kind, from a few bytes to many: no copy is left where a process is killed
    "resources/icons/add.svg", "resources/audit/README.ja.txt", "resources/audit/verify.py",
    "resources/fonts/Inter-Regular.otf",
)  # fmt: skip
LOSSES = ("dust", "spill", "unknown")


def opened(folder: Path) -> Store:
    """Open a folder in which everything happened, as its administrator."""
    store = Store.open(folder)
    if store.people.is_on():
        store.people.sign_in(BOSS, PIN)
    return store


class History:
    """One store and what happens to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self._random = folder, random.Random(seed)
        self.open()
        self._materials = [m for m in MATERIALS if m in self.store.reference().materials]
        self._backups: list[Path] = []
        self._n = 0
        self.done: list[str] = []

    def go_on(self, steps: int) -> None:
        """Do so many things; what the store refuses was not done, and must leave nothing."""
        ways = [getattr(self, name) for name in sorted(dir(self)) if name.startswith("do_")]
        for _ in range(steps):
            self.attempt(self._random.choice(ways))

    def once_each(self, *left_out: str) -> None:
        """Do everything that can be done, in one order."""
        for name in [*["do_log", "do_run"] * 3, *sorted(dir(self))]:
            if name.startswith("do_") and name not in left_out:
                self.attempt(getattr(self, name))

    def attempt(self, way: Callable[[], None]) -> None:
        with suppress(RecyclerError):
            way()
            self.done.append(way.__name__)

    def open(self) -> None:
        self.store = opened(self.folder)

    def close(self) -> None:
        self.store.close()

    def _who(self) -> str:
        return self._random.choice(["Aiko", "Sato", "Ono"])

    def _kg(self, most: int = 900) -> Decimal:
        return Decimal(self._random.randint(100, most * 10)) / 10

    def _entry(self) -> BatchEntry:
        self._n += 1
        return BatchEntry(
            received_at=START + timedelta(hours=self._random.randrange(4_000), minutes=self._n),
            material=self._random.choice(self._materials),
            supplier=self._random.choice(SUPPLIERS),
            supplier_lot=self._random.choice([None, f"L-{self._n}"]),
            origin_country=self._random.choice([None, "JP", "DE"]),
            gross=self._kg() + 20, tare=Decimal(self._random.choice(["0", "12.0"])),
            moisture_ppm=self._random.choice([None, 20_000]),
            note=self._random.choice([None, "two bags “open”, \\ /", "ぬれた"]),
        )  # fmt: skip

    def _ticket(self) -> str:
        found = self.store.find(limit=50)
        return self._random.choice(found).ticket if found else "S1-26-99999"

    def _later(self) -> datetime:
        return START + timedelta(days=200, minutes=self._random.randrange(9_000))

    def do_log(self) -> None:
        self.store.log(self._entry(), who=self._who())

    def do_log_again(self) -> None:
        self.do_log()

    def do_import(self) -> None:
        entries = [self._entry() for _ in range(self._random.randint(1, 6))]
        keys = [f"file:{self._n}:{at}" for at, _ in enumerate(entries)]
        self.store.log_many(entries, who=self._who(), import_keys=keys)

    def do_correct(self) -> None:
        self.store.correct(self._ticket(), self._entry(), who=self._who(), why="mixed up")

    def do_void(self) -> None:
        self.store.void(self._ticket(), who=self._who(), why="twice")

    def do_reinstate(self) -> None:
        self.store.reinstate(self._ticket(), who=self._who(), why="not twice")

    def _assay(self, name: str) -> AssayEntry:
        element = self._random.choice(["Nd", "Pr", "Dy", "Fe", "Co", "Ni"])
        value = Decimal(self._random.randint(1, 300)) / 10
        return AssayEntry(ticket=name, element=element, value=value, sample=f"SA-{name}")

    def do_attach(self) -> None:
        ticket, attachments = self._ticket(), self.store.attachments
        runs, _ = self.store.processing.numbered("", 20)
        name = self._random.choice([ticket, f"SA-{ticket}", *(run.number for run in runs[:1])])
        file, note = ROOT / self._random.choice(FILES), self._random.choice(["", "湿"])
        one = attachments.attach(name, file, who=self._who(), note=note)
        if self._random.random() < 0.5:
            attachments.withdraw(one.id, who=self._who(), why="not ours")

    def do_sample(self) -> None:
        ticket = self._ticket()
        entry = SampleEntry(
            ticket=ticket, label=f"SA-{ticket}", how=Taking.RIFFLE, mass_g=Decimal(9)
        )
        self.store.laboratory.add_sample(entry, who=self._who())

    def do_assay(self) -> None:
        self.store.laboratory.record([self._assay(self._ticket())], who=self._who())

    def _result(self) -> str:
        return self._random.choice(self.store.laboratory.recent(30)).id if self._some() else ""

    def _some(self) -> bool:
        return bool(self.store.laboratory.recent(1))

    def do_final(self) -> None:
        self.store.laboratory.make_final(self._result(), who=self._who(), why="seen")

    def do_reject(self) -> None:
        self.store.laboratory.reject(self._result(), who=self._who(), why="spilt")

    def do_retest(self) -> None:
        found = self.store.laboratory.recent(30)
        if found:
            old = self._random.choice(found)
            entry = self._assay(old.ticket).model_copy(update={"element": old.element})
            self.store.laboratory.retest(old.id, entry, who=self._who(), why="again")

    def do_control(self) -> None:
        entry = ControlEntry(name="blank", element="Nd", value=Decimal("0.01"), below=True)
        self.store.laboratory.record_control(entry, who=self._who())

    def do_run(self) -> None:
        processing, who = self.store.processing, self._who()
        run = processing.open_run(
            RunEntry(kind=RunKind.PROCESS, route="ACID_SX", started_at=self._later()), who=who
        ).number
        kg = self._kg(60)
        taken = processing.take(
            InputEntry(run=run, source=self._ticket(), gross=kg, at=self._later()), who=who
        )
        if self._random.random() < 0.3:
            processing.cancel_input(taken.id, who=who, why="wrong drum")
            return
        for product in ("powder", "slag"):
            entry = LotEntry(
                run=run, kind=LotKind.INTERMEDIATE, product=product, gross=kg / 4, at=self._later()
            )
            lot = processing.book_lot(entry, who=who).number
        if self._random.random() < 0.3:
            processing.cancel_lot(lot, who=who, why="wrong drum")
        else:
            processing.record_assays([self._assay(lot)], who=who)
        if self._random.random() < 0.5:
            processing.close_run(run, who=who, at=self._later() + timedelta(days=9), why="")

    def do_run_more(self) -> None:
        runs, lots = self.store.processing.numbered("", 20)
        if runs:
            run, who = self._random.choice(runs).number, self._who()
            self._random.choice(
                [
                    lambda: self.store.processing.reopen_run(run, who=who, why="a drum was left"),
                    lambda: self.store.processing.reach_stage(run, 1, who=who),
                    lambda: self.store.processing.close_run(run, who=who, why="done"),
                ]
            )()
        if lots:
            found = self.store.processing.assays(self._random.choice(lots).number)
            for one in found[:1]:
                self.store.processing.reject_assay(one.id, who=self._who(), why="spilt")

    def do_tare(self) -> None:
        tare = ContainerTare(container="D-1", tare=Decimal("12.0"), at=self._later())
        self.store.processing.weigh_empty(tare, who=self._who())

    def do_ledger(self) -> None:
        entry = UnaccountedEntry(
            since=date(2026, 10, 1), until=date(2026, 10, 31), node="Mill", kg=self._kg(),
            sd_kg=Decimal(1), cause="unknown", owner="Sato", action="weigh again",
            due=date(2026, 12, 1),
        )  # fmt: skip
        balances, who = self.store.balances, self._who()
        number = balances.enter(entry, who=who).number
        balances.change(number, entry, who=who, why="a digit")
        balances.sign(number, who=who)
        if self._random.random() < 0.5:
            balances.reopen(number, who=who, why="found")
            balances.withdraw(number, who=who, why="found")

    def do_leave_out(self) -> None:
        name = f"w:L-26-{self._random.randrange(4):04d}"
        entry = LeftOutEntry(name=name, subject=name[2:], approved_by="T", reason="r")
        self.store.balances.leave_out(entry, who=self._who())
        if self._random.random() < 0.5:
            self.store.balances.count_again(name, who=self._who(), why="the other drum")

    def do_count(self) -> None:
        counts = {"C": self._random.random() < 0.5}
        self.store.balances.set_counted(2026, "LI", counts, who=self._who(), why="plant manual")

    def do_price(self) -> None:
        entry = PriceEntry(
            metal="Nd", product="Nd2O3", kind=self._random.choice(list(PriceKind)),
            price=self._kg(), currency="USD", on=date(2026, 9, self._random.randint(1, 4)),
            source="trade press, 希土類",
        )  # fmt: skip
        self.store.market.add([entry], who=self._who(), why="as corrected there")

    def do_rate(self) -> None:
        entries = [
            RateEntry(
                currency="USD", quote="JPY", rate=self._kg(), on=date(2026, 9, day), source="b"
            )
            for day in self._random.sample([1, 2, 3, 4], 2)
        ]
        self.store.market.add(entries, who=self._who(), why="a digit")

    def do_withdraw(self) -> None:
        market = self.store.market
        names = [one.name for one in (*market.own_prices(), *market.rates())]
        if names:
            market.withdraw(self._random.choice(names), who=self._who(), why="not ours")

    def _target(self) -> OwnTargetEntry:
        steps = ((date(2027, 12, 31), self._kg()), (date(2028, 12, 31), self._kg() + 100))
        return OwnTargetEntry(
            name=f"Neodymium {self._n}", figure=Figure.RECOVERED_KG, about="Nd", steps=steps,
            owner=self._random.choice(["", "Sato"]),
        )  # fmt: skip

    def do_target(self) -> None:
        targets, who = self.store.targets, self._who()
        targets.add(self._target(), who=who)
        code = self._random.choice(targets.own()).code
        targets.change(code, self._target(), who=who, why="as agreed")
        if self._random.random() < 0.3:
            targets.end(code, who=who, why="sold")

    def do_follow(self) -> None:
        targets = self.store.targets
        codes = [one.code for one in targets.listed()][:4]
        targets.follow(self._random.sample(codes, 2), who=self._who())
        targets.follow([self._random.choice(codes)], who=self._who())
        if self._random.random() < 0.7:
            targets.unfollow(self._random.choice(codes), who=self._who(), why="not ours")

    def _scenario(self, name: str) -> ScenarioEntry:
        return ScenarioEntry(
            name=name, since=date(2026, 6, 1), factors=((self._materials[0], self._kg()),)
        )

    def do_scenario(self) -> None:
        scenarios, who, name = self.store.scenarios, self._who(), f"More é{self._n}"
        scenarios.add(self._scenario(name), who=who)
        scenarios.change(name, self._scenario(name), who=who, why="as agreed")
        if self._random.random() < 0.5:
            scenarios.end(name, who=who, why="not ours")

    def do_drop(self) -> None:
        report = self._random.choice(["", "summary", "manager"])
        self.store.drops.save(FileDrop(report, folder=f"/reports/é{self._n}"))
        self.store.drops.keep_done(f"summary 2026-{self._random.randint(1, 9):02d}")

    def do_person(self) -> None:
        people, who = self.store.people, self._who()
        if not people.is_on():
            people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), PIN, who=who)
        self._n += 1
        name = f"K. Tanaka é{self._n}"
        people.add(PersonEntry(name=name, role=self._random.choice(list(Role))), PIN, who=who)
        people.sign_in(BOSS, PIN)
        way = self._random.randrange(4)
        if way == 0:
            people.lock(name, who=who, why="left")
            people.unlock(name, who=who, why="came back")
        elif way == 1:
            people.recover(self._random.choice([BOSS, f"Y. Mori é{self._n}"]), PIN)
        else:
            people.reset(name, f"{PIN} {self._n}", who=who)

    def _told(self, **fields):
        reference = self.store.reference()
        known = reference.materials.get(fields["code"])
        return MaterialRules(reference, known).entry(fields)[0]

    def do_material(self) -> None:
        fields = {"code": "MRI_BLOCK", "name": f"MRI {self._n}", "family": "sintered NdFeB"}
        entry = self._told(**fields)
        if "MRI_BLOCK" in self.store.reference().materials:
            self.store.materials.change_material(entry, who=self._who(), why="as the trade says")
        else:
            self.store.materials.add_material(entry, who=self._who())
            self._materials.append("MRI_BLOCK")

    def do_revert(self) -> None:
        material = self._materials[0]
        self.store.materials.revert_composition(material, 1, who=self._who(), why="as it was")

    def do_learn(self) -> None:
        materials = self.store.materials
        materials.accept(materials.proposals(), who=self._who(), why="own assays")

    def do_facility(self) -> None:
        facility = Facility(name=f"Works {self._n}", station="S1", zone="Asia/Tokyo")
        self.store.save_facility(facility, who=self._who())

    def do_draft(self) -> None:
        form = self._random.choice(["intake", "assay"])
        if self._random.random() < 0.3:
            self.store.drop_draft(form)
        else:
            self.store.save_draft(form, {"gross": f"{self._n}é", "n": 1.5}, who=self._who())

    def do_backup(self) -> None:
        self._backups.append(self.store.backup().file)

    def do_restore(self) -> None:
        if self._backups:
            self.store.close()
            kept_as = restore(self.folder, self._random.choice(self._backups)).kept_as
            if self._random.random() < 0.3:
                self._backups.append(kept_as)
            self.open()

    def do_open_anew(self) -> None:
        self.store.close()
        self.open()

    def do_renew_key(self) -> None:
        self.store.proof.renew_key(why="once a year")

    def do_check(self) -> None:
        found = self.store.check()
        assert found == [], (found, self.done)
