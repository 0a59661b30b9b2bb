"""Sentences about runs, lots, the balance and networks of streams."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
    # networks of streams to be reconciled
    "balance_backwards": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} comes out below zero. See whether it runs the other way, or a stream is missing.",
    ),
    "balance_contradiction": QT_TRANSLATE_NOOP(
        "sentences",
        "The balances of {streams} contradict each other whatever was weighed. Check the "
        "fixed figures among them.",
    ),
    "balance_correlation_range": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlation of {streams} is {found}; it lies between -1 and 1. Correct it.",
    ),
    "balance_correlation_twice": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlation of {streams} is given twice, or of a stream with itself. Keep one "
        "for each two streams.",
    ),
    "balance_correlation_unmeasured": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} has a correlation but no measured value. Give its value and sd, or take the "
        "correlation out.",
    ),
    "balance_correlations_impossible": QT_TRANSLATE_NOOP(
        "sentences",
        "The correlations of {streams} cannot all be true at once. Check them, signs first.",
    ),
    "balance_fraction_range": QT_TRANSLATE_NOOP(
        "sentences",
        "{element} in {stream} is {found}; a fraction lies between 0 and 1. Check its unit.",
    ),
    "balance_fraction_sd": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {element} in {stream} is {sd}; it lies between 0 and 1. "
        "Check its unit.",
    ),
    "balance_key_missing": QT_TRANSLATE_NOOP(
        "sentences", "Stream {stream} has no “{key}”. Write the node, or null for outside."
    ),
    "balance_lonely_node": QT_TRANSLATE_NOOP(
        "sentences", "No stream goes to or from node {node}. Take it out, or add its streams."
    ),
    "balance_no_redundancy": QT_TRANSLATE_NOOP(
        "sentences",
        "No measurement checks another, so {streams} stay as they are. Measure one stream "
        "more; not measured: {unmeasured}.",
    ),
    "balance_no_streams": QT_TRANSLATE_NOOP(
        "sentences", "The network has no streams. Give at least one."
    ),
    "balance_node_twice": QT_TRANSLATE_NOOP(
        "sentences", "Node {node} is listed twice; {streams} meet there. Keep it once."
    ),
    "balance_not_as_expected": QT_TRANSLATE_NOOP(
        "sentences", "{at} is {found}, but should be {expected}. Correct the file."
    ),
    "balance_not_found": QT_TRANSLATE_NOOP(
        "sentences",
        "Masses and fractions were not found that close. Check the figures that are furthest "
        "from their balances.",
    ),
    "balance_one_way": QT_TRANSLATE_NOOP(
        "sentences",
        "Node {node} has no way in or no way out: {streams}. Add what is missing, its stock as "
        "well.",
    ),
    "balance_relation_empty": QT_TRANSLATE_NOOP(
        "sentences",
        "The relation {relation} has no coefficient other than zero. Give it coefficients, or "
        "take it out.",
    ),
    "balance_relation_range": QT_TRANSLATE_NOOP(
        "sentences",
        "A figure of the relation {relation} ({streams}) is not a number within reach. Correct it.",
    ),
    "balance_sd_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} was measured, but its standard deviation is missing. Give one above zero.",
    ),
    "balance_sd_range": QT_TRANSLATE_NOOP(
        "sentences", "The standard deviation of {stream} is {sd}. Give one above zero."
    ),
    "balance_sd_tiny": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {stream}, {sd}, is too small to be weighed against "
        "{beside}. Check the units of both.",
    ),
    "balance_sd_zero": QT_TRANSLATE_NOOP(
        "sentences",
        "The standard deviation of {stream} is zero, but every measurement has an error. Give "
        "one above zero.",
    ),
    "balance_singular": QT_TRANSLATE_NOOP(
        "sentences",
        "The errors of {streams} are tied to each other so closely that nothing is left to "
        "correct. Check their correlations.",
    ),
    "balance_stream_twice": QT_TRANSLATE_NOOP(
        "sentences", "{times} streams are called {stream}. Give each a name of its own."
    ),
    "balance_to_itself": QT_TRANSLATE_NOOP(
        "sentences",
        "Stream {stream} goes from node {node} to itself. Give the node it comes from or goes to.",
    ),
    "balance_two_product": QT_TRANSLATE_NOOP(
        "sentences",
        "The feed ({feed}) does not lie between tailings ({tailings}) and concentrate "
        "({concentrate}). Check the three assays.",
    ),
    "balance_unknown_element": QT_TRANSLATE_NOOP(
        "sentences",
        "{stream} has a fraction of {element}, which is not among the elements to balance. "
        "Add the element, or leave it out.",
    ),
    "balance_unknown_node": QT_TRANSLATE_NOOP(
        "sentences",
        "Stream {stream} goes to or comes from {node}, which is not among the nodes. Add the "
        "node, or write null for outside.",
    ),
    "balance_unknown_stream": QT_TRANSLATE_NOOP(
        "sentences",
        "The relation {relation} names {stream}, which is not among the streams. Correct the name.",
    ),
    "balance_value_range": QT_TRANSLATE_NOOP(
        "sentences",
        "The value of {stream} is {found}, which is not a figure within reach. Correct it, or "
        "write null where nobody measured.",
    ),
    "not_a_network": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} holds no network. Write one object with the lists “streams” and “nodes”.",
    ),
    "not_json": QT_TRANSLATE_NOOP(
        "sentences", "{file} is not JSON that can be read. Write it again, in UTF-8."
    ),
    "json_key_twice": QT_TRANSLATE_NOOP(
        "sentences", "{file} says “{key}” twice in one object. Keep the one that is meant."
    ),
    "not_json_at": QT_TRANSLATE_NOOP(
        "sentences", "{file} is not JSON at line {line}, column {column}. Correct it there."
    ),
    "too_large_network": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is larger than can be reconciled: {streams} streams and {nodes} nodes at "
        "most. Split it into areas.",
    ),
    # the balance of the plant
    "balance_no_element": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing that moved in this period holds {element}. Choose one of {elements}.",
    ),
    "balance_no_node": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no {node} in the plant in this period. Choose one of {nodes}, or the number of a "
        "run such as R-26-0012.",
    ),
    "entry_is": QT_TRANSLATE_NOOP(
        "sentences",
        "Entry {number} of the ledger is {state}. Only an open entry can be changed, signed or "
        "withdrawn; open a signed one again first.",
    ),
    "ledger_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} in the ledger is not as the journal has it: it was changed outside the program. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "ledger_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} is missing from the ledger. Keep a copy of the data folder, then restore the last "
        "backup that passes the check.",
    ),
    "left_out_already": QT_TRANSLATE_NOOP(
        "sentences", "This measurement of {subject} is left out already."
    ),
    "no_chemistry_group": QT_TRANSLATE_NOOP(
        "sentences", "There is no chemistry group {group}. Choose one of {groups}."
    ),
    "no_such_entry": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no entry {number} in the ledger. Check the number, such as U-26-0003.",
    ),
    "no_such_measurement": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no measurement {name}. Take the name a culprit of the balance has: a weighing "
        "such as w:L-26-0012, an assay such as L-26-0012:a:Nd, or a scale such as scale:Bench.",
    ),
    "no_such_scale": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing was weighed on a scale {scale}. Take one of these: {scales}.",
    ),
    "not_left_out": QT_TRANSLATE_NOOP(
        "sentences", "The measurement {name} is not left out; it counts."
    ),
    "period_backwards": QT_TRANSLATE_NOOP(
        "sentences", "The period ends before it begins. Exchange its two days."
    ),
    # runs and lots
    "view_not_read": QT_TRANSLATE_NOOP(
        "sentences",
        "“{value}” is no view of this program. Copy the whole line, from “recycler:recovery?” on.",
    ),
    "bad_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” cannot be kept as {field}. Check it and book again."
    ),
    "batch_in_run": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} cannot be void: {runs} took of it. Cancel those inputs first.",
    ),
    "booking_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "A booking of {what} is not as the journal has it: it was changed outside the program. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "booking_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A booking of {what} is in the journal and no longer in the store. Restore the last backup "
        "that passes the check.",
    ),
    "closed_before_start": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} cannot close before it started. Check the moment."
    ),
    "cycle": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} was made from what {run} yields ({path}), so {run} cannot take it. Start "
        "another run for it.",
    ),
    "hazards_apart": QT_TRANSLATE_NOOP(
        "sentences",
        "{one} ({first}) and {other} ({second}) must not lie in one heap: {rule}. Keep them apart.",
    ),
    "loss_taken": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is a loss, and nothing can be taken of it. Book what came back as a return.",
    ),
    "lot_cancelled": QT_TRANSLATE_NOOP("sentences", "{source} was cancelled. Choose another lot."),
    "lot_in_run": QT_TRANSLATE_NOOP(
        "sentences",
        "Lot {lot} cannot be cancelled: {runs} took of it. Cancel those inputs first.",
    ),
    "lot_twice": QT_TRANSLATE_NOOP(
        "sentences", "The lot “{lot}” stands in this file twice. Give one of them another name."
    ),
    "run_differs": QT_TRANSLATE_NOOP(
        "sentences",
        "Row {row} says otherwise of run {run} than “{value}”. Write the same in all its rows, or "
        "in one alone.",
    ),
    "unknown_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not what is booked here. Write one of {kinds}."
    ),
    "unknown_hazard": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a hazard class. Write one of {kinds}, or leave it empty."
    ),
    "unknown_run_kind": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a kind of run. Write one of {kinds}."
    ),
    "lot_of_nothing": QT_TRANSLATE_NOOP(
        "sentences", "A lot needs a material or a name. Give one of the two."
    ),
    "no_such_booking": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not booked, or was cancelled already. Look at its run."
    ),
    "no_such_container": QT_TRANSLATE_NOOP(
        "sentences",
        "No container “{value}” was weighed empty yet. Weigh it, or choose one that was: {names}.",
    ),
    "no_container_yet": QT_TRANSLATE_NOOP(
        "sentences",
        "No container was weighed empty yet. Weigh the first one in the settings, Containers.",
    ),
    "tare_not_positive": QT_TRANSLATE_NOOP(
        "sentences", "{value} is not what a container weighs empty. Give a weight above zero."
    ),
    "no_such_run": QT_TRANSLATE_NOOP(
        "sentences", "There is no run {run}. Check the number, such as R-26-0012."
    ),
    "no_such_source": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no batch and no lot {source}. Check the ticket or the number, such as L-26-0012.",
    ),
    "no_such_stage": QT_TRANSLATE_NOOP(
        "sentences", "“{value}” is not a stage of this route. Choose one of: {stages}."
    ),
    "not_assembled": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is {material}, of which no parts are known. Take an assembled product, or start "
        "a run of another kind.",
    ),
    "nothing_taken": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} took nothing. Book what went in, then close it."
    ),
    "route_not_for": QT_TRANSLATE_NOOP(
        "sentences",
        "{source} is {material}, which {route} does not process. Choose another route or another "
        "source.",
    ),
    "route_of_process": QT_TRANSLATE_NOOP(
        "sentences", "A process needs a route, and no other run has one. Correct one of the two."
    ),
    "run_closed": QT_TRANSLATE_NOOP(
        "sentences", "Run {run} is closed. Open it again with a reason, then book."
    ),
    "run_open": QT_TRANSLATE_NOOP("sentences", "Run {run} is open already."),
    "source_overdrawn": QT_TRANSLATE_NOOP(
        "sentences",
        "Runs took more of {source} than there was. Restore the last backup that passes the check.",
    ),
    "source_void": QT_TRANSLATE_NOOP(
        "sentences", "Batch {source} is void. Take it back first, or choose another one."
    ),
    "split_of_one": QT_TRANSLATE_NOOP(
        "sentences",
        "Run {run} splits {first} and cannot take {source} as well. Blend the two first.",
    ),
    "stage_of_route": QT_TRANSLATE_NOOP(
        "sentences", "A stage belongs to a route. Name the route as well."
    ),
    "taken_already": QT_TRANSLATE_NOOP(
        "sentences",
        "With this {source} came to {came_kg} kg, and runs took more of it: {taken}. Correct "
        "the weighing that is wrong.",
    ),
    "takes_too_much": QT_TRANSLATE_NOOP(
        "sentences",
        "{run} cannot take {wanted_kg} kg of {source}. Came in: {came_kg} kg. Taken: {taken}. "
        "Left: {left_kg} kg, ± {sd_kg} kg by the weighings. Correct the weighing that is wrong.",
    ),
    "used_up": QT_TRANSLATE_NOOP(
        "sentences",
        "{run} cannot take {wanted_kg} kg of {source}: nothing is left. Came in: {came_kg} kg. "
        "Taken: {taken}. Choose another source, or cancel an input that is wrong.",
    ),
    "yields_element": QT_TRANSLATE_NOOP(
        "sentences",
        "By the assays of its lots run {run} yielded {out_kg} kg {element} and took {in_kg} kg, ± "
        "{sd_kg} kg. Check assays and weighings, or say why and close it.",
    ),
    "yields_too_much": QT_TRANSLATE_NOOP(
        "sentences",
        "Run {run} would yield {out_kg} kg and took {in_kg} kg, ± {sd_kg} kg by the weighings. "
        "Book what is missing of its inputs, correct a weighing, or, where acid or water was "
        "added, say why and close it.",
    ),
    "yields_outdated": QT_TRANSLATE_NOOP(
        "sentences",
        "Other yields of {route} have come into force meanwhile; nothing was changed. Look at the "
        "proposals again.",
    ),
}
