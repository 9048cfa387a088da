"""What the live tests of kafka-cat share: brokers, running kafka-cats, and a witness
who reads and writes messages by librdkafka alone."""

import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
from ctypes import byref, c_char_p, c_int, c_int32, c_int64, c_size_t, c_void_p

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
WAIT = 30  # seconds that nothing here should come near to

fetched = subprocess.run([ROOT / "scripts/kafka", "--fetch"], stderr=subprocess.PIPE, text=True)
if fetched.returncode != 0:
    print(fetched.stderr.strip())
    sys.exit(77)
os.environ["XDG_CONFIG_HOME"] = "/nonexistent"

failures = 0


def check(rule, good, *more):
    global failures
    if not good:
        failures += 1
        print(f"not so: {rule}", *more, flush=True)
    return good


def end():
    print(f"{failures} rules broken")
    sys.exit(failures > 0)


def until(condition, wait=WAIT):
    """Waits for the condition: True, or False where it took too long."""
    last = time.monotonic() + wait
    while not condition():
        if time.monotonic() > last:
            return False
        time.sleep(0.02)
    return True


class Kafka:
    """scripts/kafka with settings, such as "num.partitions=3"."""

    def __init__(self, *settings, nodes=1, port=None, data=None, secure=None):
        options = [f"--set={setting}" for setting in settings] + ["--nodes", str(nodes)]
        options += ["--port", str(port)] if port else []
        options += ["--data", str(data)] if data else []
        options += ["--secure", str(secure)] if secure else []
        self.process = subprocess.Popen([ROOT / "scripts/kafka", "--real", *options],
                                        stdout=subprocess.PIPE, text=True)
        self.brokers = self.process.stdout.readline().strip()
        self.port = int(self.brokers.split(",")[0].rpartition(":")[2])
        names = 4 if secure else 0
        self.others = dict(self.process.stdout.readline().split() for _ in range(names))

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(WAIT)
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


