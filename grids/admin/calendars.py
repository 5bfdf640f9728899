from django.contrib import admin

from grids.admin.base import Configured
from grids.models import Calendar, CalendarDay


class CalendarDayInline(admin.TabularInline):
    model = CalendarDay
    extra = 1
    ordering = ("day",)


@admin.register(Calendar)
class CalendarAdmin(Configured):
    list_display = ("code", "name", "first", "last")
    inlines = (CalendarDayInline,)
