"""What may be done, and which role may do it: one table that store, window and commands obey."""

from enum import StrEnum


class Right(StrEnum):
    """One thing a role may be allowed."""

    READ = "read"
    DRAFT = "draft"  # keep what is typed and not saved
    LOG = "log"  # new batches
    CORRECT = "correct"  # batches that are logged
    ATTACH = "attach"  # files to batches; to samples and runs with the right to those
    ASSAY = "assay"  # samples, results and controls
    PROCESS = "process"  # runs, lots and containers
    LEDGER = "ledger"  # what was not found, and what is left out of the balance
    SIGN_OFF = "sign_off"  # entries of that ledger
    TARGETS = "targets"
    MARKET = "market"  # prices and rates
    REFERENCE = "reference"  # materials, methods, and what was learned
    REPORTS = "reports"  # which are written by themselves
    FACILITY = "facility"
    RESTORE = "restore"
    PEOPLE = "people"


class Role(StrEnum):
    """What a person is here."""

    OPERATOR = "operator"
    LABORATORY = "laboratory"
    MANAGER = "manager"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_WORKS = frozenset({Right.READ, Right.DRAFT})
_RUNS_THE_PLANT = frozenset({Right.LOG, Right.CORRECT, Right.ATTACH, Right.PROCESS})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OPERATOR: _WORKS | _RUNS_THE_PLANT,
    Role.LABORATORY: _WORKS | {Right.ATTACH, Right.ASSAY},
    Role.MANAGER: frozenset(Right) - {Right.FACILITY, Right.RESTORE, Right.PEOPLE},
    Role.AUDITOR: frozenset({Right.READ}),
    Role.ADMINISTRATOR: frozenset(Right),
}


def may(role: Role, right: Right) -> bool:
    """Tell whether a role has a right."""
    return right in RIGHTS[role]


def roles_with(right: Right) -> tuple[Role, ...]:
    """Return the roles that have a right."""
    return tuple(role for role in Role if may(role, right))
