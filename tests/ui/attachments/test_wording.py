"""Kinds of files in words."""

import pytest

from recycler.attachments.content import MACROS
from recycler.attachments.opening import SUFFIXES
from ui.attachments.wording import kind_words


@pytest.mark.parametrize("kind", SUFFIXES)
def test_every_kind_that_may_be_opened_has_a_word(kind):
    assert kind_words(kind) != "Unknown kind"


def test_macros_are_said():
    assert kind_words(f"application/pdf{MACROS}") == "PDF document with macros or scripts"


def test_what_nobody_knows_is_said_so():
    assert kind_words("application/octet-stream") == "Unknown kind"
