"""What is missing is asked for in plain words of the field, never by Django's own sentence."""

import pytest
from django import forms

from cases import workflow
from cases.forms.needs import FIELDS, field_for

# What staff must fill in somewhere, and a tick, which is never missing.
ASKED = sorted({need for row in workflow.ROWS for need in row.needs if not need.endswith("?")})
STOCK = forms.Field.default_error_messages["required"]


@pytest.mark.parametrize("need", ASKED)
def test_a_field_that_must_be_filled_in_says_what_it_wants(need):
    _name, field = field_for(need)

    assert str(field.error_messages["required"]) not in ("", str(STOCK))


def test_the_table_knows_every_need():
    assert {need.removesuffix("?") for row in workflow.ROWS for need in row.needs} <= set(FIELDS)
