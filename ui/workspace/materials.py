"""Materials of the site's own, and what it learned of all of them."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.jobs import Job, Report
from ui.language.reference_names import spoken
from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.materials.room import Materials
    from recycler.entry.material_rules import MaterialEntry
    from recycler.laboratory.method_rules import MethodEntry
    from recycler.laboratory.proposal import Proposal
    from ui.workspace.workspace import Asks

InForce = dict[tuple[str, str | None], int]  # version by material and supplier, None: all


class MaterialDeeds(Deeds):
    """What is in force for materials, routes and methods."""

    def add_material(self, entry: "MaterialEntry") -> bool:
        """Add a material; tell whether the store took it."""
        words = QCoreApplication.translate(
            "Workspace", "{code} is added. It can be logged and assayed from now on."
        )
        return self._told_anew(
            lambda: self._room.add_material(entry, who=self._who), words.format(code=entry.code)
        )

    def change_material(self, entry: "MaterialEntry", why: str, seen: int, ask: "Asks") -> bool:
        """Tell a material anew; tell whether the store took it."""
        words = QCoreApplication.translate("Workspace", "{code} is changed.")
        return self._told_anew(
            lambda: self._room.change_material(entry, who=self._who, why=why, seen=seen),
            words.format(code=entry.code),
            ask,
        )

    def _told_anew(self, act: Callable[[], None], words: str, ask: "Asks | None" = None) -> bool:
        def done() -> bool:
            act()
            return True

        return bool(self._done(done, "reference", said=lambda _: words, icon="material", ask=ask))

    def accept(self, found: "Iterable[Proposal]", why: str) -> Job:
        """Put proposals into force beside the GUI thread; `changed` or `failed` tells the end."""
        wanted = tuple(found)
        before = {(one.material, one.supplier): one.version_before for one in wanted}
        return self._put_in_force(lambda: self._room.accept(wanted, who=self._who, why=why), before)

    def revert_composition(self, material: str, version: int, why: str, seen: int) -> Job:
        """Put an earlier version into force again, told as `accept` is.

        Args:
            material: whose composition it is.
            version: the earlier one.
            why: the reason.
            seen: the newest version the person looks at.
        """
        reference = self._workspace.store.reference()
        payload = reference.payload("composition", material, version)
        supplier = payload.supplier if payload else None
        before = {(material, supplier): reference.composition_version(material, supplier)}
        revert = self._room.revert_composition
        return self._put_in_force(
            lambda: revert(material, version, who=self._who, why=why, seen=seen), before
        )

    def end_own_composition(self, material: str, supplier: str, why: str, seen: int) -> Job:
        """Give a supplier the material's composition again, told as `accept` is."""
        own = self._workspace.store.reference().own_version(material, supplier)
        before: InForce = {(material, supplier): own}
        end = self._room.end_own_composition
        return self._put_in_force(
            lambda: end(material, supplier, who=self._who, why=why, seen=seen), before
        )

    def enter_method(self, entry: "MethodEntry") -> Job:
        """Put a method of the site in force beside the GUI thread, and tell it."""

        def work(report: Report) -> str:
            self._room.enter_method(entry, who=self._who)
            self._workspace.store.estimator()  # read anew here, as every page will want it
            return entry.method

        job = Job(work, self._workspace)
        job.succeeded.connect(self._on_method_entered)
        job.failed.connect(self._workspace.failed)
        return job.start()

    def _on_method_entered(self, method: str) -> None:
        self._workspace.announce("reference")
        said = QCoreApplication.translate("Workspace", "{method} counts for results of its days.")
        self._workspace.tell(said.format(method=spoken(method)))

    def _put_in_force(self, act: Callable[[], object], before: InForce) -> Job:
        def work(report: Report) -> InForce:
            act()
            self._workspace.store.estimator()  # read anew here, as every page will want it
            return before

        job = Job(work, self._workspace)
        job.succeeded.connect(self._on_in_force)
        job.failed.connect(self._workspace.refuse)
        return job.start()

    def _on_in_force(self, before: InForce) -> None:
        """Tell what came into force; one version can be taken back from the toast."""
        self._workspace.announce("reference")
        reference = self._workspace.store.reference()
        now = [
            f"{code} v{reference.composition_version(code, supplier)}"
            + (f" ({supplier})" if supplier else "")
            for code, supplier in before
        ]
        words = QCoreApplication.translate(
            "Workspace", "{versions} is in force for batches logged from now on."
        ).format(versions=", ".join(now))
        (material, supplier), version = next(iter(before.items()))
        if len(before) > 1 or not version:
            self._workspace.tell(words)
            return
        again = QCoreApplication.translate("Workspace", "Use version {n} again")
        why = QCoreApplication.translate("Workspace", "taken back")
        kept = reference.composition(material, version)
        newest = reference.latest_version(material)
        if supplier and kept and kept.supplier is None:  # that of all held before
            act = partial(self.end_own_composition, material, supplier, why, newest)
        else:
            act = partial(self.revert_composition, material, version, why, newest)
        self._workspace.tell(words, action=again.format(n=version), act=act)

    @property
    def _room(self) -> "Materials":
        return self._workspace.store.materials
