"""A run of threshold-join that is asked, record by record, for the row of a host."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def becomes(what, wanted):
    """Waits until it is what is wanted."""
    until = time.monotonic() + 60
    while (now := what()) != wanted:
        assert time.monotonic() < until, f"{wanted!r} was expected, it is {now!r}"
        time.sleep(0.01)


def stays(what, wanted):
    for _ in range(10):
        assert what() == wanted, f"{wanted!r} was expected, it is {what()!r}"
        time.sleep(0.02)


class Run:
    """Of records {"hostname":…} with a table whose rows are of "hostname" and "limit"."""

    def __init__(self, table, *more, folder=None, condition="true"):
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            ["threshold-join", condition, "--table", table, "--on", "hostname", *more],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True)

    def joined(self, record):
        """What a record comes out as."""
        self.process.stdin.write(record + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().rstrip("\n")

    def limit(self, host="doc"):
        record = '{"hostname":"%s"' % host
        return self.joined(record + "}").removeprefix(record + ',"limit":').removesuffix("}")

    def said(self):
        self.errors.seek(0)
        return [line.removeprefix("threshold-join: ") for line in self.errors.read().splitlines()]

    def ends(self):
        self.process.stdin.close()
        assert self.process.wait(60) == 0, self.said()


class Postgres:
    """A server, by scripts/postgres; where there is none, the test is skipped."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([ROOT / "scripts/postgres", *map(str, arguments)],
                                        stdout=subprocess.PIPE, text=True)
        self.uri = self.process.stdout.readline().strip()
        if not self.uri:
            sys.exit(self.process.wait())

    def sql(self, text):
        self.answer(text)

    def answer(self, text):
        """What psql prints for it: rows alone, a line each."""
        return subprocess.run(["psql", "--quiet", "--no-psqlrc", "--tuples-only", "--no-align", "--set",
                               "ON_ERROR_STOP=1", "--command", text, self.uri],
                              check=True, stdout=subprocess.PIPE, text=True).stdout

    def uri_of(self, user):
        return self.uri.replace("postgres@", user + "@")

    def kill(self):
        """As a power cut does: the server dies with whoever started it."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()
