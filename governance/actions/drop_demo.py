"""Everything of the demo goes: its street, its people, and every row that points at them. Facts of the place stay."""

from collections import defaultdict

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.db import connection, transaction

from cases.models import Case, CaseFile, CaseNumber
from files import places
from files.models import Document, File, Rendition
from governance.demo import material
from governance.demo.said import erase_said
from grids.models import Department, Export, Grid, ImportBatch, Notice, Officer, Post, QrBatch
from messaging.models import IdempotencyKey, Outbox

CHUNK = 5000
# What goes with its owner though the key points the other way: a photo with its case, a list with its import.
HOLDS = {CaseFile: (File, "file"), ImportBatch: (Document, "document"), Export: (Document, "document")}


@transaction.atomic
def drop_demo():
    """Erase the demo streets with all that hangs on them. → {table: rows}. To be run as the tables' owner.

    The demo is known by its people: their phones begin with numbers that no operator hands out. Regions, their
    norms, titles and audiences, categories, clock limits and the calendar stay.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('governance.erase', 'on', true)")
    doomed = closure(roots())
    erase_beside(doomed)
    paths = paths_of(doomed[File]) + lists_of(doomed[Document]) + sheets_of(uuids_of(QrBatch, doomed))
    counties = {code[:6] for code in Grid.objects.filter(pk__in=doomed[Grid]).values_list("code", flat=True)}
    erased = {model._meta.db_table: erase(model, ids) for model, ids in doomed.items() if ids}
    erase_said(material.every(), counties)
    transaction.on_commit(lambda: [path.unlink(missing_ok=True) for path in paths])
    return erased


def roots():
    """{model: ids}: the invented people, the streets they work in, the departments where nobody else works."""
    people = set()
    for prefix in material.phone_prefixes():
        people |= set(Officer.objects.filter(phone__startswith=prefix).values_list("pk", flat=True))
    streets = Post.objects.filter(officer__in=people, grid__isnull=False).values("grid__street")
    grids = set(Grid.objects.filter(street__in=streets).values_list("pk", flat=True))
    real = Post.objects.exclude(officer__in=people).exclude(department=None).values("department")
    offices = Department.objects.filter(posts__officer__in=people).exclude(pk__in=real)
    return {Officer: people, Grid: grids, Department: set(offices.values_list("pk", flat=True))}


def closure(found):
    """The rows themselves and all that point at them, directly or not; a file goes with what holds it."""
    doomed, waiting = defaultdict(set), list(found.items())
    while waiting:
        model, ids = waiting.pop()
        fresh = ids - doomed[model]
        doomed[model] |= fresh
        if fresh:
            waiting += pointing_at(model, fresh)
        if model in HOLDS and fresh:
            held, column = HOLDS[model]
            files = model.objects.filter(pk__in=fresh).exclude(**{column: None})
            waiting.append((held, set(files.values_list(column, flat=True))))
    return doomed


def pointing_at(model, ids):
    """(model, ids) for each foreign key to these rows, from whatever app."""
    for other in apps.get_models(include_auto_created=True):
        for field in other._meta.concrete_fields:
            if other._meta.managed and field.related_model is model:
                yield other, rows_with(other, field, ids)


def rows_with(model, field, ids):
    return {
        pk
        for chunk in chunks(ids)
        for pk in model._base_manager.filter(**{f"{field.name}__in": chunk}).values_list("pk", flat=True)
    }


def chunks(ids):
    ids = sorted(ids)
    return [ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK)]


def erase_beside(doomed):
    """What belongs to the cases and the people without a foreign key: work to do, numbers, answers, sign-ins."""
    cases = dict(Case.objects.filter(pk__in=doomed[Case]).values_list("uuid", "number"))
    files = uuids_of(File, doomed)
    counties = {code[:6] for code in Grid.objects.filter(pk__in=doomed[Grid]).values_list("code", flat=True)}
    aggregates = [f"case:{number}" for number in cases.values()]
    aggregates += [f"list:{uuid}" for model in (ImportBatch, Export) for uuid in uuids_of(model, doomed)]
    aggregates += map(str, uuids_of(QrBatch, doomed))
    Outbox.objects.filter(aggregate__in=aggregates).delete()
    keys = [*files, *uuids_of(Notice, doomed)]
    Outbox.objects.filter(key__in=[str(uuid) for uuid in keys]).delete()
    erase_answers(cases, doomed[Officer])
    CaseNumber.objects.filter(county__in=counties - still_numbered(counties, doomed[Case])).delete()
    erase_sign_ins(Officer.objects.filter(pk__in=doomed[Officer]))


def still_numbered(counties, doomed):
    """The counties of which other cases remain: a counter that began anew would give their numbers again."""
    others = Case.objects.exclude(pk__in=doomed)
    return {one for one in counties if others.filter(number__regex=rf"^[0-9]{{8}}{one}").exists()}


def uuids_of(model, doomed):
    return list(model.objects.filter(pk__in=doomed[model]).values_list("uuid", flat=True))


def erase_answers(case_uuids, officer_ids):
    """The remembered answers to their requests: the scope names the case, or ends in the officer."""
    IdempotencyKey.objects.filter(scope__in=[f"track:{uuid}" for uuid in case_uuids]).delete()
    officers = "|".join(map(str, officer_ids)) or "none"
    IdempotencyKey.objects.filter(scope__regex=rf"^api:.*:({officers})$").delete()


def erase_sign_ins(officers):
    """The log of who tried to sign in: it knows people by a word, not by a key."""
    usernames = list(officers.values_list("username", flat=True))
    for log in (AccessAttempt, AccessFailureLog, AccessLog):
        log.objects.filter(username__in=usernames).delete()


def paths_of(file_ids):
    """The photos on disk."""
    originals = [
        places.original_of(uuid)
        for uuid in File.objects.filter(pk__in=file_ids).values_list("uuid", flat=True)
    ]
    redrawn = Rendition.objects.filter(file__in=file_ids).values_list("path", flat=True)
    return [*originals, *map(places.absolute, redrawn)]


def lists_of(document_ids):
    """The lists on disk."""
    uuids = Document.objects.filter(pk__in=document_ids).values_list("uuid", flat=True)
    return [places.document_of(uuid) for uuid in uuids]


def sheets_of(uuids):
    """The sheets of codes on disk, whole and in parts."""
    wholes = [places.sheet_of(uuid) for uuid in uuids]
    return [*wholes, *(part for whole in wholes for part in whole.parent.glob(f"{whole.stem}.*.pdf"))]


def erase(model, ids):
    """Delete rows by key alone: every reference to them goes in the same transaction, checked at its end."""
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        quoted = connection.ops.quote_name
        cursor.execute(f"DELETE FROM {quoted(table)} WHERE {quoted(column)} = ANY(%s)", [sorted(ids)])  # noqa: S608
        return cursor.rowcount
