"""Have a map file read in a process of its own: what a stranger's file does to a reader, it does there."""

import json
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from grids.imports.reading import ENDED_BY_ITSELF, ReadFailed

# By path: importing it into the child would bring Django along.
CHILD = Path(__file__).resolve().parent / "child.py"
WALL_SECONDS = 25
MOST_BYTES = 20 * 1024 * 1024
REFUSALS = {
    "too_large": _("The file is larger than 20 MB. Divide it by communities."),
    "unknown": _("This is no GeoJSON, no KML and no zipped shapefile."),
    "damaged": _("The file cannot be read. Save it again in the program it comes from."),
    "incomplete": _("Of the shapefile only a part is there. Zip .shp, .shx, .dbf and .prj together."),
    "too_heavy": _("The file takes too much room when it is opened. Divide it."),
    "too_many": _("There are more than 2,000 areas or half a million corners in the file. Divide it."),
    "empty": _("There is nothing in the file."),
}


def read_file(upload):
    """{"kind", "prj", "features"} of an uploaded file. Refused where the file is to blame, ReadFailed where the
    machine is."""
    if upload.size > MOST_BYTES:
        raise Refused(REFUSALS["too_large"])
    # -I and an empty environment: the process that meets a stranger's bytes holds no key and no address.
    command = [sys.executable, "-I", str(CHILD)]
    try:
        child = subprocess.run(  # noqa: S603  our own script
            command, env={"LANG": "C.UTF-8"}, input=upload.read(), capture_output=True, timeout=WALL_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise ReadFailed(f"no answer in {WALL_SECONDS} s") from error
    if child.returncode in ENDED_BY_ITSELF:
        raise Refused(REFUSALS["too_heavy"])
    if child.returncode:
        raise ReadFailed(f"child ended with {child.returncode}")
    answer = json.loads(child.stdout)
    if "refused" in answer:
        raise Refused(REFUSALS[answer["refused"]])
    return answer
