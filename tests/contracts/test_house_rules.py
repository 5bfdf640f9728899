"""Rules about the whole codebase: new code is judged without anybody remembering them."""

import ast
import subprocess
import sys

import pytest
from django.apps import apps
from django.db.models import QuerySet

from tests.contracts.tree import APPS, ROOT, body_lines, functions, parsed, shown, sources

OURS = [model for label in APPS for model in apps.get_app_config(label).get_models()]
SAYS_NOTHING = {"utils", "helpers", "services", "misc", "common_utils"}

# Rows that a person sees only through the row they belong to, or that no person sees at all; the reason beside each.
REACHED_OTHERWISE = {
    "File": "through the case that holds it",
    "Rendition": "through its file",
    "Document": "through the import or the export it belongs to",
    "ImportRow": "through its import",
    "Outbox": "the machine's own",
    "Inbox": "the machine's own",
    "Channel": "the installation's; whoever configures it",
    "ContactPoint": "its officer's own",
    "Wish": "its officer's own",
    "Outgoing": "the machine's own",
    "Letter": "through its attempts",
    "Attempt": "the installation's; whoever configures it, without names",
    "IdempotencyKey": "the machine's own",
    "Pulse": "the machine's own",
    "Replay": "the machine's own; whoever operates it",
    "Calendar": "the same for everybody",
    "CalendarDay": "the same for everybody",
    "CalendarVersion": "the same for everybody",
    "Redating": "the machine's own; whoever configures it",
    "Region": "the country's, public",
    "Norm": "the same for everybody there",
    "ApiKey": "its officer's; configuration",
    "AccountCode": "read by nobody; compared",
    "PastPassword": "read by nobody; compared",
    "Recusal": "through its case",
    "CaseException": "through its case",
    "CategoryDuty": "configuration, with its item",
    "DutyException": "through its case",
    "DutyUse": "public, with its item",
    "RecoveryCode": "read by nobody; compared",
    "SecondStep": "its officer's own",
    "Session": "its officer's own",
    "PlanTarget": "through its compound",
    "Room": "through its unit",
    "Honour": "through its grid or compound",
    "SiteDay": "through its stay",
    "SiteResult": "through its stay",
    "StationTurn": "through its turn, and through the station",
    "Tag": "the same for everybody there",
    "GridShape": "through its grid",
    "RegionOutline": "through the street's grid",
    "NetworkGrid": "through the grid it lies in",
    "Evaluation": "through the grid it comes from",
    "PastGrid": "through its grid",
    "PastPlace": "through what lay there",
    "ScanDay": "through its code",
    "NoticeDay": "through its notice",
    "Audience": "public, at every door of its district",
    "Brand": "public, on every page of its place",
    "Policy": "the same for everybody there",
    "DoorCard": "its officer's own; residents are shown what he chose",
    "DutyPhone": "public, at every door of its grid",
    "Echo": "counted, read by nobody",
    "Officer": "through posts",
    "Position": "the same for everybody there",
    "AppointmentStep": "through its appointment",
    "Objection": "through its appointment",
    "Handover": "through its post",
    "Absence": "through the posts of who is away",
    "AbsenceCover": "through its absence",
    "OfficerBackground": "counted; through its officer",
    "GridLink": "through its organisation or its grid",
    "PartyEvent": "through its organisation",
    "ChecklistEntry": "through its grid or place",
    "CaseEvent": "through its case",
    "CaseText": "through its event",
    "CaseFile": "through its case",
    "Assignment": "through its case",
    "Clock": "through its case",
    "Rating": "through its case",
    "Reporter": "through its case, masked",
    "CaseNumber": "the machine's own",
    "Vacancy": "the machine's own",
    "Category": "the same for everybody",
    "ClockPolicy": "the same for everybody",
    "WhistleTerm": "the same for everybody",
    "Edge": "the same for everybody",
}


@pytest.mark.parametrize("path", [*sources(), *sources("tests")], ids=shown)
def test_no_file_is_longer_than_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_no_function_is_longer_than_25_lines(path):
    long = {node.name: body_lines(node) for node in functions(path) if body_lines(node) > 25}

    assert long == {}


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_imports_stand_at_the_top(path):
    inside = [
        node.name
        for node in functions(path)
        for child in ast.walk(node)
        if isinstance(child, ast.Import | ast.ImportFrom)
    ]

    assert inside == []


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_a_file_is_named_for_a_noun_or_a_verb_of_the_trade(path):
    assert path.stem not in SAYS_NOTHING


@pytest.mark.parametrize("path", sources(), ids=shown)
def test_nobody_listens_to_signals(path):
    names = {node.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Name)}

    assert names.isdisjoint({"receiver", "post_save", "pre_save", "post_delete", "pre_delete", "m2m_changed"})


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_table_a_person_sees_can_be_narrowed_to_a_scope(model):
    if model.__name__ in REACHED_OTHERWISE:
        assert not hasattr(model._default_manager.all(), "visible_to"), "say it once: remove it from the list"
    else:
        rows = model._default_manager.all()
        assert isinstance(rows, QuerySet)
        assert callable(getattr(rows, "visible_to", None))


def test_only_move_and_the_births_of_a_case_assign_its_state():
    writers = {
        shown(path)
        for path in sources("cases", "governance", "grids", "messaging", "files")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in (target.elts if isinstance(target, ast.Tuple) else [target])
        if isinstance(name, ast.Attribute)
        and name.attr == "state"
        and isinstance(name.value, ast.Name)
        and name.value.id == "case"
    }

    assert writers == {"cases/actions/move.py", "cases/actions/report.py", "cases/actions/self_handle.py"}


def test_the_direction_between_the_apps_holds():
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout


def test_tasks_are_named_and_thin():
    thick, unnamed = [], []
    for path in (path for path in sources() if path.name == "tasks.py"):
        for node in functions(path):
            names = [ast.unparse(decorator) for decorator in node.decorator_list]
            if not any("shared_task" in name for name in names):
                continue
            if not any("name=" in name for name in names):
                unnamed.append(f"{shown(path)}:{node.name}")
            if body_lines(node) > 5 or node.args.kwarg is None or node.args.args:
                thick.append(f"{shown(path)}:{node.name}")

    assert (thick, unnamed) == ([], [])
