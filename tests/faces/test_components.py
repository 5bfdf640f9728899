from datetime import UTC, datetime

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

AT = datetime(2024, 2, 3, 1, 2, tzinfo=UTC)


class ReportForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    phone = forms.CharField(label="Phone", help_text="Eleven digits", max_length=11)
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "Rubbish"), ("b", "Light")], widget=forms.RadioSelect
    )
    private = forms.BooleanField(label="Not public", required=False)

    def clean(self):
        raise forms.ValidationError("This code was withdrawn.")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def refused():
    return ReportForm({"phone": "138123456789", "key": "6f1c1f0e-0000-4000-8000-000000000001"})


def draw(component, **context):
    return render_to_string(f"components/{component}.html", context)


def test_a_field_has_its_label_its_hint_and_points_to_both():
    drawn = draw("field", field=ReportForm()["phone"])

    assert '<label class="form-label" for="id_phone">Phone</label>' in drawn
    assert 'id="id_phone_helptext">Eleven digits' in drawn
    assert 'aria-describedby="id_phone_helptext"' in drawn
    assert 'class="form-control"' in drawn


def test_a_wrong_field_keeps_the_input_and_points_to_what_is_wrong(refused):
    drawn = draw("field", field=refused["phone"])

    assert 'value="138123456789"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert 'class="form-control is-invalid"' in drawn
    assert 'aria-describedby="id_phone_helptext id_phone_error"' in drawn
    assert '<div class="gw-error" id="id_phone_error">' in drawn


def test_choices_are_a_group_with_a_legend_and_a_tick_has_its_label_behind():
    choices, tick = draw("field", field=ReportForm()["kind"]), draw("field", field=ReportForm()["private"])

    assert "<legend" in choices
    assert choices.count('type="radio"') == 2
    assert '<label for="id_kind_1">Light</label>' in choices
    assert tick.index("form-check-input") < tick.index('for="id_private"')


def test_the_field_group_of_every_form_is_ours():
    assert "gw-field" in ReportForm()["phone"].as_field_group()


def test_the_summary_names_every_error_and_leads_to_its_field(refused):
    drawn = draw("error_summary", form=refused)

    assert "This code was withdrawn." in drawn
    assert '<a href="#id_phone">Phone: ' in drawn
    assert '<a href="#id_kind">Kind: This field is required.</a>' in drawn
    assert 'role="alert"' in drawn


def test_no_error_no_summary():
    assert draw("error_summary", form=ReportForm()).strip() == ""
    assert draw("error_summary").strip() == ""


def test_hidden_fields_carry_the_key(refused):
    assert 'name="key" value="6f1c1f0e-0000-4000-8000-000000000001"' in draw("hidden_fields", form=refused)


def test_the_seven_steps_are_an_ordered_list_with_one_current():
    states = ["done"] * 4 + ["current"] + ["todo"] * 2
    steps = [
        {
            "number": n,
            "label": f"Step {n}",
            "state": state,
            "at": AT if n == 1 else None,
            "by": "",
            "round": n == 5 and 2,
        }
        for n, state in enumerate(states, start=1)
    ]

    drawn = draw("seven_dots", steps=steps)

    assert drawn.count("<li ") == 7
    assert drawn.count('aria-current="step"') == 1
    assert "2024-02-03 09:02" in drawn
    assert "round 2" in drawn
    assert drawn.index("Step 5") > drawn.index('aria-current="step"') > drawn.index("Step 4")


def test_a_resident_sees_four_stages():
    stages = [{"number": n, "label": word, "state": "todo"} for n, word in enumerate("abcd", start=1)]

    assert draw("four_dots", stages=stages).count("<li ") == 4


def test_the_timeline_tells_what_who_when_and_escapes_words():
    drawn = draw(
        "timeline",
        lines=[{"at": AT, "title": "Taken", "by": "Li", "words": "<b>on</b>\nthe way", "internal": True}],
    )

    assert "Taken" in drawn
    assert "&lt;b&gt;on&lt;/b&gt;<br>the way" in drawn
    assert "staff only" in drawn


def test_photos_that_are_still_checked_are_said_to_be():
    drawn = draw(
        "photo_strip",
        photos=[
            {"thumb": "/t.jpg", "full": "/f.jpg", "label": "", "state": "ready"},
            {"state": "waiting"},
            {"state": "refused"},
        ],
    )

    assert '<a href="/f.jpg"><img src="/t.jpg"' in drawn
    assert 'alt="Photo"' in drawn
    assert "still being checked" in drawn
    assert "cannot" in drawn or "not a photo" in drawn


def test_the_place_is_a_named_drawing():
    place = {
        "viewbox": "0 0 100 60",
        "grid_path": "M0 0L9 0L9 9Z",
        "siblings": ["M1 1Z"],
        "point": (4.5, 3.25),
        "label": "Grid 7",
    }

    drawn = draw("place_svg", place_svg=place)

    assert 'role="img" aria-label="Sketch of Grid 7"' in drawn
    assert 'cx="4.5" cy="3.25"' in drawn
    assert draw("place_svg", place_svg=None).strip() == ""


def test_the_pager_keeps_the_filters_and_is_absent_on_a_single_page(rf):
    request = rf.get("/desk/", {"tab": "waiting"})

    drawn = render_to_string("components/pager.html", {"page": {"next": "abc", "previous": None}}, request)

    assert 'href="?tab=waiting&amp;cursor=abc"' in drawn
    assert 'rel="prev"' not in drawn
    assert draw("pager", page={"next": None, "previous": None}).strip() == ""
