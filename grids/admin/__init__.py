"""Configuration, and nothing else: what can be set here has no pages of its own yet."""

from grids.admin import audiences, calendars, codes, duties, people, places, policies, positions

__all__ = ["audiences", "calendars", "codes", "duties", "people", "places", "policies", "positions"]
