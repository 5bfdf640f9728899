from django.utils.translation import gettext_lazy as _

from grids.actions.keep.building import MOVED_BY_REDRAWING, keep_building
from grids.actions.keep.end import take_back_building
from grids.imports.columns import Column
from grids.imports.points import COLUMNS, WithPoint
from grids.imports.registers import GRID
from grids.imports.values import Choice, Code, Text, Whole
from grids.kinds import BuildingKind
from grids.models import Building, Compound


class Buildings(WithPoint):
    word, label = "buildings", _("buildings")
    model, keep_row, owns = Building, staticmethod(keep_building), "code"
    end = staticmethod(take_back_building)
    links = {"compound": (Compound, "name")}
    columns = (
        GRID,
        Column(
            "name",
            _("What it is called"),
            Text(60),
            names=("楼栋名称", "楼栋", "楼号", "楼名", "名称"),
            required=True,
            example="3号楼",
        ),
        Column(
            "code",
            _("Building code"),
            Code(lengths=(17,)),
            names=("楼栋编码", "楼栋代码", "建筑编码"),
            hint=_("Only where the building is known already. A new one gets its code by itself."),
        ),
        Column(
            "address",
            _("Address"),
            Text(120),
            names=("地址", "详细地址", "楼栋地址", "门牌", "门牌号"),
            example="新安路 18 号院 3 号楼",
        ),
        Column(
            "kind",
            _("Kind"),
            Choice(BuildingKind),
            names=("类型", "楼栋类型", "建筑类型", "性质"),
            example=BuildingKind.DWELLING,
        ),
        Column(
            "compound",
            _("Compound"),
            Text(60),
            names=("小区", "所属小区", "小区名称", "院落"),
            hint=_("The name of a compound that has been entered in this street."),
        ),
        Column("floor_count", _("Floors"), Whole(1, 200), names=("层数", "楼层数", "总层数"), example="6"),
        Column(
            "household_count",
            _("Households"),
            Whole(0, 5_000),
            names=("户数", "总户数", "住户数"),
            example="48",
        ),
        *COLUMNS,
    )

    def compare(self, line, known):
        super().compare(line, known)
        if "grid" in (line.before or {}):
            line.wrong("grid", MOVED_BY_REDRAWING)
