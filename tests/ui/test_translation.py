"""Every sentence of the window is gathered where it is looked for, and said in Japanese."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "resources" / "i18n" / "recycler_ja.ts"
CHOSEN = ("Countries", "Dates")  # a language chooses which of the names at hand it shows
GAP = re.compile(r"\{[^{}]*\}|%n")


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """What is translated, brought up to date with the sentences in the code."""
    file = shutil.copy(SOURCE, tmp_path_factory.mktemp("i18n"))
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(
        [lupdate, "-silent", "-no-obsolete", "-extensions", "py", ROOT / "ui", "-ts", file],
        check=True,
    )
    return ElementTree.parse(file).getroot().findall("context")


def test_every_sentence_is_gathered_under_the_name_it_is_looked_for(gathered):
    names = {context.findtext("name") for context in gathered}
    assert sorted(names - _looked_for()) == []


def _looked_for():
    """Return the classes of ui, and the names that are given in words."""
    names = {""}  # of `tr` in ui.recovery.wording
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                names.add(node.name)
            elif (
                isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
            ):
                names.add(node.args[0].value)
    return names


def test_every_sentence_is_translated(gathered):
    missing = [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in gathered
        for message in context.findall("message")
        if message.find("translation").get("type") == "unfinished"
    ]
    assert missing == []


def test_a_translation_has_the_gaps_of_its_sentence(gathered):
    messages = [
        m for c in gathered if c.findtext("name") not in CHOSEN for m in c.findall("message")
    ]
    for message in messages:
        source, translation = message.findtext("source"), message.find("translation")
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        for form in filter(None, forms):
            assert _gaps(form) == _gaps(source), source


def _gaps(sentence):
    """Return the named gaps and how many unnamed ones there are; those may change places."""
    gaps = GAP.findall(sentence)
    named = sorted(gap for gap in gaps if gap.strip("{}").isidentifier() or gap == "%n")
    return named, len(gaps) - len(named)
