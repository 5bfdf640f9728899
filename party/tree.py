"""Which party organisation may stand under which. Pure."""

from party.enums import PartyKind

# A number stands under a smaller one; a functional organisation has none below it but its groups.
RANK = {
    PartyKind.WORKING_COMMITTEE: 1,
    PartyKind.COMMITTEE: 2,
    PartyKind.GENERAL_BRANCH: 3,
    PartyKind.BRANCH: 4,
    PartyKind.FUNCTIONAL: 4,
    PartyKind.GROUP: 5,
}


def may_stand_under(kind, above):
    """Whether an organisation of a kind stands under one of the kind `above` (None: under nothing)."""
    if above is None:
        return kind != PartyKind.GROUP
    return RANK[PartyKind(above)] < RANK[PartyKind(kind)]
