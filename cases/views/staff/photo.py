from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cases.models import Case, CaseFile
from files.models import Rendition
from files.responses import photo_response


@login_required
@require_safe
def photo(request, number, uuid, kind):
    """One size of a photo of a case this person sees; 404 for every other."""
    case = get_object_or_404(Case.objects.visible_to(request.actor.scope).only("pk"), number=number)
    of_case = CaseFile.objects.filter(case=case, file__uuid=uuid)
    rendition = get_object_or_404(Rendition, file__in=of_case.values("file"), kind=kind)
    return photo_response(rendition)
