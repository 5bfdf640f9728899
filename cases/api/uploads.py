from django.utils.timezone import now
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from cases.actions.photos import upload
from cases.api.once import once
from common.api.parsing import BoundedFormParser
from common.api.problem import Problem
from common.api.schema import IDEMPOTENCY_KEY
from common.errors import Refused

STATUS = {"photo_too_large": 413, "not_a_photo": 400, "no_room": 503}


class UploadInput(serializers.Serializer):
    photo = serializers.FileField()


class UploadOutput(serializers.Serializer):
    id = serializers.UUIDField()


class UploadViewSet(GenericViewSet):
    serializer_class = UploadOutput
    parser_classes = [BoundedFormParser]
    pagination_class = None

    @extend_schema(request=UploadInput, responses={201: UploadOutput}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """One photo (JPEG, PNG or WebP, 12 MB at most), to be named by its id in a report or an action within a day."""
        if not request.actor.scope.posts:
            raise PermissionDenied(_("Your posts do not allow this here."))
        photo = one_photo(request.FILES)
        body = once(request, "upload", digest(photo, request), lambda: stored(photo, request.actor))
        return Response(body, status=201)


def one_photo(files):
    photos = [file for _name, held in files.lists() for file in held]
    if len(photos) != 1:
        raise ValidationError({"photo": [_("Send exactly one photo.")]})
    return photos[0]


def digest(photo, request):
    """The bytes, where a key asks whether they are the same; the photo is then read from its beginning again."""
    if "Idempotency-Key" not in request.headers:
        return b""
    body = photo.read()
    photo.seek(0)
    return body


def stored(photo, by):
    try:
        return {"id": str(upload(photo, size=photo.size, by=by, at=now()).uuid)}
    except Refused as refused:
        if refused.code == "not_a_photo":
            raise ValidationError({"photo": [str(refused)]}) from refused
        raise Problem(STATUS.get(refused.code, 409), refused, code=refused.code) from refused
