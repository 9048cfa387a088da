"""What the live tests of mqtt-cat share: brokers, a network that can be cut, and a
client of MQTT that owes nothing to mqtt-cat's library."""

import os
import pathlib
import re
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WAIT = 60  # seconds that nothing here should come near to

if not shutil.which("mosquitto", path="/usr/sbin:" + os.environ["PATH"]):
    print("mosquitto isn't installed")
    sys.exit(77)
os.environ["XDG_CONFIG_HOME"] = "/nonexistent"

failures = 0


def check(rule, good, *more):
    global failures
    if not good:
        failures += 1
        print(f"not so: {rule}", *more, flush=True)


def end():
    print(f"{failures} rules broken")
    sys.exit(failures > 0)


class Broker:
    """scripts/mosquitto with the lines of its configuration."""

    def __init__(self, *lines, port=None, data=None, secure=None):
        options = [f"--set={line}" for line in lines]
        options += ["--port", str(port)] if port else []
        options += ["--data", str(data)] if data else []
        options += ["--secure", str(secure)] if secure else []
        self.process = subprocess.Popen([ROOT / "scripts/mosquitto", *options], stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().rpartition(":")[2])
        names = 5 if secure else 0
        told = (self.process.stdout.readline().split() for _ in range(names))
        self.ports = {name: int(address.rpartition(":")[2]) for name, address in told}

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(WAIT)
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


class Proxy:
    """Forwards connections to a port until the network is cut; then they hang."""

    def __init__(self, target):
        self.target, self.open, self.pairs = target, True, []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            one, _ = self.server.accept()
            self.pairs.append(one)
            if self.open:
                other = socket.create_connection(("127.0.0.1", self.target))
                self.pairs.append(other)
                for pair in ((one, other), (other, one)):
                    threading.Thread(target=self.forward, args=pair, daemon=True).start()

    def forward(self, source, sink):
        try:
            while data := source.recv(65536):
                if not self.open:
                    return  # and leaves both as they are
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def drop(self):
        """Ends the connections there are."""
        for one in self.pairs:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.pairs.clear()

    def cut(self):
        self.open = False

    def mend(self):
        self.open = True


def varint(number):
    out = b""
    while True:
        number, low = divmod(number, 128)
        out += bytes([low | (128 if number else 0)])
        if not number:
            return out


def text(value):
    value = value.encode() if isinstance(value, str) else value
    return struct.pack(">H", len(value)) + value


