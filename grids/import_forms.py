"""The forms of bringing a list in and taking one out."""

from django import forms
from django.utils.translation import gettext_lazy as _

SHOWN = 24
ACCEPTED = ".xlsx,.xls,.csv"


class UploadForm(forms.Form):
    list = forms.FileField(
        label=_("Your list"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("xlsx, xls or csv, at most 20 MB and 50,000 rows. The first sheet counts."),
    )


class ColumnsForm(forms.Form):
    """For each field of the kind the column of the file that fills it."""

    def __init__(self, batch, kind, samples, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = [("", _("not in my list"))]
        places += [(str(place), told(head, samples, place)) for place, head in enumerate(batch.heads)]
        for column in kind.columns:
            chosen = batch.columns.get(column.name)
            self.fields[column.name] = forms.ChoiceField(
                label=column.label,
                choices=places,
                required=column.required,
                initial="" if chosen is None else str(chosen),
                help_text=column.hint,
            )

    def columns(self):
        return {name: int(place) for name, place in self.cleaned_data.items() if place}


def told(head, samples, place):
    """A heading with the first value below it, so that one knows it again."""
    value = next((cells[place] for cells in samples if place < len(cells) and cells[place]), "")
    head = head or _("(no heading)")
    return f"{head} · {value[:SHOWN]}" if value else str(head)


class RowForm(forms.Form):
    """The cells of one row, each with what is wrong about it."""

    def __init__(self, row, kind, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cells, columns = row.opened_cells, row.batch.columns
        for column in kind.columns:
            place = columns.get(column.name)
            if place is None:
                continue
            self.fields[column.name] = forms.CharField(
                label=column.label,
                required=column.required,
                max_length=1_000,
                initial=cells[place] if place < len(cells) else "",
                help_text=" ".join(
                    f"{fault.reason_text} {fault.cure_text}".strip()
                    for fault in row.opened_faults
                    if fault.column == column.name
                ),
            )

    def cells(self, columns):
        return {columns[name]: text for name, text in self.cleaned_data.items()}


class ApplyForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What is brought in"),
        choices=[("good", _("the right rows, the others later")), ("all", _("all or nothing"))],
        widget=forms.RadioSelect,
        initial="good",
    )


class ExportForm(forms.Form):
    reason = forms.CharField(
        label=_("What it is for"),
        max_length=200,
        help_text=_("It stays on record with your name, the time and the number of rows."),
    )


class AnswerForm(forms.Form):
    """What a second person says to somebody else's list; a reason is asked of a no."""

    words = forms.CharField(label=_("Why not, if you do not agree"), max_length=200, required=False)
