"""Texts with places to fill in: which there are, and what a case puts into them (pure)."""

import re

from django.utils.dateformat import format as as_words
from django.utils.timezone import localtime

# What a clerk writes between braces, in either language, and the fact of the case it stands for.
VARIABLES = {
    "事项": "kind",
    "地点": "place",
    "单号": "number",
    "报告时间": "reported",
    "承办": "handler",
    "结果": "result",
    "期限": "due",
}
FACTS = frozenset(VARIABLES.values())
PLACE = re.compile(r"\{([^{}]{0,20})\}")


def unknown_in(text):
    """What stands between braces and is no variable, as it was written."""
    return [name for name in PLACE.findall(text) if fact_of(name) not in FACTS]


def fact_of(name):
    name = name.strip()
    return VARIABLES.get(name, name)


def filled(text, facts):
    """The text for one case: a variable that nothing is known of stays as it stands, to be seen and written by hand."""
    return PLACE.sub(lambda found: facts.get(fact_of(found[1])) or found[0], text)


def facts_of(case, *, handler="", result=""):
    """{variable: words} of a case. Nothing personal is among them."""
    return {
        "kind": case.category.name,
        "place": case.address,
        "number": case.number,
        "reported": day_words(case.reported_at),
        "handler": handler,
        "result": result,
        "due": day_words(case.handle_due_at or case.due_at),
    }


def day_words(moment):
    return as_words(localtime(moment), "Y-m-d H:i") if moment else ""
