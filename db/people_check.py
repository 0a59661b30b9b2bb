"""Are people as the journal saw them, and is each proof the one it saw."""

from collections.abc import Iterator

from sqlalchemy import Connection, literal, select

from db.balance_check import altered, missing
from db.people_records import PERSON, PERSON_VERSION, SECRET, proof
from db.people_writes import JOINED, SUBJECT
from recycler.problems import Problem


def check_people(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: `person_altered`, `person_missing`, `person_proof`."""
    tables = PERSON, PERSON_VERSION
    subjects = [literal(SUBJECT) + table.c.id for table in tables]
    names = {SUBJECT + row.id: row.name for row in connection.execute(select(PERSON))}
    for subject in altered(connection, tables, subjects):
        yield Problem("person_altered", {"name": names.get(subject, subject)})
    for subject in missing(connection, PERSON, PERSON_VERSION, subjects[0], JOINED):
        yield Problem("person_missing", {"name": names.get(subject, subject)})
    proofs = dict(connection.execute(select(SECRET.c.person_id, SECRET.c.hash)).all())
    for row in connection.execute(select(PERSON)):
        if proof(proofs.get(row.id, "")) != row.proof:
            yield Problem("person_proof", {"name": row.name})
