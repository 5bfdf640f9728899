"""The maps that are laid under our own, as the installation has set them (governance/base_layers.py)."""

from django.conf import settings


def base_layers():
    """[{"name", "kind": xyz | wmts, "url", "srs", "attribution"}]; none by default."""
    return [dict(layer) for layer in settings.BASE_LAYERS]
