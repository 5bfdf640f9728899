import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware, now

from common.errors import Refused
from governance.actions.build_city import build_city
from governance.city.scale import SCALES
from governance.owner import as_owner


class Command(BaseCommand):
    help = "Build a made city of real size in an empty database, for measuring: real area codes, all else invented."

    def add_arguments(self, parser):
        parser.add_argument("--scale", choices=SCALES, default="district")
        parser.add_argument("--cases", type=int, help="another number of cases than the scale's")
        parser.add_argument("--seed", type=int, default=13710)
        parser.add_argument("--until", metavar="ISO", help="the moment it stands at; default: now")
        parser.add_argument("--processes", type=int, default=os.cpu_count())

    def handle(self, *args, scale, cases, seed, until, processes, **options):
        moment = parse_datetime(until) if until else now()
        if moment is None:
            raise CommandError(f"{until} is no moment. Write it like 2026-11-22T10:00:00+08:00.")
        moment = make_aware(moment) if is_naive(moment) else moment
        wanted, started = SCALES[scale].with_cases(cases), time.monotonic()

        def tell(line):
            self.stderr.write(f"{time.monotonic() - started:7.1f} s  {line}")

        facts = {"seed": seed, "until": moment.replace(microsecond=0), "processes": processes, "tell": tell}
        try:
            with as_owner():
                grids, number = build_city(wanted, **facts)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{grids} grids and {number} cases, in {time.monotonic() - started:.0f} s.")
