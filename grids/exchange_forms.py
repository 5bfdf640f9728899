"""What is asked when boundaries come out of a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from grids.exchange.systems import choices


class BoundaryFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("GeoJSON, KML, or a shapefile with all its parts in one zip; at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json,.kml,.kmz,.zip"}),
    )
    system = forms.ChoiceField(
        label=_("Coordinate system"),
        choices=choices,
        help_text=_("Drawn over Amap or Tencent: GCJ-02. Measured by the city: most often CGCS 2000."),
    )
