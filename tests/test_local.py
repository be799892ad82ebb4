"""Nothing leaves the machine: the sample posts are judged with every connection blocked, loopback excepted."""

from __future__ import annotations

import subprocess
import sys

from conftest import SAMPLES

BLOCKED = """
import socket, sys
def refuse(self, address, *rest):
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):
        print("CONNECTION", address, file=sys.stderr); raise OSError("blocked")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
def no_names(host, *rest, **more):
    print("LOOKUP", host, file=sys.stderr); raise OSError("blocked")
socket.getaddrinfo = socket.gethostbyname = no_names
from postguard.cli import main
main(["check", sys.argv[1], "--format", "json"])
"""


def test_the_samples_are_judged_without_a_network() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(SAMPLES)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and done.stderr == ""
    assert all(
        f'"{rule}"' in done.stdout for rule in ("minor-without-consent", "phone-number", "hard-to-read", "health-data")
    )
