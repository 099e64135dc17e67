# SPDX-License-Identifier: MIT
"""A line between a browser and a server that can be cut and mended, byte for byte else."""
import contextlib
import socket
import threading

from browser import PageTest


class Line:
    def __init__(self, port):
        self.far = port
        self.near = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.near.getsockname()[1]
        self.lock = threading.Lock()
        self.open = set()
        self.whole = True
        self.requests, self.answers = [], []  # as they were read, in pieces
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client = self.near.accept()[0]
                threading.Thread(target=self.carry, args=[client], daemon=True).start()

    def carry(self, client):
        with client, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.far)) as server:
            with self.lock:
                if not self.whole:
                    return
                self.open |= {client, server}
            back = threading.Thread(target=self.pump, args=[server, client, self.answers], daemon=True)
            back.start()
            self.pump(client, server, self.requests)
            back.join()

    def pump(self, source, target, seen):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                seen.append(data)
                target.sendall(data)
        with self.lock:
            self.end(source, target)

    def end(self, *ends):
        for one in ends:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            self.open.discard(one)

    def cut(self):
        """Ends what goes over it, and whatever comes until mend()."""
        with self.lock:
            self.whole = False
            self.end(*list(self.open))

    def mend(self):
        with self.lock:
            self.whole = True

    def close(self):
        self.near.close()
        self.cut()


class LineTest(PageTest):
    """The page at the other end of a line that can be cut."""

    def setUp(self):
        super().setUp()
        self.line = Line(self.house.http_port)
        self.addCleanup(self.line.close)
        self.browser.base = f"http://127.0.0.1:{self.line.port}"
        self.house.start_topfive()

    def open(self):
        self.browser.open()
        self.wait_for_listening(1)

    def wait_for_listening(self, times):
        self.house.wait("the page listens", lambda: len(self.listenings()) >= times)

    def listenings(self):
        """The page's requests for events, as they went over the line."""
        return [head for head in self.line.requests if head.startswith(b"GET /events ")]

    def said(self):
        return self.browser.text("#live")

    def complaints_of_itself(self):
        """A connection that fails is the browser's to log; what else stands there is the script's fault."""
        return [c for c in self.browser.complaints() if "Failed to load resource" not in c]