class Cat:
    """A running kafka-cat. What it writes goes to a file, unless another place is
    named; what it says is kept."""

    def __init__(self, command, brokers, *arguments, stdin=None, stdout=None, env=None):
        self.said, self.written = tempfile.TemporaryFile("w+b"), tempfile.TemporaryFile("w+b")
        self.process = subprocess.Popen(
            ["kafka-cat", command, "-b", brokers, *map(str, arguments)],
            stdin=stdin or subprocess.DEVNULL, stdout=stdout or self.written, stderr=self.said,
            env=os.environ | (env or {}))

    def err(self):
        return os.pread(self.said.fileno(), 1 << 24, 0).decode()

    def out(self):
        parts = []
        while part := os.pread(self.written.fileno(), 1 << 24, sum(map(len, parts))):
            parts.append(part)
        return b"".join(parts)

    def lines(self):
        """The whole lines it has written."""
        return self.out().split(b"\n")[:-1]

    def until_said(self, words, wait=WAIT):
        return until(lambda: words in self.err(), wait)

    def until_lines(self, count, wait=WAIT):
        return until(lambda: self.out().count(b"\n") >= count, wait)

    def give(self, data):
        self.process.stdin.write(data if isinstance(data, bytes) else data.encode())
        self.process.stdin.flush()

    def stop(self, how=signal.SIGTERM, wait=WAIT):
        """Its status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.finish(wait)

    def finish(self, wait=60):
        if self.process.stdin:
            self.process.stdin.close()
        return self.process.wait(wait)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def run(command, brokers, *arguments, given=None, wait=60, **more):
    """A kafka-cat from its beginning to its end: status, lines, what it said."""
    with tempfile.TemporaryFile() as source:
        if given is not None:
            source.write(given if isinstance(given, bytes) else given.encode())
            source.seek(0)
        with Cat(command, brokers, *arguments, stdin=source, **more) as cat:
            return cat.finish(wait), cat.lines(), cat.err()


def numbered(first, last):
    return "".join(f'{{"n":{n}}}\n' for n in range(first, last))


def numbers(lines):
    """The n of each line that has one."""
    return [int(line[5:-1]) for line in lines if line.startswith(b'{"n":')]


class Message(ctypes.Structure):
    """rd_kafka_message_t"""
    _fields_ = [("err", c_int), ("rkt", c_void_p), ("partition", c_int32), ("payload", c_void_p),
                ("len", c_size_t), ("key", c_void_p), ("key_len", c_size_t), ("offset", c_int64),
                ("opaque", c_void_p)]


class Value(ctypes.Structure):
    """rd_kafka_vu_t"""
    class Union(ctypes.Union):
        class Bytes(ctypes.Structure):
            _fields_ = [("ptr", c_char_p), ("size", c_size_t)]
        _fields_ = [("rkt", c_void_p), ("i", c_int), ("i32", c_int32), ("i64", c_int64),
                    ("mem", Bytes), ("headers", c_void_p), ("pad", ctypes.c_char * 64)]
    _fields_ = [("type", c_int), ("u", Union)]


RKT, PARTITION, VALUE, KEY, FLAGS, TIMESTAMP, HEADERS = 2, 3, 4, 5, 7, 8, 10
PRODUCER, CONSUMER = 0, 1
PARTITION_EOF, QUEUE_FULL = -191, -184


def library():
    lib = ctypes.CDLL("librdkafka.so.1")
    for name in ("rd_kafka_new rd_kafka_conf_new rd_kafka_topic_new rd_kafka_consume rd_kafka_produceva "
                 "rd_kafka_headers_new rd_kafka_queue_new rd_kafka_queue_poll rd_kafka_NewTopic_new "
                 "rd_kafka_event_CreateTopics_result rd_kafka_CreateTopics_result_topics").split():
        getattr(lib, name).restype = c_void_p
    lib.rd_kafka_consume.restype = ctypes.POINTER(Message)
    lib.rd_kafka_message_timestamp.restype = c_int64
    lib.rd_kafka_error_code.argtypes = lib.rd_kafka_error_destroy.argtypes = [c_void_p]
    lib.rd_kafka_topic_result_name.restype = c_char_p
    return lib


def bytes_at(pointer, size):
    return None if not pointer else ctypes.string_at(pointer, size)


class Witness:
    """Reads and writes messages: (partition, timestamp, key, payload, headers), where
    headers are pairs of a name and bytes or None."""

    def __init__(self, brokers, kind, settings=None):
        self.lib = library()
        conf = c_void_p(self.lib.rd_kafka_conf_new())
        known = {"bootstrap.servers": brokers, "message.max.bytes": "20000000", "log_level": "0",
                 **({"enable.partition.eof": "true", "fetch.wait.max.ms": "20"} if kind == CONSUMER else {"batch.size": "20000"}), **(settings or {})}
        for name, value in known.items():
            why = ctypes.create_string_buffer(200)
            bad = self.lib.rd_kafka_conf_set(conf, name.encode(), value.encode(), why, 200)
            assert not bad, why.value
        self.handle = c_void_p(self.lib.rd_kafka_new(kind, conf, None, 0))

    def topic(self, name):
        return c_void_p(self.lib.rd_kafka_topic_new(self.handle, name.encode(), None))

    def make_topic(self, name, partitions, config=()):
        new = c_void_p(self.lib.rd_kafka_NewTopic_new(name.encode(), partitions, 1, None, 0))
        for key, value in config:
            self.lib.rd_kafka_NewTopic_set_config(new, key.encode(), str(value).encode())
        queue = c_void_p(self.lib.rd_kafka_queue_new(self.handle))
        self.lib.rd_kafka_CreateTopics(self.handle, byref(new), 1, None, queue)
        event = c_void_p(self.lib.rd_kafka_queue_poll(queue, WAIT * 1000))
        error = self.lib.rd_kafka_event_error(event)
        self.lib.rd_kafka_event_destroy(event)
        assert not error, (name, error)
        time.sleep(0.2)  # until each broker knows

    def headers(self, pairs):
        made = c_void_p(self.lib.rd_kafka_headers_new(len(pairs)))
        for name, value in pairs:
            name = name.encode() if isinstance(name, str) else name
            self.lib.rd_kafka_header_add(made, name, len(name), value, 0 if value is None else c_size_t(len(value)))
        return made

    def write(self, name, messages):
        topic = self.topic(name)
        for partition, timestamp, key, payload, headers in messages:
            values = [Value(RKT), Value(PARTITION), Value(FLAGS), Value(TIMESTAMP)]
            values[0].u.rkt, values[1].u.i32, values[2].u.i, values[3].u.i64 = topic, partition, 2, timestamp
            for kind, data in ((KEY, key), (VALUE, payload)):
                if data is not None:
                    values.append(Value(kind))
                    values[-1].u.mem.ptr, values[-1].u.mem.size = data, len(data)
            values.append(Value(HEADERS))
            values[-1].u.headers = self.headers(headers)
            array = (Value * len(values))(*values)
            while error := self.lib.rd_kafka_produceva(self.handle, array, c_size_t(len(values))):
                code = self.lib.rd_kafka_error_code(error)
                self.lib.rd_kafka_error_destroy(error)
                assert code == QUEUE_FULL, code
                self.lib.rd_kafka_poll(self.handle, 50)
            self.lib.rd_kafka_poll(self.handle, 0)
        assert self.lib.rd_kafka_flush(self.handle, WAIT * 1000) == 0

    def headers_of(self, message):
        headers, pairs = c_void_p(), []
        if self.lib.rd_kafka_message_headers(message, byref(headers)) != 0:
            return pairs
        name, value, size = c_char_p(), c_void_p(), c_size_t()
        while self.lib.rd_kafka_header_get_all(headers, c_size_t(len(pairs)), byref(name), byref(value),
                                               byref(size)) == 0:
            pairs.append((name.value, bytes_at(value.value, size.value)))
        return pairs

    def read(self, name, partition):
        """All messages of a partition, and of what type their timestamps are."""
        topic, messages, types = self.topic(name), [], set()
        self.lib.rd_kafka_consume_start(topic, partition, c_int64(-2))
        while True:
            message = self.lib.rd_kafka_consume(topic, partition, WAIT * 1000)
            one = message.contents
            if one.err == PARTITION_EOF:
                break
            assert one.err == 0, one.err
            kind = c_int()
            timestamp = self.lib.rd_kafka_message_timestamp(message, byref(kind))
            types.add(kind.value)
            messages.append((one.partition, timestamp, bytes_at(one.key, one.key_len),
                             bytes_at(one.payload, one.len), self.headers_of(message)))
            self.lib.rd_kafka_message_destroy(message)
        self.lib.rd_kafka_consume_stop(topic, partition)
        return messages, types
