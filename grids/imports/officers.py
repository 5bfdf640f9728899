"""Import and export of those who work in the grids: an account without a password, and one post each."""

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids.actions.enlist import Recruit, discharge, enlist
from grids.enums import OfficerKind, PostSource, Role, RowState
from grids.giving import may_give
from grids.imports.columns import Column
from grids.imports.faults import REFUSAL, Wrong
from grids.imports.kinds import Kind
from grids.imports.values import Choice, Code, Day, Phone, Text
from grids.models import Department, Grid, Officer, Post
from grids.roles import ADMINISTRATORS, P
from grids.superiors import known_to

ROLES = (
    *(("网格长", Role.LEADER), ("总网格长", Role.LEADER), ("微网格长", Role.LEADER), ("组长", Role.LEADER)),
    *(("网格员", Role.WORKER), ("专职网格员", Role.WORKER), ("兼职网格员", Role.WORKER)),
    *(("联户长", Role.WORKER), ("网格助理员", Role.ASSISTANT), ("派单员", Role.DISPATCHER)),
)
SOURCES = (("社区干部", PostSource.CADRE), ("党员", PostSource.MEMBER), ("居民", PostSource.RESIDENT))


# Of an account out of sight not even that it is one: whether the name, the person or the account is another's.
NOT_HERE = gettext_noop("This name to sign in with cannot be used here.")
PUT_ANOTHER = gettext_noop("Put another name to sign in with, or ask the security administrator above you.")


class Username(Text):
    def read(self, text):
        text = super().read(text.replace(" ", ""))
        try:
            UnicodeUsernameValidator()(text)
        except ValidationError:
            raise Wrong(
                gettext_noop(
                    "A name to sign in with has letters and digits, and of the signs only @ . + - _."
                ),
                gettext_noop("Leave it empty: then the phone number is taken."),
            ) from None
        return text


class Officers(Kind):
    word, label = "officers", _("people and their posts")
    permission, sees, is_personal = P.RIGHTS_GIVE, P.STAFF_LEAD, True
    at_a_time = 50_000
    key = ("grid", "department", "role", "username", "phone")
    columns = (
        Column(
            "name",
            _("Full name"),
            Text(60),
            names=("姓名", "名字", "人员姓名"),
            required=True,
            example="王小英",
        ),
        Column(
            "phone",
            _("Phone"),
            Phone(),
            names=("手机", "手机号", "手机号码", "联系电话", "电话", "联系方式"),
            example="13800001234",
            hint=_("The duty phone. Whoever has no name to sign in with signs in with it."),
        ),
        Column(
            "username",
            _("Name to sign in with"),
            Username(60),
            names=("账号", "登录名", "用户名", "登录账号"),
            hint=_("May stay empty: then it is the phone number."),
        ),
        Column(
            "role",
            _("Role"),
            Choice(Role, also=ROLES, leaves_out=tuple(ADMINISTRATORS)),
            names=("角色", "职务", "岗位", "身份", "人员类型"),
            required=True,
            example=Role.WORKER,
        ),
        Column(
            "grid",
            _("Grid code"),
            Code(lengths=(12, 15, 18)),
            names=("网格编码", "网格代码", "网格编号", "所属网格", "网格"),
            example="110101001001001001",
            hint=_("The grid of the post. A post in a department has the department's code instead."),
        ),
        Column(
            "department",
            _("Department code"),
            Text(30),
            names=("部门编码", "部门代码", "单位编码", "部门"),
        ),
        Column(
            "source",
            _("Source"),
            Choice(PostSource, also=SOURCES),
            names=("来源", "人员来源"),
            example=PostSource.STAFF,
        ),
        Column(
            "starts_on",
            _("First day"),
            Day(),
            names=("任职日期", "上岗日期", "起始日期", "开始日期"),
            example="2025-06-02",
            hint=_("May stay empty: then it is today."),
        ),
    )

    def look(self, lines, *, by, on):
        places = places_of(lines, by, on)
        for line in lines:
            self.settle(line, places, by, on)
        lines = [line for line in lines if not line.faults]
        names = {line.values["username"] for line in lines}
        known = {one.username: one for one in Officer.objects.filter(username__in=names)}
        mine = known_to(by).filter(pk__in=[one.pk for one in known.values()])
        told, held = set(mine.values_list("pk", flat=True)), posts_held(known.values(), on)
        for line in lines:
            officer = known.get(line.values["username"])
            if officer and officer.pk not in told:
                line.wrong(line.found["called"], NOT_HERE, PUT_ANOTHER)
            else:
                self.compare(line, officer, held, by)

    def settle(self, line, places, by, on):
        """The name to sign in with, the place, and whether this person may give this role there."""
        values = line.values
        line.found["called"] = "username" if "username" in values else "phone"
        values.setdefault("username", values.get("phone", ""))
        values.setdefault("starts_on", on)
        values.setdefault("source", PostSource.STAFF)
        if not values["username"]:
            line.wrong(
                "phone",
                gettext_noop("There is neither a phone number nor a name to sign in with."),
                gettext_noop("Put the phone number."),
            )
        if ("grid" in values) == ("department" in values):
            line.wrong(
                "grid",
                gettext_noop("A post is in one grid or in one department."),
                gettext_noop("Fill in one of the two codes."),
            )
            return
        self.allow(line, places, by)

    def allow(self, line, places, by):
        """Whether the place is in reach and the role may be given there."""
        column = "grid" if "grid" in line.values else "department"
        place = line.found["place"] = places.get((column, line.values[column]))
        if place is None:
            line.wrong(
                column,
                gettext_noop("This code is not in your reach."),
                gettext_noop("Copy the code from the list of grids."),
            )
        elif not may_give(by.scope, line.values["role"], place):
            line.wrong(
                "role",
                gettext_noop("You may not give this role there."),
                gettext_noop("Ask the security administrator above you."),
            )

    def compare(self, line, officer, held, by):
        """NEW for a new account, CHANGED where somebody known gets a post more, SAME where he has it."""
        line.target = officer
        line.found["means"] = (line.values["username"], line.values["role"], line.found["place"])
        if officer is None:
            line.state = RowState.NEW
            return
        for_whom = person_fault(officer, line, by)
        if for_whom:
            line.wrong(*for_whom)
            return
        post = held.get((officer.pk, line.values["role"], line.found["place"]))
        line.subject = post and post.uuid
        line.state = RowState.SAME if post else RowState.CHANGED
        line.before = None if post else {"role": ""}

    def write(self, lines, *, by, at):
        try:
            with transaction.atomic():
                posts = enlist([recruit(line) for line in lines], by=by, at=at)
        except Refused as refusal:
            if len(lines) == 1:
                lines[0].wrong("", REFUSAL, refusal=str(refusal))
                return
            for line in lines:  # one of them stands in the way of all: find it
                self.write([line], by=by, at=at)
            return
        for line, post in zip(lines, posts, strict=True):
            line.subject, line.after = post.uuid, {"role": post.role}

    def take_back(self, rows, *, by, at):
        posts = Post.objects.filter(uuid__in=[row.subject for row in rows]).select_related("officer")
        posts = {post.uuid: post for post in posts.with_names().select_for_update(of=["self"])}
        stayed, ending = {}, []
        for row in rows:
            why = why_it_stays(posts.get(row.subject), row, by)
            if why:
                stayed[row.number] = str(why)
            else:
                ending.append(posts[row.subject])
        discharge(ending, by=by, at=at)
        return stayed

    def rows_out(self, scope, on):
        posts = Post.objects.within(scope, self.sees).current(on).held_by_people().with_names()
        for post in posts.order_by("officer__name", "officer_id", "pk").iterator(chunk_size=1000):
            yield {
                "name": post.officer.name,
                "phone": post.officer.phone,
                "username": post.officer.username,
                "role": post.get_role_display(),
                "grid": post.grid.code if post.grid_id else "",
                "department": post.department.code if post.department_id else "",
                "source": post.get_source_display(),
                "starts_on": post.starts_on.isoformat(),
            }


