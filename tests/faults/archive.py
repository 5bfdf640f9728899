"""A private PostgreSQL whose write-ahead log is kept beside it: the commands of docs/operate.md, one each."""

import shutil
from pathlib import Path

from tests.faults.processes import until

RUN = "done = place.run(*{command!r}); sys.stdout.write(done.stdout); sys.exit(done.stderr if done.returncode else 0)"
SAVING = """
archive_mode = on
archive_timeout = 60s
archive_command = 'test ! -f {archive}/%f && cp %p {archive}/%f.part && mv {archive}/%f.part {archive}/%f'
"""
GOING_BACK = """
restore_command = 'cp {archive}/%f %p'
recovery_target_time = '{moment}'
recovery_target_action = 'promote'
"""


class Archive:
    """`servers` with an archive and a base backup, in a folder that only the server's account reads."""

    def __init__(self, servers):
        self.servers = servers
        self.data = servers.data / "postgresql"
        self.programs = Path(servers.ask("print(postgres.programs(postgres.version_of_data()))"))
        self.folder = servers.data / "archive"
        self.base = servers.data / "base"
        servers.ask(f"place.own(place.Path({str(self.folder)!r}))")

    def run(self, *command):
        """As the account that PostgreSQL runs as."""
        return self.servers.ask(RUN.format(command=tuple(map(str, command))))

    def sql(self, statement):
        return self.run("psql", "-XAtq", "-h", self.servers.sockets, "-d", "governance", "-c", statement)

    def control(self, *words):
        self.run(
            self.programs / "pg_ctl", *words, "-w", "-s", "-D", self.data, "-l", self.data / "server.log"
        )

    def begin(self):
        """Keep the log from now on, and make the base backup."""
        self.write("postgresql.conf", SAVING.format(archive=self.folder))
        self.write("pg_hba.conf", "local replication all peer\n")
        self.control("restart", "-m", "fast")
        self.run(
            self.programs / "pg_basebackup", "-h", self.servers.sockets, "-D", self.base,
            "-X", "stream", "-c", "fast",
        )  # fmt: skip

    def flush(self):
        """Everything written so far lies in the archive (archive_timeout does it each minute)."""
        last = self.sql("select pg_walfile_name(pg_switch_wal())")
        until(lambda: (self.folder / last).exists(), seconds=30, what="the log is archived")

    def go_back_to(self, moment):
        """The data folder is lost; the base backup takes its place and is carried on to the moment."""
        self.control("stop", "-m", "immediate")
        shutil.rmtree(self.data)
        self.run("cp", "-a", self.base, self.data)
        self.write("postgresql.auto.conf", GOING_BACK.format(archive=self.folder, moment=moment))
        self.run("touch", self.data / "recovery.signal")
        self.control("start")
        until(
            lambda: self.sql("select pg_is_in_recovery()") == "f", seconds=60, what="PostgreSQL has gone back"
        )

    def write(self, name, words):
        with (self.data / name).open("a") as file:
            file.write(words)
