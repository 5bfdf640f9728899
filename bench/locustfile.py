"""Residents who report with a photo of half a megabyte; run by bench.photos in locust's own environment."""

import os
import random
import uuid
from pathlib import Path

from locust import FastHttpUser, between, task

CSRF = "b" * 32
DOORS = Path(os.environ["BENCH_DOORS"]).read_text(encoding="utf-8").split()
PHOTO = Path(os.environ["BENCH_PHOTO"]).read_bytes()


class Resident(FastHttpUser):
    """Writes a few words, adds a photo, sends; then does something else for a while."""

    wait_time = between(*(float(part) for part in os.environ.get("BENCH_THINKS", "2-6").split("-")))

    @task
    def report(self):
        door = random.choice(DOORS)
        address = f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        headers = {
            "Host": "localhost",
            "Origin": "https://localhost",
            "Cookie": f"__Host-csrf={CSRF}",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": address,
        }
        fields = {
            "csrfmiddlewaretoken": CSRF,
            "key": str(uuid.uuid4()),
            "category": "",
            "description": "有图为证。",
        }
        boundary = uuid.uuid4().hex
        body = b"".join(part(boundary, name, value) for name, value in fields.items()) + photo(boundary)
        headers["Content-Type"] = f"multipart/form-data; boundary={boundary}"
        with self.client.post(
            f"/q/{door}/report/",
            data=body,
            headers=headers,
            name="photo report",
            allow_redirects=False,
            catch_response=True,
        ) as answer:
            if answer.status_code == 302:
                answer.success()
            else:
                answer.failure(f"{answer.status_code}")


def part(boundary, name, value):
    return f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def photo(boundary):
    """Another file each time: its last bytes, behind the picture's end, are by chance."""
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="photos"; filename="p.jpg"\r\n'
    return (
        f"{head}Content-Type: image/jpeg\r\n\r\n".encode()
        + PHOTO
        + os.urandom(16)
        + f"\r\n--{boundary}--\r\n".encode()
    )
