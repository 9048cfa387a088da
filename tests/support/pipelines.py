"""What the tests of scripts/pipelines share: a pipeline that runs, servers beside it, and
what scripts/query says of an archive."""

import importlib.util
import json
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WAIT = 120  # seconds that nothing here should come near to


def wait_for(what, condition):
    deadline = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.1)


def fake(text):
    """The records of fake-iot with these words."""
    made = subprocess.run(["fake-iot", *shlex.split(text)], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in made.splitlines()]


def lines(records):
    return "".join(json.dumps(record) + "\n" for record in records)


class Server:
    """One of scripts/, for as long as the test."""

    def __init__(self, *words):
        self.process = subprocess.Popen([ROOT / "scripts" / words[0], *words[1:]], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address and self.process.wait() == 77:
            print(f"skipped: {words[0]} is not to be had")
            sys.exit(77)

    def __enter__(self):
        return self.address

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Interrupted(subprocess.Popen):
    """What bash is to run, which hears Ctrl-C after so many seconds, as each of its
    processes does. timeout(1) sends them SIGCONT too, and for a process that it meets in
    LeakSanitizer's last look that one waits for ever."""

    def __init__(self, command, seconds, **settings):
        super().__init__(["bash", "-o", "pipefail", "-c", command], start_new_session=True, stderr=subprocess.PIPE,
                         text=True, **settings)
        self.timer = threading.Timer(seconds, self.interrupt)
        self.timer.start()

    def interrupt(self):
        try:
            os.killpg(self.pid, signal.SIGINT)
        except ProcessLookupError:
            pass

    def said(self):
        """What it wrote, and what it had to complain of."""
        wrote = self.communicate(timeout=WAIT)
        self.timer.cancel()
        return wrote


class Pipeline:
    """A script of scripts/pipelines with settings for its environment."""

    def __init__(self, name, folder, **settings):
        self.out, self.errors = Path(folder) / "out", tempfile.TemporaryFile("w+")
        with open(self.out, "w") as out:
            self.process = subprocess.Popen(
                [ROOT / "scripts/pipelines" / name], cwd=folder, stdin=subprocess.DEVNULL, stdout=out,
                stderr=self.errors, start_new_session=True, env=os.environ | {"TMPDIR": str(folder)} | settings)

    def written(self):
        return self.out.read_text().splitlines()

    def stop(self):
        """As Ctrl-C does, of which each of its processes hears."""
        os.killpg(self.process.pid, signal.SIGINT)
        status = self.process.wait(timeout=WAIT)
        self.errors.seek(0)
        said = self.errors.read()
        assert status == 0 and said == "", (status, said)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def has_duckdb():
    """Whether Python has it, if need be from PyPI."""
    if importlib.util.find_spec("duckdb"):
        return True
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "weir/duckdb"
    if not cache.is_dir():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", cache, "duckdb"],
                       capture_output=True)
    os.environ["PYTHONPATH"] = str(cache)
    return cache.is_dir()


def ask(archive, sql):
    """The rows, which both engines agree on."""
    engines = ["sqlite", "duckdb"] if has_duckdb() else ["sqlite"]
    if "duckdb" not in engines:
        print("skipped: DuckDB is not to be had")
    answers = []
    for engine in engines:
        run = subprocess.run([ROOT / "scripts/query", "--engine", engine, "--archive", archive, sql],
                             capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        answers.append([json.loads(line) for line in run.stdout.splitlines()])
    assert all(answer == answers[0] for answer in answers), answers
    return answers[0]
