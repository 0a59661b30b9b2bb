"""Every code that recycler and db can say has a sentence, and every sentence is said."""

import ast
import string
from pathlib import Path

import pytest

from recycler.errors import InputError
from recycler.problems import Problem
from ui.language.sentences import PARTS, SENTENCES, say, say_error
from ui.language.speaking import speaking

ROOT = Path(__file__).parents[3]
SAYERS = {
    "RecyclerError",
    "InputError",
    "DataFolderError",
    "RightsError",
    "Problem",
    "CheckProblem",
}
PLACES = {"field", "sheet", "row", "column", "value"}


def _sources():
    for folder in ("recycler", "db", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.parent.name != "said":
                yield path, ast.parse(path.read_text("utf-8"))


def _said():
    """Yield (place, code, details or None where they cannot be read off the source)."""
    for path, tree in _sources():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", None))
            if name not in SAYERS or not call.args or not isinstance(call.args[0], ast.Constant):
                continue
            place = f"{path.relative_to(ROOT)}:{call.lineno}"
            yield place, call.args[0].value, _details(name, call)


def _details(name, call):
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if name not in {"Problem", "CheckProblem"}:
        return None if None in keywords else set(keywords)
    given = call.args[1] if len(call.args) > 1 else keywords.get("details", ast.Dict([], []))
    if isinstance(given, ast.Dict) and None not in given.keys:
        return {key.value for key in given.keys if isinstance(key, ast.Constant)} | PLACES
    if isinstance(given, ast.Call) and getattr(given.func, "id", "") == "dict":
        return {keyword.arg for keyword in given.keywords} | PLACES
    return None


def _gaps(code):
    return {name for _, name, _, _ in string.Formatter().parse(str(SENTENCES[code])) if name}


def test_every_code_has_a_sentence():
    assert [f"{place} {code}" for place, code, _ in _said() if code not in SENTENCES] == []


def test_the_gaps_of_each_sentence_are_filled_where_it_is_raised():
    unfilled = [
        f"{place} {code}: {sorted(_gaps(code) - details)}"
        for place, code, details in _said()
        if code in SENTENCES and details is not None and not _gaps(code) <= details
    ]
    assert unfilled == []


def test_no_sentence_is_unused():
    nodes = [node for _, tree in _sources() for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    begun = tuple(  # f"already_{state}"
        node.values[0].value
        for node in nodes
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant)
    )
    unused = {code for code in set(SENTENCES) - texts if not _is_begun(code, begun)}
    assert sorted(unused) == []


def _is_begun(code, begun):
    return any(code.startswith(text) for text in begun if text.endswith("_"))


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_keeps_to_the_words_of_the_house(code):
    words = str(SENTENCES[code]).lower().replace(",", " ").split()
    assert not {"error", "invalid", "please", "oops"} & set(words)
    assert str(SENTENCES[code]).endswith(".")
    assert "!" not in str(SENTENCES[code])


def test_a_sentence_names_what_was_found_and_what_to_do():
    problem = Problem("unknown_country", {"suggestions": ["DK", "DE"]}, value="DEN")
    assert (
        say(problem)
        == "“DEN” is not a country code. Type DK (Denmark), DE (Germany), or leave it empty."
    )


def test_a_missing_detail_reads_as_unknown():
    assert (
        say_error(InputError("no_such_ticket")) == "There is no batch –. Check the ticket number."
    )


def test_a_code_without_a_sentence_still_shows_its_facts():
    assert say_error(InputError("strange", row=4)) == "strange, row 4"


def test_what_the_reference_names_is_said_in_the_language_in_use(qapp):
    error = InputError("no_such_stage", value="mixing", stages=["calcination", "roasting"])
    assert "calcination, roasting" in say_error(error)
    with speaking("ja"):
        said = say_error(error)
    assert "焼成" in said
    assert "焙焼" in said
    assert "mixing" in said


def test_no_code_is_said_in_two_parts():
    assert sum(len(part.SENTENCES) for part in PARTS) == len(SENTENCES)
