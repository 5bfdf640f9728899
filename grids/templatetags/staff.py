"""What a template asks about the reader's power over a place: `{% if grid|led_by:request.actor %}`."""

from django import template

from grids.giving import may_give
from grids.roles import P

register = template.Library()


@register.filter
def led_by(place, actor):
    """Whether the actor leads the people of a grid."""
    return actor.may(P.STAFF_LEAD, place)


@register.filter
def given_by(post, actor):
    """Whether the actor may give, and so may take, this post."""
    return (
        actor.is_officer
        and post.officer_id != actor.officer_id
        and may_give(actor.scope, post.role, post.place)
    )
