from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet

HEAVY = ("grid__boundary", "street__boundary", "total__boundary", "general__boundary")


class KeptQuerySet(PlacedQuerySet):
    """Rows of the registers."""

    def current(self, on):
        """What is there on a day: `valid_to` is the first day without."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on))

    def called(self, words):
        """Whose name or address has these words, whose code begins so, or whose name's pinyin has these initials: xfl
        finds 幸福里."""
        words = words.replace("\x00", "").strip()
        columns = {field.name for field in self.model._meta.fields}
        found = Q(name__icontains=words)
        if "address" in columns:
            found |= Q(address__icontains=words)
        if "code" in columns and words.isdigit():
            found |= Q(code__startswith=words)
        if "initials" in columns and words.isascii():
            found |= Q(initials__contains=words.lower())
        return self.filter(found)

    def with_grid(self):
        """With the grid it lies in, without any boundary."""
        return self.select_related("grid").defer("grid__boundary")
