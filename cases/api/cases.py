from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.decorators import action
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.utils import json
from rest_framework.viewsets import GenericViewSet

from cases.actions.verbs import VERBS
from cases.allowed import allowed_actions
from cases.api.act import facts_of
from cases.api.filters import FILTERS, events_since
from cases.api.input import ReportInput
from cases.api.once import once
from cases.api.output import CaseOutput, CaseRowOutput, DeadlinesOutput, EventOutput, ReportedOutput
from cases.api.reading import after, as_rows, as_wholes
from cases.api.refusals import refusing
from cases.api.report import report_from_outside
from cases.deadlines import deadlines_of
from cases.errors import ChangedMeanwhile
from cases.models import Case, CaseEvent
from cases.tracking import secret_of
from common.api.filters import filtered, parameters
from common.api.pages import KeysetPages
from common.api.schema import IDEMPOTENCY_KEY, IF_MATCH
from common.api.versions import etag, seen_versions

VERB = OpenApiParameter("action", str, OpenApiParameter.PATH, enum=sorted(map(str, VERBS)))
READ_AS = {"list": as_rows, "retrieve": as_wholes, "act": as_rows}
SINCE = {"changed_since": events_since}


class CasePages(KeysetPages):
    orders = ("-reported_at", "due_at", "changed_at")
    unique = "number"


class EventPages(KeysetPages):
    orders = ("seq",)
    unique = "seq"


class CaseViewSet(GenericViewSet):
    """The cases the caller's posts reach, and every verb of the engine on them."""

    serializer_class = CaseOutput
    pagination_class = CasePages
    queryset = Case.objects.none()
    lookup_field = "number"
    lookup_value_regex = "[0-9]{19}"

    def get_queryset(self):
        cases = Case.objects.visible_to(self.request.actor.scope)
        return READ_AS[self.action](cases) if self.action in READ_AS else cases

    @extend_schema(parameters=parameters(FILTERS), responses=CaseRowOutput(many=True))
    def list(self, request):
        cases = filtered(self.get_queryset(), request, FILTERS, self.paginator.names)
        return self.get_paginated_response(CaseRowOutput(self.paginate_queryset(cases), many=True).data)

    @extend_schema(request=ReportInput, responses={201: ReportedOutput}, parameters=[IDEMPOTENCY_KEY])
    def create(self, request):
        """Report a case. The place is resolved in the order qr, building, grid, coordinates; without any, the root of
        the caller's post takes it, marked `unplaced`.
        """
        body = once(request, "report", request.data, self.report)
        address = reverse("api:cases-detail", args=[body["number"]])
        headers = {"Location": request.build_absolute_uri(address), "ETag": etag(body["version"])}
        return Response(body, status=201, headers=headers)

    def report(self):
        said = ReportInput(data=self.request.data)
        said.is_valid(raise_exception=True)
        case = report_from_outside(said.validated_data, self.request.actor)
        track = reverse("cases:track", args=[secret_of(case)])
        body = {
            **self.told(as_wholes(Case.objects).get(pk=case.pk)),
            "tracking_url": f"{settings.SITE_URL}{track}",
        }
        return json.loads(JSONRenderer().render(body))  # remembered as it was sent

    def retrieve(self, request, number):
        return self.shown(self.get_object())

    @extend_schema(parameters=parameters(SINCE), responses=EventOutput(many=True))
    @action(detail=True, pagination_class=EventPages)
    def events(self, request, number):
        """The chain of the case: what was done, by whom, when."""
        events = CaseEvent.objects.filter(case=self.get_object()).select_related("officer")
        events = filtered(events, request, SINCE, self.paginator.names)
        return self.get_paginated_response(EventOutput(self.paginate_queryset(events), many=True).data)

    @extend_schema(responses=DeadlinesOutput)
    @action(detail=True, pagination_class=None)
    def deadlines(self, request, number):
        """How each due time was reached: the policy, the days counted and left out, the pauses, the extensions."""
        case = self.get_object()
        deadlines = [deadline.as_json() for deadline in deadlines_of(case)]
        body = {"number": case.number, "version": case.version, "deadlines": deadlines}
        return Response(body, headers={"ETag": etag(case.version)})

    @extend_schema(request=OpenApiTypes.OBJECT, responses=CaseOutput, parameters=[IF_MATCH, VERB])
    @action(detail=True, methods=["post"], url_path="actions/(?P<action>[a-z_]+)", url_name="act")
    def act(self, request, number, action):
        """Do one verb of the workflow. `allowed_actions` of the case says which are open and which fields they need."""
        if action not in VERBS:
            raise Http404
        seen, by, tags = self.get_object(), request.actor, seen_versions(request)
        with refusing(seen, by):
            if etag(seen.version) not in tags:
                raise ChangedMeanwhile(seen)
            facts = facts_of(seen, action, by, request.data)
            case = VERBS[action](seen, **facts, by=by, expected=seen.version)
        return self.shown(after(case, seen))

    def shown(self, case):
        return Response(self.told(case), headers={"ETag": etag(case.version)})

    def told(self, case):
        return CaseOutput(case, context={"allowed": allowed_actions(case, self.request.actor, at=now())}).data
