from grids.models import Session


def sweep_sessions(*, at):
    """Forget the sessions that are over: nobody can come back to them. Returns how many."""
    swept, _tables = Session.objects.filter(expire_date__lte=at).delete()
    return swept
