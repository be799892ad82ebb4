"""The example of an embedding tool, run over HTTP on loopback."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from conftest import ROOT


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    spec = importlib.util.spec_from_file_location("web_form", ROOT / "examples" / "web_form.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with make_server("127.0.0.1", 0, module.app, handler_class=_Silent) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_the_form_shows_findings_and_escapes_the_draft(address: str) -> None:
    with urlopen(address, urlencode({"text": "Kom <b>nu</b> #stockholmsstad"}).encode()) as page:
        html = page.read().decode()
    assert "<q>#stockholmsstad</q>" in html and "&lt;b&gt;nu" in html and "<b>nu" not in html


def test_a_good_text_has_no_findings(address: str) -> None:
    with urlopen(address, urlencode({"text": "Badet öppnar i dag. Välkommen!"}).encode()) as page:
        assert "Inga anmärkningar" in page.read().decode()
