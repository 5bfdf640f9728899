"""Draw paper in a child under limits: what stands on it was typed by many people."""

import json
import subprocess
import sys
from pathlib import Path

# Below the database's 30 s for an idle transaction: an outbox row may stay locked meanwhile.
WALL_SECONDS = 25
# By path: importing it would load the drawing engine into this process.
CHILD = Path(__file__).resolve().parent.parent / "paper_child.py"


class PaperFailed(Exception):
    """The child could not draw: no room, killed from outside, no answer in time, or a page that names a stranger."""


def draw_paper(html, *, css, codes, target, pictures=None):
    """Draw HTML as PDF at the path `target`; answers how many pages. PaperFailed where it cannot.

    `codes` are {name: text}: `<img src="code:NAME">` is the QR code that says the text. `pictures` are {name: path} of
    pictures that were redrawn here: `<img src="picture:NAME">`. Nothing else is fetched.
    """
    job = {"html": html, "css": css, "codes": codes, "pictures": pictures or {}, "target": str(target)}
    return _run(job)


def join_papers(parts, *, target):
    """One PDF of several, in their order; answers how many pages."""
    return _run({"parts": [str(part) for part in parts], "target": str(target)})


def _run(job):
    Path(job["target"]).parent.mkdir(parents=True, exist_ok=True)
    try:
        # -I and an empty environment: the process holds no key and no address.
        child = subprocess.run(  # noqa: S603  our own script, and a job on its stdin
            [sys.executable, "-I", str(CHILD)],
            env={"LANG": "C.UTF-8"},
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=WALL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise PaperFailed(f"no answer in {WALL_SECONDS} s") from error
    if child.returncode:
        raise PaperFailed(f"child ended with {child.returncode}")
    return json.loads(child.stdout)["pages"]
