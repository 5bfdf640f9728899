"""The street and the communities that a file of outlines may speak of."""

from django.db.models import Q

from grids.actions.redraw.seams import apart
from grids.exchange.matching import CODE, NAME, OUTLINE, SAME, SAME_METRES, said
from grids.models import Region


def regions_of(street):
    """The region of a street's grid and the communities in it, in the order of their codes, each with its `outline`."""
    regions = Region.objects.filter(Q(pk=street.region_id) | Q(parent=street.region_id))
    return regions.select_related("outline", "outline__set_by", "parent").order_by("code")


class KnownRegions:
    """By either code, else by the name."""

    def __init__(self, street):
        self.by_word = {}
        for region in regions_of(street):
            for word in {region.code, region.civil_code, region.name} - {""}:
                self.by_word.setdefault(word, []).append(region)

    def meant(self, words, shape, notes):
        """Whose outline a shape is, and what it would do: the part of a row that matching.py leaves open."""
        found = self.by_word.get(said(words, CODE)) or self.by_word.get(said(words, NAME), [])
        if len(found) != 1:
            return {"notes": [*notes, "two_regions" if found else "no_region"]}
        (region,) = found
        known = getattr(region, "outline", None)
        same = known is not None and apart(known.boundary, shape) <= SAME_METRES
        facts = {"code": region.code, "label": region.name, "tier": region.level}
        return facts | {"does": SAME if same else OUTLINE}
