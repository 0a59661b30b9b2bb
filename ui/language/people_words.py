"""Words for roles, rights and states of people."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.people.rights import Right, Role

_ROLES: dict[Role, object] = {
    Role.OPERATOR: QT_TRANSLATE_NOOP("People", "operator"),
    Role.LABORATORY: QT_TRANSLATE_NOOP("People", "laboratory"),
    Role.MANAGER: QT_TRANSLATE_NOOP("People", "manager"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("People", "auditor"),
    Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("People", "administrator"),
}
_MAY: dict[Role, object] = {
    Role.OPERATOR: QT_TRANSLATE_NOOP("People", "logs and corrects batches, books runs"),
    Role.LABORATORY: QT_TRANSLATE_NOOP("People", "records samples and results"),
    Role.MANAGER: QT_TRANSLATE_NOOP(
        "People", "as operator and laboratory; targets, prices, ledger"
    ),
    Role.AUDITOR: QT_TRANSLATE_NOOP("People", "reads everything, changes nothing"),
    Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("People", "everything; people, facility and restore too"),
}
_RIGHTS: dict[Right, object] = {
    Right.READ: QT_TRANSLATE_NOOP("People", "reading the data"),
    Right.DRAFT: QT_TRANSLATE_NOOP("People", "keeping drafts"),
    Right.LOG: QT_TRANSLATE_NOOP("People", "logging batches"),
    Right.CORRECT: QT_TRANSLATE_NOOP("People", "correcting and voiding batches"),
    Right.ATTACH: QT_TRANSLATE_NOOP("People", "attaching files"),
    Right.ASSAY: QT_TRANSLATE_NOOP("People", "recording samples and results"),
    Right.PROCESS: QT_TRANSLATE_NOOP("People", "booking runs, lots and containers"),
    Right.LEDGER: QT_TRANSLATE_NOOP("People", "entries in the ledger of the balance"),
    Right.SIGN_OFF: QT_TRANSLATE_NOOP("People", "signing off the ledger"),
    Right.TARGETS: QT_TRANSLATE_NOOP("People", "setting and following targets"),
    Right.MARKET: QT_TRANSLATE_NOOP("People", "entering prices and rates"),
    Right.REFERENCE: QT_TRANSLATE_NOOP("People", "changing materials, methods and what is learned"),
    Right.REPORTS: QT_TRANSLATE_NOOP("People", "planning reports by themselves"),
    Right.FACILITY: QT_TRANSLATE_NOOP("People", "changing the facility"),
    Right.RESTORE: QT_TRANSLATE_NOOP("People", "restoring a backup"),
    Right.PEOPLE: QT_TRANSLATE_NOOP("People", "adding and changing people"),
}


def role_word(role: Role) -> str:
    """Return what a role is called."""
    return QCoreApplication.translate("People", str(_ROLES[role]))


def role_does(role: Role) -> str:
    """Return what a role does, in a few words."""
    return QCoreApplication.translate("People", str(_MAY[role]))


def right_words(right: Right) -> str:
    """Return what a right is for."""
    return QCoreApplication.translate("People", str(_RIGHTS[right]))
