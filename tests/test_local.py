"""Nothing leaves the machine: the sample posts are judged with every connection blocked, loopback excepted."""

from __future__ import annotations

import subprocess
import sys

from conftest import SAMPLES

BLOCKED = """
import socket, sys
def guarded(original):
    def connect(self, address, *rest):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
            print("CONNECTION", address, file=sys.stderr); raise OSError("blocked")
        return original(self, address, *rest)
    return connect
for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
def no_names(host, *rest, **more):
    print("LOOKUP", host, file=sys.stderr); raise OSError("blocked")
socket.getaddrinfo = socket.gethostbyname = no_names
from postguard import Guard
guard = Guard(sys.argv[1] + "/postguard.toml")
results = guard.run(guard.load(sys.argv[1]))
print(*sorted({finding.rule for finding in results.findings()}))
"""


def test_the_samples_are_judged_without_a_network() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(SAMPLES)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0 and done.stderr == ""
    assert {"minor-without-consent", "phone-number", "hard-to-read", "health-data"} <= set(done.stdout.split())
