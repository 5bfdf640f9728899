"""Of whom the second step is asked, where the place requires it (SECOND_FACTOR)."""

from grids.roles import NEEDS_TWO_STEPS


def needs_two_steps(officer, scope):
    """Whether a post of his shows personal data (grids/roles.py), or he may configure."""
    return (
        officer.is_staff or officer.is_superuser or any(post.role in NEEDS_TWO_STEPS for post in scope.posts)
    )
