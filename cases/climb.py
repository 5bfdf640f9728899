"""How far up the alert of an overdue clock climbs: tier by tier, nobody passed over (workflow.md, the ladder). Pure."""

from grids.enums import RegionLevel, Tier

DISTRICT = "district"
# From the place upwards; on the first one stands whatever grid the case itself lies in.
TIERS = (Tier.MICRO.value, Tier.GENERAL.value, Tier.TOTAL.value, Tier.STREET.value, DISTRICT)
COLUMNS = {
    Tier.MICRO.value: "grid_id",
    Tier.GENERAL.value: "general_id",
    Tier.TOTAL.value: "total_id",
    Tier.STREET.value: "street_id",
    DISTRICT: "district_id",
}


def tier_label(tier):
    """What a rung of the climb is called."""
    return RegionLevel.DISTRICT.label if tier == DISTRICT else Tier(tier).label


def tiers_over(case):
    """The tiers that answer for a case, from below: a case of a general grid has no micro grid to climb past."""
    above = {getattr(case, column) for tier, column in COLUMNS.items() if tier not in (TIERS[0], DISTRICT)}
    return [
        tier
        for tier in TIERS
        if getattr(case, COLUMNS[tier]) and not (tier == TIERS[0] and case.grid_id in above)
    ]
