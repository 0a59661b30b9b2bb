"""What pages hear of what another process wrote."""

_ACTIONS = {
    "batches": "log correct void reinstate follow",
    "people": "person person_role person_lock person_unlock person_pin person_recovered",
    "targets": "target target_change target_end target_follow target_follow_again target_unfollow",
    "scenarios": "scenario scenario_change scenario_end",
    "market": "price price_change price_withdrawn "
    "exchange_rate exchange_rate_change exchange_rate_withdrawn",
    "attachments": "attachment attachment_withdrawn",
    "facility": "facility",
    "reference": "reference",
}
# The kind of a change by the journal's action; all others: whatever is left.
KINDS = {action: kind for kind, actions in _ACTIONS.items() for action in actions.split()}
