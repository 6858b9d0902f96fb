"""A browser without a window and a listener on the loop-back that writes down what is asked of it."""

from __future__ import annotations

import html
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync", "--disable-domain-reliability", "--no-first-run", "--no-pings", "--disable-extensions",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")


def browser() -> str:
    """The program; the test is skipped where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("no Chromium here")
    return found


@contextmanager
def listening(pages: dict[str, bytes]) -> Iterator[tuple[str, list[str]]]:
    """Serve `pages` on the loop-back: its address, and the list of paths that were asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            data = pages.get(self.path)
            self.send_response(200 if data is not None else 404)
            self.send_header("Content-Type", "image/svg+xml" if self.path.endswith(".svg") else "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        server.server_close()


def dom(address: str, folder: Path, *options: str) -> str:
    """What the page has become when its scripts have run."""
    ran = subprocess.run([browser(), *_QUIET, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={folder / 'net.json'}",
                          "--virtual-time-budget=8000", "--window-size=1280,900", *options, "--dump-dom", address],
                         capture_output=True, text=True, timeout=120, encoding="utf-8")
    return ran.stdout


def requested(folder: Path) -> set[str]:
    """Every address that a page asked for, by the browser's own log (which also has what the browser asks for itself)."""
    text = (folder / "net.json").read_text("utf-8").rstrip()
    try:
        log = json.loads(text)
    except ValueError:  # the browser was ended before it closed the list
        log = json.loads(text.rstrip(",\n") + "]}")
    found = (event.get("params", {}) for event in log["events"])
    return {str(params["url"]) for params in found if str(params.get("initiator", "")).startswith(("http", "null", "file"))}


def result(text: str) -> Any:
    """What the script of a test page wrote into `data-result`."""
    found = re.search(r'data-result="([^"]*)"', text)
    assert found, text[:2000]
    return json.loads(html.unescape(found[1]))
