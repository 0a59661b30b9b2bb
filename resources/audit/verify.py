"""Verify an audit pack of Recycler.

    python verify.py [FOLDER] [--key "1A2B 3C4D 5E6F 7081"]

FOLDER is where the zip was unpacked; without it, the folder of this script. Needs Python 3.9 or
later and the package `cryptography`. Exit code 0: everything agrees; 1: something does not.
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CHAINED = (
    "seq", "at", "who", "station", "action", "subject", "version", "why", "before", "after",
)  # fmt: skip
UNLISTED = {"contents.json", "contents.signature"}
MOST = 10  # of one kind that are written out


class Failure(Exception):
    """One thing that does not agree, in words."""


def canonical(value):
    """Write JSON as the program does when it takes a hash of it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hash_of(text):
    return sha256(text.encode()).hexdigest()


def fingerprint(key):
    digits = sha256(bytes.fromhex(key)).hexdigest()[:16].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def signed(key, text, signature):
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature), text.encode())
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


class Pack:
    """The unpacked files."""

    def __init__(self, folder):
        self.folder = folder
        self.text = self.read("contents.json")
        try:
            self.contents = json.loads(self.text)
        except ValueError as error:
            raise Failure("contents.json cannot be read.") from error

    def read(self, name):
        try:
            return (self.folder / name).read_bytes().decode()
        except (OSError, ValueError) as error:
            raise Failure(f"{name} is missing or cannot be read.") from error

    def hash(self, name):
        digest = sha256()
        try:
            with (self.folder / name).open("rb") as file:
                for part in iter(lambda: file.read(2**20), b""):
                    digest.update(part)
        except OSError as error:
            raise Failure(f"{name} is missing or cannot be read.") from error
        return digest.hexdigest()

    def lines(self, name):
        text = self.read(name)
        try:
            return [json.loads(line) for line in text.split("\n") if line]
        except ValueError as error:
            raise Failure(f"{name} holds a line that cannot be read.") from error


def check_key(pack, wanted):
    """The key is the one the auditor was told of, and it signed the list of contents."""
    key = pack.contents["key"]
    own = fingerprint(key)
    if not signed(key, pack.text, pack.read("contents.signature").strip()):
        raise Failure("The list of contents is not signed by the key it names.")
    said = f"The list of contents is signed by the key {own}."
    if wanted is None:
        return said + (
            "\n   NOT verified: whether that is the facility's key. Compare it with the one you "
            'noted earlier, or run again with --key "…".'
        )
    if wanted.replace(" ", "").upper() != own.replace(" ", ""):
        raise Failure(f"The pack is signed by the key {own}, not by {wanted}.")
    return said + " It is the key you gave."


