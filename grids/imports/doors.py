"""Import and export of rooms: known again by building, unit and what stands on the door."""

from collections import defaultdict

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids.actions.keep.end import end_row
from grids.actions.keep.enter_rooms import Entry, enter_rooms
from grids.actions.keep.rooms import keep_room
from grids.enums import RowState
from grids.imports.columns import Column
from grids.imports.faults import REFUSAL
from grids.imports.kinds import Kind
from grids.imports.values import Choice, Code, Text, Whole
from grids.kinds import RoomUse
from grids.models import Building, Room
from grids.roles import P


class Rooms(Kind):
    word, label = "rooms", _("rooms")
    permission, sees = P.REGISTER_KEEP, P.GRID_VIEW
    key = ("building", "unit", "label")
    columns = (
        Column(
            "building",
            _("Building code"),
            Code(lengths=(17,)),
            names=("楼栋编码", "楼栋代码", "所在楼栋"),
            required=True,
            example="11010100100100001",
        ),
        Column(
            "unit",
            _("Unit number"),
            Whole(0, 99),
            names=("单元", "单元号"),
            example="1",
            hint=_("A number. Empty where the building has no units."),
        ),
        Column(
            "floor",
            _("Floor"),
            Whole(-9, 200),
            names=("楼层", "层", "所在层"),
            required=True,
            example="5",
            hint=_("Under the ground with a minus: -1."),
        ),
        Column(
            "label",
            _("Room"),
            Text(12),
            names=("房号", "房间号", "门牌号", "室"),
            required=True,
            example="502",
        ),
        Column(
            "use", _("Use"), Choice(RoomUse), names=("用途", "房屋用途", "使用情况"), example=RoomUse.HOME
        ),
    )

    def look(self, lines, *, by, on):
        codes = {line.values["building"] for line in lines}
        mine = Building.objects.within(by.scope, self.permission).current(on).filter(code__in=codes)
        buildings = {building.code: building for building in mine}
        rooms = Room.objects.filter(building__in=buildings.values(), valid_to=None).select_related("unit")
        known = {(room.building_id, room.unit.number, room.label): room for room in rooms}
        for line in lines:
            building = line.found["building"] = buildings.get(line.values["building"])
            if building is None:
                line.wrong(
                    "building",
                    gettext_noop("None of your buildings has this code."),
                    gettext_noop("Enter the building first, or copy its code from the list of buildings."),
                )
                continue
            values = line.values
            line.target = known.get((building.pk, values.setdefault("unit", 0), values["label"]))
            self.compare(line)

    def compare(self, line):
        if line.target is None:
            line.state = RowState.NEW
            return
        line.subject, use = line.target.uuid, line.values.get("use", line.target.use)
        line.state = RowState.SAME if use == line.target.use else RowState.CHANGED
        line.before = {"use": line.target.use} if line.state == RowState.CHANGED else None

    def write(self, lines, *, by, at):
        together = defaultdict(list)
        for line in lines:
            if line.target is None:
                together[line.found["building"]].append(line)
            else:
                self.attempt([line], lambda line=line: [self.change(line, by, at)])
        for building, new in together.items():
            self.enter(building, new, by, at)

    def change(self, line, by, at):
        return keep_room(line.target, facts={"use": line.values["use"]}, by=by, at=at)

    def enter(self, building, lines, by, at):
        """All rooms of a building at once; where one stands in the way, one by one."""
        entries = [entry(line) for line in lines]
        done = self.attempt(
            lines, lambda: enter_rooms(building, entries, by=by, at=at), alone=len(lines) == 1
        )
        if not done:
            for line in lines if len(lines) > 1 else ():
                self.enter(building, [line], by, at)

    def attempt(self, lines, do, *, alone=True):
        """Whether it was written; a refusal is the line's fault where it stands alone."""
        try:
            with transaction.atomic():
                rooms = do()
        except Refused as refusal:
            if alone:
                lines[0].wrong("", REFUSAL, refusal=str(refusal))
            return False
        for line, room in zip(lines, rooms, strict=True):
            line.subject, line.after = room.uuid, {"use": room.use}
        return True

    def take_back(self, rows, *, by, at):
        mine = Building.objects.within(by.scope, self.permission)
        found = Room.objects.filter(building__in=mine, uuid__in=[row.subject for row in rows])
        found = {room.uuid: room for room in found}
        stayed = {row.number: self.undo(row, found.get(row.subject), by=by, at=at) for row in rows}
        return {number: why for number, why in stayed.items() if why}

    def undo(self, row, room, *, by, at):
        if room is None or room.valid_to is not None:
            return str(_("It has ended meanwhile, or is no longer yours."))
        if room.use != row.after_facts["use"]:
            return str(_("Somebody has changed it since."))
        try:
            with transaction.atomic():
                if row.state == RowState.ADDED:
                    end_row(room, on=localdate(at), by=by, at=at)
                else:
                    keep_room(room, facts={"use": row.before_facts["use"]}, by=by, at=at)
        except Refused as refusal:
            return str(refusal)
        return ""

    def rows_out(self, scope, on):
        seen = Building.objects.visible_to(scope).current(on)
        rooms = Room.objects.filter(building__in=seen, valid_to=None).select_related("building", "unit")
        for room in rooms.order_by("code").iterator(chunk_size=1000):
            yield {
                "building": room.building.code,
                "unit": str(room.unit.number) if room.unit.number else "",
                "floor": str(room.floor),
                "label": room.label,
                "use": room.get_use_display(),
            }


def entry(line):
    values = line.values
    return Entry(values["unit"], values["floor"], values["label"], values.get("use", RoomUse.HOME))
