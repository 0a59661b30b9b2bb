"""What pages hear of what another process wrote."""

# The kind of a change by the journal's action; all others: whatever is left.
KINDS = {
    **dict.fromkeys(("log", "correct", "void", "reinstate", "follow"), "batches"),
    **dict.fromkeys(
        ("person", "person_role", "person_lock", "person_unlock", "person_pin", "person_recovered"),
        "people",
    ),
    **dict.fromkeys(
        (
            "target",
            "target_change",
            "target_end",
            "target_follow",
            "target_follow_again",
            "target_unfollow",
        ),
        "targets",
    ),
    **dict.fromkeys(("scenario", "scenario_change", "scenario_end"), "scenarios"),
    **dict.fromkeys(
        (
            "price",
            "price_change",
            "price_withdrawn",
            "exchange_rate",
            "exchange_rate_change",
            "exchange_rate_withdrawn",
        ),
        "market",
    ),
    **dict.fromkeys(("attachment", "attachment_withdrawn"), "attachments"),
    "facility": "facility",
    "reference": "reference",
}
