"""What of the words on a page belongs to no language of ours: the names and sentences of people and places."""

import re

from django.apps import apps
from django.db import models

from cases.wordings import VARIABLES
from grids.models import ImportBatch, ImportRow
from tests.contracts.tree import APPS

CHINESE = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{3,}")
# A name with its end hidden: 欧*, 李某.
MASKED = re.compile(r"[\u3400-\u9fff]\*+")
# What every language writes alike: keys, formats, protocols.
ALIKE = {
    "http",
    "https",
    "localhost",
    "Alt",
    "Ctrl",
    "Enter",
    "Esc",
    "Shift",
    "API",
    "App",
    "GPS",
    "JPEG",
    "Chrome",
    "Cookie",
    "JavaScript",
}
ALIKE |= {"GeoJSON", "KML", "Shapefile", "zip", "WGS", "CGCS", "GCJ", "EPSG"}  # of maps
ALIKE |= {"xlsx", "xls", "csv", "Redis", "wangge", "English", "Authenticator", "Linux"}
SWITCH = "中文"  # the way to the other language is called in that language
ADDRESS = re.compile(r"https?://\S+")
KEPT = (models.CharField, models.TextField)


def data():
    """Every line of text that the tables keep in plain."""
    found = set()
    for model in (model for label in APPS for model in apps.get_app_config(label).get_models()):
        for column in model._meta.concrete_fields:
            if isinstance(column, KEPT):
                texts = model.objects.values_list(column.name, flat=True)
                found |= {line.strip() for text in texts for line in (text or "").splitlines()}
    return (found | of_lists() | set(VARIABLES)) - {""}


def of_lists():
    """The headings and cells of the lists that somebody brought in: his own words, kept sealed."""
    heads = {head for batch in ImportBatch.objects.all() for head in batch.heads}
    return heads | {cell for row in ImportRow.objects.all() for cell in row.opened_cells}


def without(said, known):
    """What is left of a sentence once the known texts are taken out, the longest first."""
    for text in known:
        said = said.replace(text, " ")
    return MASKED.sub(" ", said)


class English:
    """Finds Chinese on an English page that is nobody's name or own word."""

    locale = "en-US"

    def __init__(self):
        self.known = sorted((text for text in data() if CHINESE.search(text)), key=len, reverse=True)

    def faults(self, said):
        return [text for text in said if CHINESE.search(without(text.replace(SWITCH, ""), self.known))]


class Chinese:
    """Finds English on a Chinese page: a sentence of the catalogue, or a word that is nobody's name."""

    locale = "zh-CN"

    def __init__(self, catalogue):
        known = data()
        # A single letter is a key of the keyboard, or a mark on a map.
        spoken = {
            english for english, chinese in catalogue.items() if english != chinese and len(english) > 1
        }
        self.sentences = spoken - known
        self.known = {word for text in known for word in LATIN.findall(text)} | ALIKE

    def faults(self, said):
        return [text for text in said if text in self.sentences or self.strange(text)]

    def strange(self, text):
        return set(LATIN.findall(ADDRESS.sub("", text))) - self.known
