"""Materials of the site's own, and what it has learned of all of them: a room of the store."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from db import needs, settings
from db.batches.writes import BatchWriter, reason_of
from db.engine import Database, Writing
from db.guard import guarded
from db.materials import versions
from db.materials.versions import VersionKept
from db.proof.journal import Chain
from recycler.errors import InputError
from recycler.problems import Report, unheard
from recycler.reference.data import Reference

if TYPE_CHECKING:
    from db.store import Store
    from recycler.entry.material_rules import MaterialEntry
    from recycler.laboratory.method_rules import MethodEntry
    from recycler.laboratory.proposal import Proposal
    from recycler.processing.site_yields import YieldProposal
    from recycler.processing.teardown import ProfileProposal
    from recycler.reference.records import Payload


@guarded(needs.MATERIALS)
class Materials:
    """What one store knows of materials and routes, for all threads of the program."""

    def __init__(
        self,
        database: Database,
        store: "Store",
        writer: Callable[[], BatchWriter],
        renewed: Callable[[set[str]], None],
    ) -> None:
        self._database, self._store = database, store
        self._writer, self._renewed = writer, renewed

    def add_material(self, entry: "MaterialEntry", *, who: str) -> None:
        """Keep a material the reference does not list; it can be logged from now on.

        Raises:
            InputError: `material_code_taken`.
        """

        def made(reference: Reference, writing: Writing) -> "list[Payload]":
            if entry.code in reference.materials:
                raise InputError("material_code_taken", value=entry.code, taken=entry.code)
            return [entry.payload()]

        self._put_in_force(made, who, None)

    def change_material(
        self, entry: "MaterialEntry", *, who: str, why: str, seen: int | None = None
    ) -> None:
        """Tell a material anew, as a new version; what was estimated of it stays.

        Raises:
            InputError: `unknown_material`, `why_needed` or `changed_meanwhile`.
        """
        reason = reason_of(why)

        def made(reference: Reference, writing: Writing) -> "list[Payload]":
            reference.material(entry.code)
            versions.check_seen(writing, reference, "material", entry.code, seen)
            return [entry.payload()]

        self._put_in_force(made, who, reason)

    # what the site has learned

    def proposals(self, report: Report = unheard) -> "tuple[Proposal, ...]":
        """Return what the final assays say of compositions, where it is notable.

        Nothing changes by it; `accept` puts a proposal into force.
        """
        from recycler.laboratory.learning import proposals

        return proposals(self._store.reference(), self._store.laboratory.lots(report))

    def accept(
        self, found: "Iterable[Proposal | ProfileProposal]", *, who: str, why: str = ""
    ) -> list[str]:
        """Put compositions and teardown profiles into force; return their materials.

        They hold for what is logged from now on. What was logged before keeps the version it was
        logged with; the first composition of a material holds for what was logged before it, too.

        Raises:
            InputError: `proposal_outdated`, where another version has come into force meanwhile.
        """
        wanted = list(found)

        def made(reference: Reference, writing: Writing) -> "list[Payload]":
            for one in wanted:
                now = reference.composition_version(one.material, one.payload.supplier)
                if now != one.version_before:
                    raise InputError("proposal_outdated", material=one.material)
            return [one.payload for one in wanted]

        self._put_in_force(made, who, why or None)
        first = [one.material for one in wanted if one.payload.version == 1]
        self._store.laboratory.find_again(first, who=who)
        return [one.material for one in wanted]

    def accept_yields(
        self, found: "Iterable[YieldProposal]", *, who: str, why: str = ""
    ) -> list[str]:
        """Put yields into force; return the tickets of the batches in the yard that follow them.

        What runs have used up keeps the version it was logged with.

        Raises:
            InputError: `yields_outdated`, where another version has come into force meanwhile.
        """
        wanted = list(found)

        def made(reference: Reference, writing: Writing) -> "list[Payload]":
            for one in wanted:
                if reference.route(one.route).version != one.version_before:
                    raise InputError("yields_outdated", route=one.route)
            return [one.payload for one in wanted]

        self._put_in_force(made, who, why or None)
        followed: list[str] = []
        for one in wanted:
            version = self._store.reference().route(one.route).version
            reason = f"{one.route} v{version}"
            followed += self._writer().follow(one.route, version, who=who, why=reason)
        return followed

    def revert_composition(
        self, material: str, version: int, *, who: str, why: str, seen: int | None = None
    ) -> int:
        """Put the content of an earlier version into force again, as a new version.

        It holds for the supplier it held for, or for all.

        Args:
            material: of the composition.
            version: whose content it is.
            who: the operator.
            why: the reason.
            seen: the newest version of the material's composition the person saw, whosever.

        Raises:
            InputError: `no_such_version`, `why_needed` or `changed_meanwhile`.
        """
        reason = reason_of(why)
        payload = self._store.reference().payload("composition", material, version)
        if payload is None or not payload.rows:
            raise InputError("no_such_version", material=material, version=version)

        def made(reference: Reference, writing: Writing) -> "list[Payload]":
            versions.check_seen(writing, reference, "composition", material, seen)
            return [payload]

        self._put_in_force(made, who, reason)
        return self._store.reference().composition_version(material, payload.supplier)

    def end_own_composition(
        self, material: str, supplier: str, *, who: str, why: str, seen: int | None = None
    ) -> None:
        """Let what is logged from now on of a supplier have the material's composition again.

        Raises:
            InputError: `no_such_version`, where the supplier has none of its own; `why_needed`;
                `changed_meanwhile`, as of `revert_composition`.
        """
        from recycler.reference.records import Origin, Payload

        reason = reason_of(why)

        def made(reference: Reference, writing: Writing) -> list[Payload]:
            versions.check_seen(writing, reference, "composition", material, seen)
            if not reference.own_version(material, supplier):
                raise InputError("no_such_version", material=material, version=0)
            return [Payload("composition", material, (), origin=Origin.ENTERED, supplier=supplier)]

        self._put_in_force(made, who, reason)

    def composition_versions(self, material: str) -> list[VersionKept]:
        """Return the versions of a composition, oldest first, those for one supplier too."""
        with self._database.read() as connection:
            return versions.versions(connection, "composition", material)

    def enter_method(self, entry: "MethodEntry", *, who: str) -> None:
        """Put a method of the site's own in force, beside the shipped ones.

        It is a new version of the table of its methods; the ones before stay in the books.
        """
        from recycler.laboratory.method_rules import entered
        from recycler.laboratory.methods import SITE_METHODS
        from recycler.reference.records import Origin, Payload

        def made(reference: Reference, writing: Writing) -> list[Payload]:
            rows = entered(reference.table(SITE_METHODS), entry)
            return [Payload("table", SITE_METHODS, rows, origin=Origin.ENTERED)]

        self._put_in_force(made, who, entry.source)

    def put_in_force(
        self, made: "Callable[[Reference], list[Payload]]", *, who: str, why: str | None
    ) -> None:
        """Keep new versions of reference data, each the newest of its kind from now on.

        Args:
            made: makes them of the data as they are in the books at that moment.
            who: the operator.
            why: the reason.
        """
        self._put_in_force(lambda reference, _writing: made(reference), who, why)

    # behind the door

    def _put_in_force(
        self, made: "Callable[[Reference, Writing], list[Payload]]", who: str, why: str | None
    ) -> None:
        """Put in force what is made of the data in the books, which others may have changed."""
        station = self._store.facility().station
        with self._database.write() as writing:
            reference = versions.load(writing.connection)
            kept = versions.newest(writing.connection)
            source = settings.kept(writing, settings.REFERENCE_SOURCE) or ""
            rows = versions.next_versions(made(reference, writing), kept)
            versions.append(writing, rows)
            after = versions.summary(source, rows)
            chain = Chain(writing, who=who, station=station)
            chain.append("reference", versions.SUBJECT, 1, why=why, after=after)
        self._renewed({"reference"})
