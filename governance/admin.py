"""What the configuration is called, and who tried to sign in.

Rights come from posts (grids/roles.py): Django's groups would only look like some.
"""

from axes import admin as axes_admin
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.utils.translation import gettext_lazy as _

from grids.admin.base import ReadOnly
from grids.roles import P

admin.site.site_header = admin.site.site_title = _("Grid Governance Platform")
admin.site.index_title = _("Settings")
admin.site.unregister(auth_admin.Group)
admin.site.unregister([axes_admin.AccessAttempt, axes_admin.AccessLog, axes_admin.AccessFailureLog])


class SignInRecord(ReadOnly):
    """Tries at the door, to be read by the security administrator; what was typed into its fields is not shown."""

    changed_with = P.RIGHTS_GIVE
    list_display = ("attempt_time", "username", "ip_address", "path_info")
    search_fields = ("username", "ip_address")
    ordering = ("-attempt_time",)
    fields = ("attempt_time", "username", "ip_address", "path_info", "user_agent")


@admin.register(axes_admin.AccessAttempt)
class AttemptAdmin(SignInRecord):
    list_display = (*SignInRecord.list_display, "failures_since_start")
    fields = (*SignInRecord.fields, "failures_since_start")


@admin.register(axes_admin.AccessLog)
class SignInAdmin(SignInRecord):
    list_display = (*SignInRecord.list_display, "logout_time")
    fields = (*SignInRecord.fields, "logout_time")


@admin.register(axes_admin.AccessFailureLog)
class FailureAdmin(SignInRecord):
    list_display = (*SignInRecord.list_display, "locked_out")
    fields = (*SignInRecord.fields, "locked_out")