def places_of(lines, by, on):
    """{(column, code): Grid or Department} of those in the reach of the power to give rights."""
    said = {
        (name, line.values[name]) for line in lines for name in ("grid", "department") if name in line.values
    }
    codes = {code for name, code in said if name == "grid"}
    grids = Grid.objects.within(by.scope, P.RIGHTS_GIVE).current(on).filter(code__in=codes).defer("boundary")
    found = {("grid", grid.code): grid for grid in grids}
    names = {code for name, code in said if name == "department"}
    for one in Department.objects.current(on).filter(code__in=names).select_related("street"):
        found[("department", one.code)] = one
    return found


def posts_held(officers, on):
    """{(officer, role, place): Post} of what these people hold."""
    ids = [officer.pk for officer in officers]
    posts = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), officer__in=ids).with_names()
    return {(post.officer_id, post.role, post.place): post for post in posts}


def person_fault(officer, line, by):
    if officer.kind != OfficerKind.PERSON or officer.name != line.values["name"]:
        return (
            line.found["called"],
            gettext_noop("Somebody else signs in with this name."),
            gettext_noop("Put another name to sign in with, or look whether the number is right."),
        )
    if not officer.is_active:
        return "name", gettext_noop("This account is switched off."), gettext_noop("Leave the row out.")
    if officer.pk == by.officer_id:
        return "name", gettext_noop("Nobody appoints himself."), gettext_noop("Leave the row out.")
    return None


def recruit(line):
    values = line.values
    facts = {name: values[name] for name in ("username", "name", "role", "starts_on", "source")}
    return Recruit(**facts, phone=values.get("phone", ""), place=line.found["place"], officer=line.target)


def why_it_stays(post, row, by):
    """Why a post is not taken back, in a sentence; "" where it is."""
    if post is None or post.ends_on is not None:
        return _("The post has ended meanwhile.")
    if not (by.is_clock or may_give(by.scope, post.role, post.place)):
        return _("Your posts do not allow this here.")
    if row.state == RowState.ADDED and post.officer.last_login is not None:
        return _("This person has signed in meanwhile.")
    if post.deputy_id is not None:
        return _("Somebody stands in for this person meanwhile.")
    return ""
