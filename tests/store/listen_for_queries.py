"""Asks each query on standard input twice, of our store and of the bare engine, while a local server counts the calls.

Prints: how many our store refused, how many calls our store made, how many queries got out of the bare engine.
"""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from pyoxigraph import Store

from kg.messages import QueryError
from kg.store import GraphStore
from kg.term import NamedNode, Quad

calls = 0


class Counter(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        global calls  # one script, one count
        calls += 1
        self.send_error(404)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    server = HTTPServer(("127.0.0.1", 0), Counter)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    queries = [text.replace("<{}>", f"<{url}>") for text in sys.stdin.read().split("\0")]
    ex = NamedNode("urn:x")
    ours, bare = GraphStore.in_memory([Quad(ex, ex, ex, ex)]), Store()
    bare.add(Quad(ex, ex, ex))
    refused = sum(_refuses(ours, query) for query in queries)
    by_us = calls
    sys.stdout.write(f"{refused} {by_us} {sum(_calls(bare, query) for query in queries)}")


def _refuses(store: GraphStore, query: str) -> bool:
    try:
        answer = store.query(query)
        if not isinstance(answer, bool):
            list(answer)  # type: ignore[arg-type]
    except QueryError:
        return True
    return False


def _calls(store: Store, query: str) -> bool:
    before = calls
    try:
        answer = store.query(query)
        list(answer)  # type: ignore[arg-type]
    except (OSError, TypeError, SyntaxError, RuntimeError):
        pass
    return calls > before


main()
