"""Sentences about people who sign in."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
    "first_administrator": QT_TRANSLATE_NOOP(
        "sentences",
        "The first person is an administrator, who adds the others. Choose that role for {name}.",
    ),
    "last_administrator": QT_TRANSLATE_NOOP(
        "sentences",
        "{name} is the last administrator; nobody could add people any more. Add another one "
        "first.",
    ),
    "nobody_signed_in": QT_TRANSLATE_NOOP(
        "sentences", "Nobody has signed in, or who had was locked. Sign in and do it again."
    ),
    "no_such_person": QT_TRANSLATE_NOOP(
        "sentences", "Nobody here is called “{name}”. Choose one of the list of people."
    ),
    "not_owner": QT_TRANSLATE_NOOP(
        "sentences",
        "{folder} belongs to another account of this computer. Only its owner can recover; sign "
        "in to the computer as the owner.",
    ),
    "password_short": QT_TRANSLATE_NOOP(
        "sentences",
        "This is too short. Take {least} signs or more; an operator, the laboratory and an auditor "
        "may take a PIN of {pin} digits.",
    ),
    "person_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What is kept of {name} is not what the journal has. Restore a backup from before it.",
    ),
    "person_active": QT_TRANSLATE_NOOP("sentences", "{name} is not locked; nothing was changed."),
    "person_locked": QT_TRANSLATE_NOOP(
        "sentences", "{name} is locked already; nothing was changed."
    ),
    "person_missing": QT_TRANSLATE_NOOP(
        "sentences", "{name} is in the journal and not among the people. Restore a backup."
    ),
    "person_name_long": QT_TRANSLATE_NOOP(
        "sentences", "This name is too long. Shorten it to {most} characters."
    ),
    "person_name_missing": QT_TRANSLATE_NOOP(
        "sentences", "Type the name; what the person does is signed with it."
    ),
    "person_name_signs": QT_TRANSLATE_NOOP(
        "sentences", "{name} has signs that cannot be seen. Type it anew without them."
    ),
    "person_proof": QT_TRANSLATE_NOOP(
        "sentences",
        "The PIN of {name} was changed behind the program’s back. Give a new one with “people "
        "reset-pin”.",
    ),
    "person_twice": QT_TRANSLATE_NOOP(
        "sentences", "{name} is among the people already. Add something that tells them apart."
    ),
    "pin_for_role": QT_TRANSLATE_NOOP(
        "sentences", "As {role}, {name} proves more: give a new PIN of eight signs with it."
    ),
    "pin_long": QT_TRANSLATE_NOOP("sentences", "This is too long. Take at most {most} signs."),
    "pin_short": QT_TRANSLATE_NOOP("sentences", "This is too short. Take {least} digits or more."),
    "pin_simple": QT_TRANSLATE_NOOP(
        "sentences", "This is tried first: one sign repeated, or counted up or down. Take another."
    ),
    "plan_changed": QT_TRANSLATE_NOOP(
        "sentences",
        "Which reports are written by themselves was changed elsewhere meanwhile. It is shown as "
        "it is now; change it again.",
    ),
    "pins_differ": QT_TRANSLATE_NOOP(
        "sentences", "What was typed the second time is different. Type it twice the same."
    ),
    "right_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Not allowed for the role {role}: {right}. Ask one of these: {roles}; nothing was changed.",
    ),
    "role_same": QT_TRANSLATE_NOOP("sentences", "{name} is {role} already. Choose another role."),
    "sign_in_off": QT_TRANSLATE_NOOP(
        "sentences",
        "Nobody signs in to these data yet. Leave the name away, or add the first administrator.",
    ),
    "sign_in_wait": QT_TRANSLATE_NOOP(
        "sentences", "Too many tries failed. Wait {seconds} seconds, then try again."
    ),
    "sign_in_wrong": QT_TRANSLATE_NOOP(
        "sentences",
        "Name and PIN do not go together, or the person is locked. Try again, or ask an "
        "administrator.",
    ),
    "unknown_role": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a role. Choose one of these: {roles}."
    ),
    "user_needed": QT_TRANSLATE_NOOP(
        "sentences",
        "People sign in to these data. Name yourself with --user, and give your PIN on standard "
        "input or in RECYCLER_PIN.",
    ),
    "unknown_zone": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a time zone. Choose one such as Asia/Tokyo or Europe/Berlin."
    ),
}
