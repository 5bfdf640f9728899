"""Who may stand in for whom: nobody gets a wider reach by it than his own rank and place allow (issue 4, section 4).

A deputy comes from the same department, street or district, or from above. Who names his own deputy names somebody of
the same role or of a higher rank; somebody above may also name one a rank lower. An administrator's deputy is an
administrator of the same kind: the three never come together in one hand.
"""

from django.db.models import Q

from grids.models import Post
from grids.reach import reach_of
from grids.roles import ADMINISTRATORS, RANK, P
from grids.scope import LEVEL_OF_TIER, LEVELS
from grids.superiors import posts_by_officer

MOST = 200


def may_stand_in(deputy_posts, posts, *, by_superior):
    """Whether somebody who holds `deputy_posts` may stand in for the holder of `posts` (both [Below])."""
    return bool(posts) and all(fits_any(deputy_posts, one.post, by_superior) for one in posts)


def fits_any(deputy_posts, post, by_superior):
    """Whether one of the posts ([Below]) is near and high enough for a post."""
    return any(fits(theirs.post, post, by_superior) for theirs in deputy_posts)


def fits(theirs, post, by_superior):
    """Whether one post is near and high enough for its holder to stand in another."""
    if not is_near(theirs, post):
        return False
    if post.role in ADMINISTRATORS or theirs.role in ADMINISTRATORS:
        return theirs.role == post.role
    higher = RANK[theirs.role] - RANK[post.role]
    if by_superior:
        return higher >= -1
    return higher > 0 or (theirs.role == post.role and is_as_high(theirs, post))


def is_as_high(theirs, post):
    """Whether a post of the same role stands no lower: a leader of a micro grid is not the street's equal."""
    if not (theirs.grid_id and post.grid_id):
        return True
    mine, other = (LEVELS.index(LEVEL_OF_TIER[one.grid.tier]) for one in (theirs, post))
    return mine <= other


def is_near(theirs, post):
    if post.department_id:
        return theirs.department_id == post.department_id or lies_over(theirs, post)
    return lies_over(theirs, post) or same_ground(theirs, post)


def lies_over(theirs, post):
    """Whether a post on a region or a grid covers the place of the other."""
    place = reach_of(post.place)
    if theirs.region_id:
        return place.district_id == theirs.region_id
    return theirs.grid_id is not None and theirs.grid_id in (
        *(place.street_id, place.total_id, place.general_id, place.pk),
    )


def same_ground(theirs, post):
    """Whether both stand in one street, or on one district."""
    if post.region_id:
        return theirs.region_id == post.region_id
    return bool(theirs.grid_id and post.grid_id) and theirs.grid.street_id == post.grid.street_id


def held_by(officers, on):
    """{officer's id: [Below]}: what each holds himself on a day; what he only stands in for gives no deputy."""
    found = posts_by_officer(officers, on)
    return {pk: [one for one in posts if one.post.officer_id == pk] for pk, posts in found.items()}


def outgrown(covers, on):
    """Those of the covers in which the deputy may stand no longer: one of the two has other posts by now."""
    held = held_by({one.absence.deputy for one in covers}, on)
    return [one for one in covers if not still_fits(one, held.get(one.absence.deputy_id, []))]


def still_fits(cover, held):
    return fits_any(held, cover.post, cover.absence.by_superior)


def candidates(officer, on, *, by):
    """Who is offered as a deputy, by name, to `by` (an Actor): his own people; to the officer himself, his equals.

    At most MOST posts are looked at.
    """
    own = held_by([officer], on).get(officer.pk, [])
    there = Post.objects.answered(on).held_by_people().exclude(officer=officer)
    is_own = by.officer_id == officer.pk
    near = equals(there, own) if is_own else there.within(by.scope, P.STAFF_LEAD)
    people = {post.officer_id: post.officer for post in near.select_related("officer").order_by("pk")[:MOST]}
    held = held_by(people.values(), on)
    found = [who for pk, who in people.items() if may_stand_in(held.get(pk, []), own, by_superior=not is_own)]
    return sorted(found, key=lambda who: (who.name, who.pk))


def equals(posts, own):
    """The posts of the same role, on the same kind of place, in the same street, district or department."""
    same = Q(pk__in=[])
    for one in (below.post for below in own):
        if one.grid_id:
            same |= Q(role=one.role, grid__street=one.grid.street_id, grid__tier=one.grid.tier)
        elif one.region_id:
            same |= Q(role=one.role, region=one.region_id)
        else:
            same |= Q(role=one.role, department=one.department_id)
    return posts.filter(same)
