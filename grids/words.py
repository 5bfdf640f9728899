"""What a place calls its tiers: 总网格 in one, 中网格 in another. Pure but for the language of the reader."""

from django.utils.translation import get_language

from common.locality import profile_for


def tier_word(code, tier):
    """The word of the place that a grid's code lies in for a tier, in the reader's language: domain.md 1.0, S3-18."""
    return profile_for(code).tiers[tier].spoken(get_language())
