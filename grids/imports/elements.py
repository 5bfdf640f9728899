"""Compounds, places, facilities, organisations: what their lists have."""

from django.utils.translation import gettext_lazy as _

from grids.actions.keep.compound import keep_compound
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.imports.columns import Column
from grids.imports.points import COLUMNS as POINT
from grids.imports.points import WithPoint
from grids.imports.registers import BUILDING, GRID, Register
from grids.imports.values import Choice, CreditCode, Day, Phone, Text, Whole
from grids.kinds import (
    CompoundKind,
    FacilityKind,
    FacilityState,
    Governance,
    NineSmall,
    OrganisationKind,
    PlaceKind,
)
from grids.models import Building, Compound, Facility, Organisation, Place

ADDRESS = Column(
    "address", _("Address"), Text(120), names=("地址", "详细地址", "门牌"), example="新安路 18 号"
)
PHONE = Column(
    "phone",
    _("Public number"),
    Phone(),
    names=("公开电话", "电话", "联系电话", "对外电话"),
    hint=_("The number everybody may see, not that of a person."),
)


def name(*names, example):
    return Column(
        "name", _("What it is called"), Text(60), names=("名称", *names), required=True, example=example
    )


class Compounds(Register):
    word, label = "compounds", _("compounds")
    model, keep = Compound, staticmethod(keep_compound)
    links = {"property_company": (Organisation, "name"), "committee": (Organisation, "name")}
    columns = (
        GRID,
        name("小区", "小区名称", "院落名称", example="幸福里"),
        Column(
            "kind",
            _("Kind"),
            Choice(CompoundKind),
            names=("类型", "小区类型", "性质"),
            example=CompoundKind.COMMERCIAL,
        ),
        Column(
            "governance",
            _("Run by"),
            Choice(Governance),
            names=("管理方式", "治理方式", "管理模式"),
            example=Governance.PROPERTY,
        ),
        Column(
            "property_company",
            _("Property company"),
            Text(60),
            names=("物业公司", "物业", "物业企业"),
            hint=_("The name of an organisation that has been entered in this street."),
        ),
        Column(
            "committee",
            _("Owners' committee"),
            Text(60),
            names=("业委会", "业主委员会"),
            hint=_("The name of an organisation that has been entered in this street."),
        ),
        ADDRESS,
    )


class Places(WithPoint):
    word, label = "places", _("places")
    model, keep_row = Place, staticmethod(keep_place)
    links = {"building": (Building, "code"), "organisation": (Organisation, "name")}
    columns = (
        GRID,
        name("场所", "场所名称", "店名", "单位名称", example="社区服务站"),
        Column(
            "kind",
            _("Kind"),
            Choice(PlaceKind),
            names=("类型", "场所类型", "类别"),
            required=True,
            example=PlaceKind.STATION,
        ),
        Column(
            "nine_small",
            _("Nine small places"),
            Choice(NineSmall),
            names=("九小场所", "九小类型"),
        ),
        BUILDING,
        ADDRESS,
        PHONE,
        Column(
            "organisation",
            _("Run by"),
            Text(60),
            names=("经营单位", "主管单位", "所属单位"),
            hint=_("The name of an organisation that has been entered in this street."),
        ),
        Column(
            "opening_hours",
            _("Opening hours"),
            Text(120),
            names=("营业时间", "开放时间"),
            example="8:00-20:00",
        ),
        Column("square_metres", _("Square metres"), Whole(0, 1_000_000), names=("面积", "建筑面积")),
        *POINT,
    )


class Facilities(WithPoint):
    word, label = "facilities", _("facilities")
    model, keep_row = Facility, staticmethod(keep_facility)
    links = {"building": (Building, "code"), "keeper": (Organisation, "name")}
    columns = (
        GRID,
        name("设施", "设施名称", "部件名称", example="1号楼电梯"),
        Column(
            "kind",
            _("Kind"),
            Choice(FacilityKind),
            names=("类型", "设施类型", "部件类型"),
            required=True,
            example=FacilityKind.LIFT,
        ),
        Column("number", _("Number on it"), Text(40), names=("编号", "设施编号", "注册代码")),
        Column(
            "state",
            _("State"),
            Choice(FacilityState),
            names=("状态", "设施状态"),
            example=FacilityState.WORKS,
        ),
        BUILDING,
        ADDRESS,
        Column("keeper", _("Looked after by"), Text(60), names=("维护单位", "管理单位", "养护单位")),
        Column(
            "next_check_on",
            _("Next inspection"),
            Day(),
            names=("下次检验", "下次检查", "下次年检"),
            example="2026-06-01",
        ),
        Column(
            "purpose", _("What it is for"), Text(120), names=("用途",), hint=_("Asked for a video point.")
        ),
        Column(
            "notice",
            _("What its sign says"),
            Text(120),
            names=("告示",),
            hint=_("Asked for a video point."),
        ),
        *POINT,
    )


class Organisations(Register):
    word, label = "organisations", _("organisations")
    model, keep, owns = Organisation, staticmethod(keep_organisation), "credit_code"
    links = {"building": (Building, "code")}
    columns = (
        GRID,
        name("单位", "单位名称", "组织名称", "企业名称", example="郑州某某物业有限公司"),
        Column(
            "kind",
            _("Kind"),
            Choice(OrganisationKind),
            names=("类型", "单位类型", "组织类型"),
            required=True,
            example=OrganisationKind.COMPANY,
        ),
        Column(
            "credit_code",
            _("Social credit code"),
            CreditCode(),
            names=("统一社会信用代码", "社会信用代码", "信用代码"),
            example="91350100M000100Y43",
            width=24,
        ),
        BUILDING,
        ADDRESS,
        PHONE,
        Column(
            "member_count", _("Members or staff"), Whole(0, 1_000_000), names=("人数", "职工人数", "成员数")
        ),
        Column("activity", _("What it does"), Text(200), names=("经营范围", "业务范围", "主营业务")),
    )
