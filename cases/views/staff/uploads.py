from django.utils.timezone import now

from cases.actions.photos import upload
from common.errors import Refused


def with_uploads(request, *names):
    """The POST with the photos that came beside it stored and named by their ids: (data, {field: refusal}).

    So a form that comes back with errors still has its photos. What is never attached is swept after a day.
    """
    data, refusals = request.POST.copy(), {}
    for name in names:
        # A picker left empty comes as an empty word.
        data.setlist(name, [word for word in data.getlist(name) if word])
        for photo in request.FILES.getlist(name):
            try:
                file = upload(photo, size=photo.size, by=request.actor, at=now())
            except Refused as refusal:
                refusals[name] = str(refusal)
            else:
                data.appendlist(name, str(file.uuid))
    return data, refusals
