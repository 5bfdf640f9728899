"""Why a file is not read, in a sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

NAMES = (".xlsx", ".xls", ".csv")
OF_WPS = (".et", ".ett")

REFUSALS = {
    "wps": _("This is a file of WPS. Open it, choose “Save as” and “xlsx”, and bring that file."),
    "name": _("Bring an xlsx, xls or csv file. Any table program can save one."),
    "too_large": _("A list may have 20 MB at most. Split it, or save the rows alone as a new file."),
    "too_many_rows": _("A list may have 50,000 rows at most. Split it into several files."),
    "too_heavy": _(
        "This file takes too much work to open. Copy the rows alone into a new file, without colours and empty rows."
    ),
    "damaged": _("This file is damaged. Open it in the table program, save it anew and bring that file."),
    "not_a_table": _("There is no table in this file. Bring an xlsx, xls or csv file."),
    "locked": _("This file is locked with a password. Take the password off and bring it again."),
    "empty": _("There is no row under the headings. Look whether the list is on the first sheet."),
}
