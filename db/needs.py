"""The right each public method of the store and of its rooms needs; None: no right at all.

A test walks all of them for every role. What is not declared here is for administrators.
"""

from collections.abc import Mapping

from recycler.people.rights import Right

Needs = Mapping[str, Right | None]


def _needs(*declared: tuple[Right | None, str]) -> Needs:
    return {name: right for right, names in declared for name in names.split()}


STORE = _needs(
    # What the program does by itself, and what the door shows: no figure and no name of a supplier.
    (
        None,
        "close signs may ask going_on facility backup last_backup left_behind sign_in others news",
    ),
    (
        Right.READ,
        "reference estimator data_version next_ticket batch "
        "estimate estimates supposed batches_of_tickets history find count holdings holdings_of "
        "findings held assay_count tickets_with_results provisional_ug suppliers last_of "
        "known_import_keys tickets_exist draft drafts check",
    ),
    (Right.DRAFT, "save_draft drop_draft"),
    (Right.LOG, "log log_many"),
    (Right.CORRECT, "correct void reinstate"),
    (Right.FACILITY, "save_facility"),
)
MATERIALS = _needs(
    (Right.READ, "proposals composition_versions"),
    (
        Right.REFERENCE,
        "add_material change_material accept accept_yields revert_composition "
        "end_own_composition enter_method put_in_force",
    ),
)
PROOF = _needs(
    (Right.READ, "journal count_journal journal_people standing audit_pack"),
    (Right.PEOPLE, "renew_key keep_checkpoints_in"),
)
ATTACHMENTS = _needs(
    (Right.READ, "for_reading left_over named of one save"),
    (Right.ATTACH, "attach withdraw"),  # and the right to what the record is
)
LABORATORY = _needs(
    (
        Right.READ,
        "scores scores_for expected assays assays_of observed together supposed next_label advice "
        "origins advice_for lots scored recent controls precisions samples samples_named waiting "
        "imported methods ground",
    ),
    (Right.ASSAY, "add_sample record record_control make_final reject retest"),
    (Right.REFERENCE, "find_all find_again find_of"),
)
PROCESSING = _needs(
    (
        Right.READ,
        "account accounts assays book container containers contents known_assays known_keys lot "
        "lots lots_left lots_numbered numbered observed out_turns profile_proposals realised run "
        "runs stages stock stocks tares trace yield_proposals",
    ),
    (
        Right.PROCESS,
        "book_lot booking cancel_input cancel_lot close_run open_run reach_stage reopen_run take "
        "weigh_empty",
    ),
    (Right.ASSAY, "make_final record_assays reject_assay"),
)
BALANCES = _needs(
    (
        Right.READ,
        "balance books books_of ledger left_out names_left_out network period periods rates "
        "rates_of_year scales trend",
    ),
    (Right.LEDGER, "change count_again enter leave_out leave_out_named withdraw"),
    (Right.SIGN_OFF, "reopen sign"),
    (Right.REFERENCE, "set_counted"),
)
MARKET = _needs(
    (Right.READ, "new_among own_prices prices rates value"),
    (Right.MARKET, "add withdraw"),
)
TARGETS = _needs(
    (Right.READ, "all behind facts gap listed own own_one standings today"),
    (Right.TARGETS, "add change end follow unfollow"),
)
SCENARIOS = _needs(
    (Right.READ, "active all base checked effect one"),
    (Right.TARGETS, "add change end"),
)
FILE_DROPS = _needs(
    (None, "done keep_done plan"),  # a report that is due is written whoever is signed in
    (Right.REPORTS, "save"),
)
PEOPLE = _needs(
    (None, "faces is_on may recover sign_in sign_out signed_in"),
    (Right.READ, "all change_own"),
    (Right.PEOPLE, "add change lock reset unlock"),
)
