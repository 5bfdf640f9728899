"""Reports with a photo of 0.5 MB, sent by locust from its own environment (bench/requirements-bench.lock)."""

import csv
import os
import subprocess
import sys

from bench import cpu, servers
from bench.servers import BASE, LOCAL

VENV = LOCAL / "locust"
LOCK = BASE / "bench" / "requirements-bench.lock"
SIZE = 500_000
DRAW = """
import io, sys
from PIL import Image
from random import Random
rng = Random(1)
small = Image.frombytes("RGB", (400, 300), rng.randbytes(400 * 300 * 3)).resize((1600, 1200), Image.BICUBIC)
for quality in range(95, 30, -1):
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality)
    if out.tell() <= int(sys.argv[2]):
        break
open(sys.argv[1], "wb").write(out.getvalue())
"""


def prepare(facts):
    """Locust, the doors and the photo."""
    if not (VENV / "bin" / "locust").exists():
        subprocess.run(["/usr/bin/python3", "-m", "venv", str(VENV)], check=True)
        install = [
            str(VENV / "bin" / "pip"),
            "install",
            "-q",
            "--no-deps",
            "--require-hashes",
            "-r",
            str(LOCK),
        ]
        subprocess.run(install, check=True)
    (LOCAL / "doors.txt").write_text("\n".join(facts["doors"]), encoding="utf-8")
    subprocess.run([sys.executable, "-c", DRAW, str(LOCAL / "photo.jpg"), str(SIZE)], check=True)


def measure(address, session, *, people, thinks, seconds):
    """{rate, p50, p95, failures, web, database} of so many people at once."""
    servers.forget_counts()
    before = cpu.of_session(session), cpu.of_database()
    environment = {
        **os.environ,
        "BENCH_DOORS": str(LOCAL / "doors.txt"),
        "BENCH_PHOTO": str(LOCAL / "photo.jpg"),
        "BENCH_THINKS": thinks,
    }
    command = [
        *(
            str(VENV / "bin" / "locust"),
            "-f",
            str(BASE / "bench" / "locustfile.py"),
            "--headless",
            "--only-summary",
        ),
        *(
            "-u",
            str(people),
            "-r",
            str(people),
            "-t",
            f"{seconds}s",
            "--host",
            address,
            "--csv",
            str(LOCAL / "locust"),
        ),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    after = cpu.of_session(session), cpu.of_database()
    with open(LOCAL / "locust_stats.csv", encoding="utf-8") as file:
        row = next((one for one in csv.DictReader(file) if one["Name"] == "photo report"), None)
    if row is None:
        raise SystemExit(f"locust: {done.stderr[-2000:]}")
    number = int(row["Request Count"])
    web, database = (
        (then - first) * 1_000 / max(1, number) for first, then in zip(before, after, strict=True)
    )
    return {
        "rate": float(row["Requests/s"]),
        "p50": float(row["50%"]),
        "p95": float(row["95%"]),
        "failures": int(row["Failure Count"]),
        "requests": number,
        "web": web,
        "database": database,
    }