def check_files(pack, _wanted):
    """Every file is as it was signed, and none was added."""
    listed = pack.contents["files"]
    for name, digest in listed.items():
        if pack.hash(name) != digest:
            raise Failure(f"{name} was changed after the pack was made.")
    there = {
        file.relative_to(pack.folder).as_posix()
        for file in pack.folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    added = sorted(there - set(listed) - UNLISTED)
    if added:
        raise Failure(f"Files were added to the pack: {', '.join(added)}.")
    return f"All {len(listed)} files are as they were signed."


def check_journal(pack, _wanted):
    """Each entry follows on the one before it."""
    said = pack.contents
    before, number = said["before"], said["first_entry"]
    if number == 1 and before != "0" * 64:
        raise Failure("The journal does not begin at its beginning.")
    entries = pack.lines("journal.jsonl")
    for entry in entries:
        if entry["seq"] != number:
            raise Failure(f"Entry {number} of the journal is missing or out of its place.")
        told = hash_of(canonical([before, *(entry[name] for name in CHAINED)]))
        if entry["prev_hash"] != before or entry["hash"] != told:
            raise Failure(f"Entry {number} of the journal was changed.")
        before, number = entry["hash"], number + 1
    if (number - 1, before) != (said["last_entry"], said["head"]):
        raise Failure("The end of the journal is missing.")
    period = ""
    if said["first_entry"] > 1 or said["to"]:
        period = " (a part of it: what came before and after is not in this pack)"
    return f"The journal's {len(entries)} entries are chained without a gap{period}."


def check_checkpoints(pack, _wanted):
    """Each checkpoint is signed by a known key and names the journal as it is."""
    heads = {entry["seq"]: entry["hash"] for entry in pack.lines("journal.jsonl")}
    known, follows, compared, keys = set(), "", 0, []
    texts = [line for line in pack.read("checkpoints.jsonl").split("\n") if line]
    for text in texts:
        line = json.loads(text)
        number = line["number"]
        body = {name: value for name, value in line.items() if name != "signature"}
        if not signed(line["key"], canonical(body), line["signature"]):
            raise Failure(f"Checkpoint {number} is not signed by the key it names.")
        if line["follows"] != follows:
            raise Failure(f"A checkpoint before number {number} is missing.")
        if line["key"] not in known:
            if known and line["kind"] != "key":
                raise Failure(f"Checkpoint {number} is signed by a key nobody spoke of.")
            keys.append(_key_words(line, bool(known)))
            known.add(line["key"])
        if line["entry"] in heads:
            compared += 1
            if heads[line["entry"]] != line["head"]:
                raise Failure(f"The journal up to entry {line['entry']} is not the one signed.")
        follows = hash_of(text)
    last = json.loads(texts[-1]) if texts else {}
    if last.get("kind") != "pack":
        raise Failure("The checkpoint that was made for this pack is missing.")
    if last["key"] != pack.contents["key"]:
        raise Failure("The last checkpoint is not signed by the key of this pack.")
    said = f"All {len(texts)} checkpoints are signed; {compared} name entries in this pack."
    return "\n   ".join([said, *keys])


def _key_words(line, is_later):
    told = f"Key {fingerprint(line['key'])} signs from entry {line['entry']}, {line['at'][:10]}"
    if not is_later:
        return f"{told}."
    before = str(line["more"].get("key_before", ""))
    words = f"{line['key']} takes the place of {before}"
    if signed(before, words, str(line["more"].get("agreed", ""))):
        return f"{told}; the key before it agreed."
    return (
        f"{told}; the key before it did NOT sign that. So it is after a move to another machine, "
        "or after a key was lost: ask which."
    )


def check_data(pack, _wanted):
    """Each row is what its entry says, and each entry has its row."""
    apart = set(pack.contents["apart"])
    said = {}
    for entry in pack.lines("journal.jsonl"):
        if entry["action"] not in apart:
            said[entry["subject"], entry["version"]] = entry
    rows, wrong = 0, []
    for table, how in pack.contents["tables"].items():
        for row in pack.lines(f"data/{table}.jsonl"):
            rows += 1
            place = how["subject"].format_map(row), row.get("version", 1)
            entry = said.pop(place, None)
            told = {n: v for n, v in row.items() if v is not None and n not in how["unsaid"]}
            if entry is None or json.loads(entry["after"] or "null") != told:
                wrong.append(f"{place[0]} (version {place[1]}, table {table})")
    if wrong:
        raise Failure(f"Rows are not what the journal says: {'; '.join(wrong[:MOST])}.")
    if said:
        gone = "; ".join(f"{name} (version {version})" for name, version in list(said)[:MOST])
        raise Failure(f"Rows are missing that the journal speaks of: {gone}.")
    return f"All {rows} rows of data are what the journal says, and none is missing."


def check_reference(pack, _wanted):
    """Reference data are those whose hashes the journal keeps."""
    came = {}
    for entry in pack.lines("journal.jsonl"):
        if entry["action"] == "reference":
            came.update(json.loads(entry["after"])["versions"])
    count = len(came)
    for row in pack.lines("data/reference_version.jsonl"):
        name = f"{row['kind']} {row['code']} {row['version']}"
        text = (
            row["payload"] if row["origin"] == "shipped" else f"{row['origin']}\n{row['payload']}"
        )
        if row["supplier"] is not None:
            text = f"{canonical([row['supplier']])}\n{text}"
        if came.pop(name, None) != hash_of(text):
            raise Failure(f"The reference data {name} are not what the journal says.")
    if came:
        raise Failure(f"Reference data are missing: {', '.join(sorted(came)[:MOST])}.")
    return f"All {count} versions of reference data are those the journal speaks of."


def check_attachments(pack, _wanted):
    """Each file that records carry is the one whose hash the journal keeps."""
    tables = {"attachment", "attachment_version"} & set(pack.contents["tables"])
    rows = [row for table in sorted(tables) for row in pack.lines(f"data/{table}.jsonl")]
    if not rows:
        return "No record carries a file."
    kept = {row["sha256"]: f"{row['name']} of {row['record']}" for row in rows}
    if not pack.contents["with_attachments"]:
        return (
            f"{len(kept)} files are named by their hash; they are not in this pack. Whoever has "
            "one can compare its SHA-256 with data/attachment.jsonl."
        )
    listed = pack.contents["files"]
    gone = [said for digest, said in kept.items() if f"attachments/{digest}" not in listed]
    if gone:
        raise Failure(f"Files that records carry are not in the pack: {'; '.join(gone[:MOST])}.")
    for digest, said in kept.items():
        if pack.hash(f"attachments/{digest}") != digest:
            raise Failure(f"The file {said} is not the one that was attached.")
    return f"All {len(kept)} files that records carry are those that were attached."


CHECKS = (
    check_key, check_files, check_journal, check_checkpoints, check_data, check_reference,
    check_attachments,
)  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description="Verify an audit pack of Recycler.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--key", help="fingerprint of the facility's key, as noted earlier")
    asked = parser.parse_args()
    failed = False
    try:
        pack = Pack(asked.folder)
    except Failure as failure:
        print(f"✗  {failure}")
        return 1
    facility = pack.contents.get("facility") or "a facility without a name"
    print(f"Audit pack of {facility}, made {pack.contents.get('made_at')}")
    for check in CHECKS:
        try:
            print(f"✓  {check(pack, asked.key)}")
        except Failure as failure:
            failed = True
            print(f"✗  {failure}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            failed = True
            print(f"✗  The pack is not in order ({check.__name__}: {error!r}).")
    print("Something does not agree." if failed else "Everything agrees.")
    return 1 if failed else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
