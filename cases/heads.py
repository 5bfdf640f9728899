"""The heads of the cases' chains, written down to be kept elsewhere.

A chain shows a changed or a lost event, but neither its own cut end nor a case that is gone as a whole, nor a history
written anew from some event on by somebody with all rights. The number of events and the hash of the last one, kept
off the machine, show all three.
"""

import gzip
from dataclasses import dataclass
from itertools import islice

from django.core.signing import BadSignature, Signer
from django.db import connection
from django.utils.translation import gettext as _

from cases.verification import Damage
from common.merkle import Root

TITLE = "heads of the cases' events, 1"
BATCH = 1000
HEADS = """
select c.number, last.seq, encode(last.hash, 'hex')
from cases_case c cross join lateral (
    select e.seq, e.hash from cases_caseevent e where e.case_id = c.id order by e.seq desc limit 1
) last
where c.number > %s order by c.number limit %s
"""
AT_HEADS = """
select kept.number, kept.seq, c.id is null, encode(e.hash, 'hex')
from unnest(%s::text[], %s::int[]) as kept (number, seq)
left join cases_case c on c.number = kept.number
left join cases_caseevent e on e.case_id = c.id and e.seq = kept.seq
order by kept.number
"""


class NotHeads(ValueError):
    """The file is not one of ours, is cut, or was changed."""


@dataclass(frozen=True)
class Anchor:
    """What a file of heads stands for."""

    cases: int
    root: str


def write_heads(target, cursor, *, version, at):
    """Write every case's head to the binary stream `target`; answer the Anchor. `cursor` is of any PostgreSQL role.

    Lines: a title, where and when, `number count hash` for each case in the order of numbers, the root of their Merkle
    tree, and the root signed with SECRET_KEY. The same heads at the same moment give the same bytes.
    """
    tree = Root()
    with gzip.GzipFile(fileobj=target, mode="wb", mtime=0, filename="") as packed:
        put(packed, TITLE)
        put(packed, f"written {at.isoformat()} by {version}")
        for number, count, head in all_heads(cursor):
            line = f"{number} {count} {head}"
            tree.add(line)
            put(packed, line)
        put(packed, f"root {tree.count} {tree.hex()}")
        put(packed, f"signed {signer().sign(tree.hex())}")
    return Anchor(tree.count, tree.hex())


def all_heads(cursor):
    """Every case's (number, count, hash) by number, a thousand at a time: a city's do not fit into memory."""
    number = ""
    while True:
        cursor.execute(HEADS, [number, BATCH])
        rows = cursor.fetchall()
        if not rows:
            return
        yield from rows
        number = rows[-1][0]


def put(packed, line):
    packed.write(f"{line}\n".encode())


def signer():
    return Signer(salt="cases.heads")


def read_heads(path):
    """Every (number, count, hash) of the file. Raises NotHeads at its end when root or signature do not fit."""
    tree = Root()
    with gzip.open(path, "rt", encoding="utf-8") as packed:
        try:
            if next(packed, "").rstrip("\n") != TITLE:
                raise NotHeads(_("This is no file of heads."))
            next(packed, "")
            for text in packed:
                line = text.rstrip("\n")
                if line.startswith("root "):
                    return check_end(tree, line, next(packed, "").rstrip("\n"))
                tree.add(line)
                number, count, head = line.split(" ")
                yield number, int(count), head
        except (EOFError, OSError, UnicodeDecodeError) as reason:
            raise NotHeads(_("The file of heads cannot be read to its end.")) from reason
    raise NotHeads(_("The file of heads has no end: it was cut."))


def check_end(tree, root, signed):
    if root != f"root {tree.count} {tree.hex()}":
        raise NotHeads(_("The heads are not those that were written: their root is another."))
    try:
        signer().unsign(signed.removeprefix("signed "))
    except BadSignature as reason:
        raise NotHeads(_("The heads were not signed with this place's key.")) from reason
    if signed.removeprefix("signed ").partition(":")[0] != tree.hex():
        raise NotHeads(_("The heads were signed for another root."))


def damages_against(path):
    """What the database lacks of the heads kept in the file, one Damage each. Raises NotHeads for a file not ours."""
    heads = read_heads(path)
    while batch := list(islice(heads, BATCH)):
        yield from damages_of(batch)


def damages_of(batch):
    numbers, counts, _hashes = zip(*batch, strict=True)
    kept = {number: head for number, _count, head in batch}
    with connection.cursor() as cursor:
        cursor.execute(AT_HEADS, [list(numbers), list(counts)])
        rows = cursor.fetchall()
    for number, count, is_gone, head in rows:
        if is_gone:
            yield Damage(number, None, _("the case is gone"))
        elif head is None:
            yield Damage(number, count, _("the events from here back to the last one there is were cut off"))
        elif head != kept[number]:
            yield Damage(number, count, _("this event is another than the one that was kept elsewhere"))
