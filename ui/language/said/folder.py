"""Sentences about the data folder and what it is checked for."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, object] = {
    # the data folder
    "damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The data in {folder} are damaged. Repair them from the last good backup and the journal "
        "since, in the window or by “repair”; what is there now is kept beside it.",
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} is full; nothing was stored. Free some space and save again.",
    ),
    "disk_full_import": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} became full; nothing was imported and what was typed is kept. "
        "{rows} rows need about {needed_mb} MB, {free_mb} MB are free: free some space and import "
        "again.",
    ),
    "page_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "A part of the data in {folder} is damaged. Settings, Backup and journal, repairs them "
        "from the last good backup and the journal since; what is there now is kept.",
    ),
    "no_good_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no good backup of {folder} to repair it from; nothing was changed. Bring back a "
        "backup from elsewhere and restore it.",
    ),
    "second_absent": QT_TRANSLATE_NOOP(
        "sentences",
        "The second folder for backups is not there ({folder}); {behind} copies wait until it is.",
    ),
    "second_full": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with the second folder for backups is full ({folder}); {behind} copies wait.",
    ),
    "second_refused": QT_TRANSLATE_NOOP(
        "sentences",
        "The second folder for backups could not be written ({folder}); {behind} copies wait.",
    ),
    "folder_busy": QT_TRANSLATE_NOOP(
        "sentences",
        "Another program is writing to {folder}; nothing was stored. Close it or wait until it "
        "is done, then try again.",
    ),
    "newer_file": QT_TRANSLATE_NOOP(
        "sentences",
        "The data in {folder} were written by a newer version of Recycler. Update this program, "
        "or open the data with the newer one; nothing was changed.",
    ),
    "no_store": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no Recycler data in {folder}. Make it with “init”, or name another folder.",
    ),
    "not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "{folder} cannot be written; nothing was stored. Allow writing there, or choose another "
        "folder.",
    ),
    "bad_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not a whole backup of Recycler; nothing was changed. Choose another one from"
        " the folder “backups”.",
    ),
    "altered_backup": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} was changed after it was written, or what is in it does not agree; nothing was "
        "changed. Choose another backup from the folder “backups”.",
    ),
    "file_not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} cannot be written. Choose a name that is free, in a folder that exists.",
    ),
    "no_folder": QT_TRANSLATE_NOOP(
        "sentences", "This store is on a server. Back it up there, with the server’s own tools."
    ),
    "store_exists": QT_TRANSLATE_NOOP(
        "sentences", "{folder} holds data already; they were left as they are. Name another folder."
    ),
    # what a check can find
    "assay_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "An assay of sample {sample} from batch {ticket} is not as the journal has it: it was "
        "changed outside the program. Keep a copy of the data folder, then restore the last "
        "backup that passes the check.",
    ),
    "assay_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A sample or an assay of batch {ticket} is in the journal and no longer in the store. "
        "Restore the last backup that passes the check.",
    ),
    "batch_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} is not as the journal has it: it was changed outside the program. Keep "
        "a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "batch_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Batch {ticket} is in the journal and no longer among the batches. Restore the last "
        "backup that passes the check.",
    ),
    "control_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "A control of {name} is not as the journal has it. Restore the last backup that passes "
        "the check.",
    ),
    "control_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "A control of the laboratory is in the journal and no longer in the store. Restore the "
        "last backup that passes the check.",
    ),
    "findings_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What the assays of batch {ticket} add to totals is not as the journal has it. Restore the "
        "last backup that passes the check.",
    ),
    "facility_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The facility’s settings are not as the journal has them. Look them over in Settings "
        "and save them again.",
    ),
    "checkpoint_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Checkpoint {number} in {table} is not as it was signed: it was changed outside the "
        "program. Keep a copy of the data folder, then restore the last backup that passes the "
        "check.",
    ),
    "checkpoint_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Checkpoint {number} was signed and is no longer in {table}. Keep a copy of the data "
        "folder, then restore the last backup that passes the check.",
    ),
    "checkpoints_differ": QT_TRANSLATE_NOOP(
        "sentences",
        "The checkpoints beside the store are not those kept in {file}: one of the two was "
        "changed or is older. Keep copies of both, and compare their last lines.",
    ),
    "draft_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What was typed and not yet saved was changed outside the program. Look over what stands "
        "in the forms before saving it.",
    ),
    "journal_rewritten": QT_TRANSLATE_NOOP(
        "sentences",
        "The journal was signed up to entry {entry} and is another now: something between entry "
        "{sound} and entry {entry} was rewritten. Keep a copy of the data folder, then restore "
        "the last backup that passes the check.",
    ),
    "schema_added": QT_TRANSLATE_NOOP(
        "sentences",
        "The store file has a {kind} {what} that the program did not make. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "schema_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The {kind} {what} of the store file is not as the program made it. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "schema_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "The {kind} {what} is missing from the store file. "
        "Keep a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "search_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Search does not find batch {ticket} by its words: the index was changed outside the "
        "program. Restore the last backup that passes the check.",
    ),
    "setting_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The setting {what} is not as the journal has it. Restore the last backup that passes the"
        " check.",
    ),
    "store_replayed": QT_TRANSLATE_NOOP(
        "sentences",
        "The store ends before entry {entry}, which was signed on {at}: the file is an older "
        "copy, or the end of its journal was cut. Put the newer file back; to go back on purpose,"
        " use Restore, which says so in the journal.",
    ),
    "file_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The store file is damaged ({detail}). Restore the last backup; what is there now is "
        "kept beside it.",
    ),
    "journal_broken": QT_TRANSLATE_NOOP(
        "sentences",
        "The journal’s chain breaks at entry {entry}: it was changed outside the program. Keep "
        "a copy of the data folder, then restore the last backup that passes the check.",
    ),
    "reference_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The reference data of {what} are not as they were stored. Restore the last backup that"
        " passes the check.",
    ),
    "sample_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Sample {sample} of batch {ticket} is not as the journal has it. Restore the last backup "
        "that passes the check.",
    ),
    "ticket_gap": QT_TRANSLATE_NOOP(
        "sentences",
        "Tickets of station {station} in {year}: {batches} batches, {given} numbers given. "
        "Restore the last backup that passes the check.",
    ),
    "totals_differ": QT_TRANSLATE_NOOP(
        "sentences",
        "The totals of {period} for {what} are not the sum of its batches. Restore the last "
        "backup that passes the check.",
    ),
    "version_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "Version {version} of batch {ticket} is not as the journal has it. Restore the last "
        "backup that passes the check.",
    ),
    "version_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "Earlier versions of batch {ticket} are missing. Restore the last backup that passes "
        "the check.",
    ),
    # proof
    "folder_not_writable": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing can be kept in {folder}. Choose a folder that can be written.",
    ),
    "key_unreadable": QT_TRANSLATE_NOOP(
        "sentences",
        "The key that signs the journal cannot be read or written ({file}). Put the file back, or"
        " take it away: a new key is made then, and the checkpoints say so.",
    ),
    "no_entries": QT_TRANSLATE_NOOP(
        "sentences",
        "Nothing was entered between {since} and {until}. Choose other days.",
    ),
    "schema_differs": QT_TRANSLATE_NOOP(
        "sentences",
        "The store says it is of an older program, and its tables are not ({detail}). Keep a copy"
        " of the data folder, then restore the last backup.",
    ),
    # attachments
    "attachment_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "What is kept of an attachment of {what} is not what the journal has. Restore a backup "
        "from before it.",
    ),
    "attachment_ambiguous": QT_TRANSLATE_NOOP(
        "sentences", "Several attachments are called {name}. Name one by its hash: {marks}."
    ),
    "attachment_damaged": QT_TRANSLATE_NOOP(
        "sentences",
        "The kept content of {file} is missing or damaged; no copy was written. Repair the data, "
        "or attach the file again from where it came.",
    ),
    "attachment_empty": QT_TRANSLATE_NOOP(
        "sentences", "{file} is empty; nothing was attached. Choose a file that holds something."
    ),
    "attachment_file_altered": QT_TRANSLATE_NOOP(
        "sentences",
        "The content of {name}, attached to {what}, was changed. Repair the data from a backup, or "
        "attach the file again.",
    ),
    "attachment_file_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "The content of {name}, attached to {what}, is gone. Repair the data from a backup, or "
        "attach the file again.",
    ),
    "attachment_foreign": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} stands among the attachments and was not put there by the program. Move it "
        "elsewhere.",
    ),
    "attachment_gone": QT_TRANSLATE_NOOP(
        "sentences", "{name} was withdrawn already, by {who}; nothing was changed."
    ),
    "attachment_kind_unknown": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is no document, picture or text that is known here, so it is only saved, not "
        "opened.",
    ),
    "attachment_macros": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} holds macros or scripts, or may hold some, so it is only saved, not opened.",
    ),
    "attachment_missing": QT_TRANSLATE_NOOP(
        "sentences",
        "An attachment of {what} is in the journal and not in the data. Restore a backup.",
    ),
    "attachment_no_room": QT_TRANSLATE_NOOP(
        "sentences",
        "The disk with {folder} is full; nothing was attached. Free some space and attach the file "
        "again.",
    ),
    "attachment_program": QT_TRANSLATE_NOOP(
        "sentences", "{file} is a program, so it is only saved, not opened."
    ),
    "attachment_script": QT_TRANSLATE_NOOP(
        "sentences", "{file} is a script, so it is only saved, not opened."
    ),
    "attachment_shortcut": QT_TRANSLATE_NOOP(
        "sentences", "{file} leads to other files or programs, so it is only saved, not opened."
    ),
    "attachment_too_large": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is larger than {most_mb} MB; nothing was attached. Attach a smaller copy of it.",
    ),
    "attachment_twice": QT_TRANSLATE_NOOP(
        "sentences",
        "{what} carries this file already, as {name}; nothing was attached.",
    ),
    "attachment_web_page": QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is a web page or a drawing that may hold scripts, so it is only saved, not opened.",
    ),
    "attachments_lacking": QT_TRANSLATE_NOOP(
        "sentences",
        "Attached files that are nowhere whole and are left out: {count}. A check names them; "
        "all else is complete.",
    ),
    "attachments_need_folder": QT_TRANSLATE_NOOP(
        "sentences",
        "This store is on a server and has no folder for files. Keep the file elsewhere and say "
        "where in the note of the batch.",
    ),
    "no_such_attachment": QT_TRANSLATE_NOOP(
        "sentences", "No attachment is called {name}. Look at the list of the record."
    ),
    "no_such_record": QT_TRANSLATE_NOOP(
        "sentences",
        "There is no batch, run or sample {value}. Check the ticket, number or label.",
    ),
}
