"""exim: a real mail server for tests, in a folder and on a port of its own.

    with Exim() as server:
        server.port, server.tls_port   # on 127.0.0.1: STARTTLS, and TLS at once
        server.authority               # a file: who vouches for its certificate
        server.mails("ops", 2)         # once there are so many, as Python reads them

Who logs in as alerts, with the password s3cret, may send to ops@ and night@example.com;
late@example.com is put off, and others are unknown. Where it can't be run it raises
Missing.
"""

import email.policy
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time

CONFIGURATION = """
primary_hostname = mail.example.com
spool_directory = {folder}/spool
log_file_path = {folder}/log/%s
pid_file_path = {folder}/pid
tls_advertise_hosts = *
tls_certificate = {folder}/certificate.pem
tls_privatekey = {folder}/key.pem
tls_on_connect_ports = {tls_port}
daemon_smtp_ports = {port} : {tls_port}
local_interfaces = 127.0.0.1
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 10M
acl_smtp_rcpt = rcpt
acl_smtp_data = accept

begin acl
rcpt:
  deny message = Log in first
    !authenticated = *
  defer message = Not now
    local_parts = late
  accept domains = example.com
    local_parts = ops : night
  deny message = Unknown here

begin routers
known:
  driver = accept
  local_parts = ops : night
  transport = folders

begin transports
folders:
  driver = appendfile
  maildir_format
  directory = {folder}/mail/$local_part_data
  user = Debian-exim

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{alerts}}}}{{eq{{$auth3}}{{s3cret}}}}}}}}
  server_set_id = $auth2
  server_advertise_condition = ${{if def:tls_in_cipher}}
"""


class Missing(Exception):
    pass


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def certify(folder):
    """A certificate for 127.0.0.1, by an authority made for it."""

    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    new = ["-newkey", "rsa:2048", "-nodes", "-days", "2"]
    openssl("req", "-x509", *new, "-subj", "/CN=authority", "-keyout", "authority.key",
            "-out", "authority.pem")
    openssl("req", *new[:3], "-subj", "/CN=mail", "-keyout", "key.pem", "-out", "request.pem")
    (folder / "extensions").write_text("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "authority.pem", "-CAkey",
            "authority.key", "-CAcreateserial", "-days", "2", "-extfile", "extensions",
            "-out", "certificate.pem")


class Exim:
    def __init__(self):
        program = shutil.which("exim4", path=os.environ["PATH"] + ":/usr/sbin")
        if not program or not shutil.which("openssl") or os.geteuid() != 0:
            raise Missing
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.folder.chmod(0o755)
        certify(self.folder)
        self.port, self.tls_port = free_port(), free_port()
        self.authority = str(self.folder / "authority.pem")
        user = pwd.getpwnam("Debian-exim")
        for name in ("spool", "log", "mail"):
            (self.folder / name).mkdir()
        for path in (self.folder, *self.folder.iterdir()):
            os.chown(path, user.pw_uid, user.pw_gid)
        configuration = self.folder / "configuration"
        configuration.write_text(CONFIGURATION.format(
            folder=self.folder, port=self.port, tls_port=self.tls_port))
        self.server = subprocess.Popen([program, "-C", configuration, "-bdf"],
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def __enter__(self):
        self.wait(lambda: self.listens(self.port) and self.listens(self.tls_port))
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def listens(self, port):
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    def wait(self, condition):
        end = time.monotonic() + 60
        while not condition():
            if self.server.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"exim: {self.server.stdout.read(2000)}\n{self.log()}")
            time.sleep(0.02)

    def log(self):
        return "\n".join(path.read_text() for path in (self.folder / "log").iterdir())

    def mails(self, receiver, count):
        new = self.folder / "mail" / receiver / "new"
        self.wait(lambda: new.exists() and len(list(new.iterdir())) >= count)
        read = [(path, email.message_from_bytes(path.read_bytes(), policy=email.policy.default))
                for path in sorted(new.iterdir())]
        for path, _ in read:
            path.unlink()
        return [mail for _, mail in read]
