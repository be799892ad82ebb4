"""A publishing tool's form that checks a draft before it can be sent: one warm Guard serves every request.

Run `python examples/web_form.py` and open http://127.0.0.1:8000/.
"""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server

import postguard

GUARD = postguard.Guard({"lang": "sv", "ignore": ["minors"]})
PAGE = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Nytt inlägg</title><h1>Nytt inlägg</h1>
<form method="post"><label>Text<br><textarea name="text" rows="8" cols="60">{text}</textarea></label>
<p><button>Granska</button></p></form>{report}"""


def app(environ, start_response):
    """The whole tool, as a WSGI application."""
    length = min(int(environ.get("CONTENT_LENGTH") or 0), 200_000)
    form = parse_qs(environ["wsgi.input"].read(length).decode("utf-8", "replace"))
    text = form.get("text", [""])[0]
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return [PAGE.format(text=escape(text), report=reported(text) if text else "").encode()]


def reported(text):
    """The findings as a list, with the words that each is about."""
    report = GUARD.check(postguard.Draft(text=text))
    items = "".join(
        f"<li><b>{finding.message}</b> <q>{escape(text[slice(*finding.span)] if finding.span else '')}</q> {finding.help}</li>"
        for finding in report.findings
    )
    return f"<ul>{items}</ul>" if items else "<p>Inga anmärkningar på det som bedömdes.</p>"


if __name__ == "__main__":
    make_server("127.0.0.1", 8000, app).serve_forever()