class Client:
    """Just enough of MQTT 5 (or 3.1.1) to see what is on the wire."""

    def __init__(self, port, name="witness", version=5, clean=True):
        self.version, self.buffer, self.mid, self.messages = version, b"", 0, []
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
        properties = b"\x03\x21\x00\x64" if version == 5 else b""  # 100 on their way
        body = text("MQTT") + bytes([version, 2 if clean else 0]) + struct.pack(">H", 60) + properties + text(name)
        self.send(0x10, body)
        kind, answer = self.packet()
        assert kind == 0x20 and answer[1] == 0, answer

    def send(self, kind, body):
        self.socket.sendall(bytes([kind]) + varint(len(body)) + body)

    def fill(self, size, until):
        while len(self.buffer) < size:
            if not select.select([self.socket], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError
            data = self.socket.recv(1 << 20)
            if not data:
                raise ConnectionError("closed")
            self.buffer += data

    def packet(self, wait=WAIT):
        until = time.monotonic() + wait
        self.fill(2, until)
        size, shift, at = 0, 0, 1
        while True:
            self.fill(at + 1, until)
            byte = self.buffer[at]
            size |= (byte & 127) << shift
            shift, at = shift + 7, at + 1
            if byte < 128:
                break
        self.fill(at + size, until)
        kind, body = self.buffer[0], self.buffer[at:at + size]
        self.buffer = self.buffer[at + size:]
        return kind, body

    def answer(self, kind):
        """The next packet of that kind; messages meanwhile are kept."""
        while True:
            got, body = self.packet()
            if got & 0xF0 == kind:
                return body
            self.take(got, body)

    def subscribe(self, *filters, qos=1, options=0):
        self.mid += 1
        body = struct.pack(">H", self.mid) + (b"\0" if self.version == 5 else b"")
        self.send(0x82, body + b"".join(text(one) + bytes([qos | options]) for one in filters))
        return self.answer(0x90)[3 if self.version == 5 else 2:]

    def publish(self, topic, payload=b"", qos=1, retain=False, properties=b""):
        body = text(topic)
        if qos:
            self.mid = self.mid % 60000 + 1
            body += struct.pack(">H", self.mid)
        if self.version == 5:
            body += varint(len(properties)) + properties
        payload = payload.encode() if isinstance(payload, str) else payload
        self.send(0x30 | qos << 1 | retain, body + payload)
        if qos:
            self.answer(0x40 if qos == 1 else 0x50)
        if qos == 2:
            self.send(0x62, struct.pack(">H", self.mid))
            self.answer(0x70)

    def take(self, kind, body):
        if kind & 0xF0 == 0x60:
            self.send(0x70, body[:2])
        if kind & 0xF0 != 0x30:
            return
        qos, at = kind >> 1 & 3, 2 + struct.unpack(">H", body[:2])[0]
        topic, properties = body[2:at].decode(), b""
        if qos:
            self.send(0x40 if qos == 1 else 0x50, body[at:at + 2])
            at += 2
        if self.version == 5:
            size, shift = 0, 0
            while True:
                byte, at = body[at], at + 1
                size |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    break
            properties, at = body[at:at + size], at + size
        self.messages.append((topic, body[at:], qos, bool(kind & 1), properties))

    def read(self, count, wait=WAIT):
        """The first `count` messages, or as many as come within `wait` seconds."""
        until = time.monotonic() + wait
        try:
            while len(self.messages) < count:
                self.take(*self.packet(max(0, until - time.monotonic())))
        except TimeoutError:
            pass
        taken, self.messages = self.messages[:count], self.messages[count:]
        return taken

    def close(self):
        self.send(0xE0, b"")
        self.socket.close()


class Pretender:
    """A broker that answers as `script` does, which is given each connection in turn
    and its CONNECT; what mosquitto doesn't do can be seen so."""

    def __init__(self, script):
        self.script, self.calls = script, 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.server.accept()
            self.calls += 1
            threading.Thread(target=self.serve, args=(connection, self.calls), daemon=True).start()

    def serve(self, connection, call):
        wire = Client.__new__(Client)
        wire.socket, wire.buffer, wire.mid, wire.messages = connection, b"", 0, []
        try:
            _, wire.greeting = wire.packet()
            wire.version = wire.greeting[6]
            self.script(wire, call)
        except (OSError, TimeoutError):
            pass
        connection.close()


READY = b'{"ready":1}'


class Cat:
    """A running mqtt-cat. What it writes goes to a file, unless another place is
    named; what it says is kept."""

    def __init__(self, *arguments, port=None, stdin=None, stdout=None, env=None, folder=None):
        address = ["-h", "127.0.0.1", "-p", str(port)] if port else []
        self.said, self.written = tempfile.TemporaryFile("w+b"), tempfile.TemporaryFile("w+b")
        self.process = subprocess.Popen(
            ["mqtt-cat", arguments[0], *address, *map(str, arguments[1:])], stdin=stdin or subprocess.DEVNULL,
            stdout=stdout or self.written, stderr=self.said, env=os.environ | (env or {}), cwd=folder)

    def err(self):
        return os.pread(self.said.fileno(), 1 << 24, 0).decode()

    def out(self):
        size = os.fstat(self.written.fileno()).st_size
        return os.pread(self.written.fileno(), size, 0)

    def lines(self):
        """The whole lines it has written, but the one that says it is subscribed."""
        return [line for line in self.out().split(b"\n")[:-1] if READY not in line]

    def until(self, condition, wait=WAIT):
        """Waits for the condition: True, or False where it took too long."""
        until = time.monotonic() + wait
        while not condition():
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    def until_said(self, words, wait=WAIT):
        return self.until(lambda: words in self.err(), wait)

    def until_lines(self, count, wait=WAIT):
        return self.until(lambda: len(self.lines()) >= count, wait)

    def give(self, data):
        self.process.stdin.write(data if isinstance(data, bytes) else data.encode())
        self.process.stdin.flush()

    def stop(self, how=signal.SIGTERM, wait=WAIT):
        """Its status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(wait)  # its input ends only then
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


class Stalled(Cat):
    """A subscriber to numbered messages whose reader has yet to read anything. They come
    when it is subscribed, so that none of them is missed, and all are of its QoS."""

    sessions = 0

    def __init__(self, port, count, *options):
        Stalled.sessions += 1
        self.count = count
        topic = f"stalled/{Stalled.sessions}"
        announce(port, f"{topic}/ready")
        self.reader, writer = os.pipe()
        super().__init__("sub", "-t", topic, "-t", f"{topic}/ready", *([] if "-q" in options else ["-q", "1"]),
                         "-c", "-i", topic, *options, port=port, stdout=writer)
        os.close(writer)
        if not select.select([self.reader], [], [], WAIT)[0]:
            print("it doesn't subscribe:", self.err())
        self.flooding = threading.Thread(target=flood, args=(port, topic, count))
        self.flooding.start()
        if "block" not in options:
            self.flooding.join()
            time.sleep(0.7)

    def read(self, wait=4):
        """What comes until the last message, or until nothing has come for a while."""
        text, last = b"", b'{"n":%d}' % (self.count - 1)
        while last not in text[-100:] and select.select([self.reader], [], [], wait)[0]:
            text += os.read(self.reader, 1 << 20)
        self.flooding.join()
        return numbers(text.split(b"\n"))

    def finish(self, wait=60):
        status = super().finish(wait)
        os.close(self.reader)
        return status


def run(*arguments, given=None, wait=60, **more):
    """An mqtt-cat from its beginning to its end: status, lines, what it said."""
    with Cat(*arguments, stdin=subprocess.PIPE if given is not None else None, **more) as cat:
        if given is not None:
            cat.give(given)
        return cat.finish(wait), cat.lines(), cat.err()


def announce(port, topic="ready"):
    """A retained message, which whoever subscribes to that last has when all else is
    subscribed to."""
    client = Client(port, "herald")
    client.publish(topic, READY, retain=True)
    client.close()


def subscribe(broker, *arguments, port=None, **more):
    """A running mqtt-cat sub that has its subscriptions."""
    announce(broker.port)
    cat = Cat("sub", *arguments, "-t", "ready", port=port or broker.port, **more)
    if not cat.until(lambda: READY in cat.out() or cat.process.poll() is not None):
        print("it doesn't subscribe:", cat.err())
    return cat


def publish(broker, *messages, qos=1, **more):
    """Messages, each a topic and a payload, from a client that isn't ours."""
    client = Client(broker.port, "herald")
    for topic, payload in messages:
        client.publish(topic, payload, qos, **more)
    client.close()


def publish_until(cat, broker, *messages, **more):
    """Publishes them again and again, until one has come to who can't tell that it is
    subscribed."""
    return cat.until(lambda: publish(broker, *messages, **more) or cat.out())


def flood(port, topic, count, qos=1, padding=""):
    """So many numbered messages, as fast as they go. mosquitto_pub ends too early
    where there are more than 65535."""
    for first in range(0, count, 50_000):
        lines = "".join(f'{{"n":{n}{padding}}}\n' for n in range(first, min(first + 50_000, count)))
        subprocess.run(["mosquitto_pub", "-p", str(port), "-t", topic, "-q", str(qos), "-l", "-V", "5"],
                       input=lines.encode(), check=True)


def numbers(lines):
    """The n of each line that has one."""
    found = (re.match(rb'{"n":(\d+)', line) for line in lines)
    return [int(one.group(1)) for one in found if one]
