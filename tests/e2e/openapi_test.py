#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every route, driven by a client that knows no more than the OpenAPI description, and each answer held against it."""
import contextlib
import http.client
import json
import re
import shutil
import sys
import unittest
import urllib.parse

from common import LANTERNS, HouseTest

try:
    import jsonschema
except ImportError:
    jsonschema = None

UNKNOWN_ID = "987654321"


class Description:
    """A client made of /openapi.json."""

    def __init__(self, house):
        self.house = house
        status, self.whole = house.http("GET", "/openapi.json")
        assert status == 200, self.whole
        self.operations = {operation["operationId"]: (method.upper(), path, operation)
                           for path, methods in self.whole["paths"].items() for method, operation in methods.items()}
        self.seen = set()

    def call(self, operation_id, body=None, headers=None, method=None, target_end="", **parameters):
        """The answer's status and content, once they are what is described. Another method, and what stands behind the
        target, are for what is refused."""
        described_method, path, operation = self.operations[operation_id]
        method = method or described_method
        known = {p["name"]: p for p in operation.get("parameters", [])}
        query = {}
        for name, value in parameters.items():
            if known.get(name, {}).get("in") == "path":
                path = path.replace("{" + name + "}", urllib.parse.quote(str(value), safe=""))
            else:
                query[name] = value
        target = path + ("?" + urllib.parse.urlencode(query) if query else "") + target_end
        form = isinstance(body, dict) and "application/x-www-form-urlencoded" in self.kinds_of(operation)
        status, kind, content, given = self.send(method, target, body, headers or {}, form)
        self.check(operation_id, operation, status, kind, content, given)
        return status, content

    def send(self, method, target, body, headers, form):
        connection = http.client.HTTPConnection("127.0.0.1", self.house.http_port, timeout=30)
        try:
            text = body if isinstance(body, str) else json.dumps(body) if body is not None else None
            if form:
                headers = headers | {"Content-Type": "application/x-www-form-urlencoded"}
                text = urllib.parse.urlencode(body)
            connection.request(method, target, text, headers)
            answer = connection.getresponse()
            kind = (answer.getheader("Content-Type") or "").split(";")[0]
            content = answer.read(12) if kind == "text/event-stream" else answer.read()
            kind = kind if content else ""
            return answer.status, kind, json.loads(content) if kind.endswith("json") else content, dict(answer.headers)
        finally:
            connection.close()

    @staticmethod
    def kinds_of(operation):
        return operation.get("requestBody", {}).get("content", {})

    def resolved(self, part):
        while "$ref" in part:
            found = self.whole
            for name in part["$ref"][2:].split("/"):
                found = found[name]
            part = found
        return part

    def check(self, operation_id, operation, status, kind, content, headers):
        described = operation["responses"].get(str(status))
        assert described, f"{operation_id} answered {status}, which is not described: {content}"
        described = self.resolved(described)
        kinds = described.get("content", {})
        assert kind in kinds or (not kinds and not content), f"{operation_id}: {kind} is none of {list(kinds)}"
        for name, header in described.get("headers", {}).items():
            assert re.search(header["schema"]["pattern"], headers[name]), headers
        schema = kinds.get(kind, {}).get("schema")
        if schema and kind.endswith("json"):
            whole = schema | {"components": self.whole["components"]}
            jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(content)
        self.seen.add((operation_id, status))


@unittest.skipUnless(jsonschema, "python3-jsonschema is not installed")
class OpenApi(HouseTest):
    def test_every_operation_is_as_described(self):
        self.house.start_topfive()
        api = Description(self.house)
        status, answer = api.call("searchArtist", q=LANTERNS)
        self.assertEqual(answer["artist"]["name"], LANTERNS)
        fetch = answer["fetch"]["id"]
        self.house.wait_listed(5)
        self.house.wait("the fetch is over", lambda: api.call("getFetch", id=fetch)[1]["state"] == "completed")

        api.call("searchTrack", q=f"Paper Boats {LANTERNS}")
        self.assertIsNone(api.call("searchArtist", q=LANTERNS, headers={"Sec-Fetch-Site": "cross-site"})[1]["fetch"])
        self.assertIsNone(api.call("searchArtist", q="nobody is called that")[1]["artist"])
        for page in ("listFetches", "listDownloads"):
            key = {"listFetches": "fetches", "listDownloads": "downloads"}[page]
            first = api.call(page, limit=1)[1]
            self.assertEqual(len(first[key]), 1)
            second = api.call(page, limit=1, before=first["next"])[1]
            self.assertNotEqual(first[key][0]["id"], second[key][0]["id"])
        row = api.call("listDownloads", state="completed", artist=LANTERNS)[1]["downloads"][0]
        api.call("getDownload", id=row["id"])
        api.call("getCover", id=row["id"])
        api.call("retry", id=row["id"])
        api.call("findStories", q="lanterns")
        self.assertEqual(api.call("growth", by="day", count=1)[1]["periods"][0]["songs"], 5)
        for operation in ("status", "health", "metrics", "description", "listen"):
            api.call(operation)
        self.walk_the_page(api, fetch, row["id"])
        self.assertEqual(api.call("takeOut", id=row["id"])[0], 204)
        self.assertEqual(api.call("startFetch", body={"artist": LANTERNS, "count": 2})[0], 202)
        self.assertEqual({operation for operation, _ in api.seen}, set(api.operations))

        for operation in ("searchArtist", "searchTrack", "findStories"):
            self.assertEqual(api.call(operation)[0], 400)
        for operation, (method, _, _) in api.operations.items():
            if method == "GET" and not re.search("{id}|/assets/", api.operations[operation][1]):
                self.assertEqual(api.call(operation, frobnicate=1)[0], 400, operation)
        for body in ("{", "[]", {"artist": 5}, {"artist": "x", "conut": 1}):
            self.assertEqual(api.call("startFetch", body=body)[0], 400)
        self.assertEqual(api.call("pageSearch", body={"q": " "})[0], 400)
        self.assertEqual(api.call("pageSearch", body={"q": " "}, headers={"Accept": "text/html"})[0], 400)

    def walk_the_page(self, api, story, download):
        for operation in ("page", "pageStyle", "pageScript", "pageIcon"):
            self.assertEqual(api.call(operation)[0], 200)
        self.assertEqual(api.call("page", story=story)[0], 200)
        self.assertEqual(api.call("pageStory", id=story)[0], 200)
        self.assertEqual(api.call("pageStoryOf", id=download)[0], 303)
        self.assertEqual(api.call("pageSearch", body={"q": LANTERNS, "field": "artist"})[0], 303)
        for button in ("pageAgain", "pageNever", "pageOut"):
            row = api.call("listDownloads", state="completed")[1]["downloads"][-1]
            self.assertEqual(api.call(button, id=row["id"])[0], 303)

    def test_a_search_does_not_wait_for_its_chart(self):
        house = self.house
        house.start_topfive()
        api = Description(house)
        house.fault(path="/top", do="hold", times=9)
        answer = api.call("searchArtist", q=LANTERNS)[1]
        self.assertEqual((answer["artist"]["name"], answer["top"]), (LANTERNS, []))
        self.assertEqual(answer["fetch"]["state"], "pending")
        house.fault(path="/search/artist", do="hold", times=9)
        answer = api.call("searchTrack", q="glass garden nadia velour")[1]
        self.assertEqual((answer["artist"]["name"], answer["track"]["title"]), ("Nadia Velour", "Glass Garden"))
        house.fault(clear=True)
        house.wait("the chart has come", lambda: len(api.call("searchArtist", q=LANTERNS)[1]["top"]) == 5)

    def test_each_refusal_is_as_described(self):
        house = self.house
        house.start_topfive()
        api = Description(house)
        self.refuse_whatever_it_is(api)
        house.stop_topfive()
        house.start_topfive({"http": {"token": "secret"}})
        self.refuse_without_a_token(api)
        house.stop_topfive()
        shutil.rmtree(house.data)
        house.data.write_text("a file where the folder should be")
        house.start_topfive({"http": {"token": ""}}, ready=False)
        house.wait("it answers", lambda: house.status_of("/healthz") == 503)
        for operation, (_, _, described) in api.operations.items():
            if "503" in described["responses"]:
                self.assertEqual(api.call(operation, **self.needed(described))[0], 503, operation)
        refusals = {(operation, int(status)) for operation, (_, _, described) in api.operations.items()
                    for status in described["responses"] if status >= "400" and status not in ("408", "500")}
        self.assertEqual(refusals - api.seen, set())

    @staticmethod
    def needed(described):
        """What a request must have, in its path, its query or its body."""
        given = {p["name"]: "x" if p["in"] == "query" else "1" for p in described.get("parameters", []) if p["required"]}
        if "requestBody" in described:
            form = "application/x-www-form-urlencoded" in Description.kinds_of(described)
            given["body"] = {"q": "x"} if form else {"artist": "x"}
        return given

    def refuse_whatever_it_is(self, api):
        for operation, (method, path, described) in api.operations.items():
            def status(**how):
                return api.call(operation, id=UNKNOWN_ID, **how)[0]
            self.assertEqual(status(method="PATCH"), 405, operation)
            self.assertEqual(status(headers={"Host": "evil.example"}), 421, operation)
            self.assertEqual(status(headers={"Content-Encoding": "gzip"}), 415, operation)
            self.assertEqual(status(target_end="?x=%zz"), 400, operation)
            self.assertEqual(status(target_end="?x=" + "a" * 9_000), 414, operation)
            self.assertEqual(status(headers={f"X-{i}": "x" * 1_000 for i in range(40)}), 431, operation)
            if method != "GET":
                self.assertEqual(status(headers={"Origin": "https://evil.example"}), 403, operation)
                self.assertEqual(status(body="x" * 100_000), 413, operation)
            if "{id}" in path:
                for unknown in (UNKNOWN_ID, "../../etc/passwd", "0", "-1", "9" * 30):
                    self.assertEqual(api.call(operation, id=unknown)[0], 404, operation)
                self.assertEqual(api.call(operation, id="1" * 600)[0], 414, operation)

    def refuse_without_a_token(self, api):
        for operation, (method, _, described) in api.operations.items():
            if method != "GET":
                self.assertIn({"token": []}, described["security"], operation)
                for headers in ({}, {"Accept": "text/html"}):
                    self.assertEqual(api.call(operation, headers=headers, **self.needed(described))[0], 401, operation)

    def test_events_are_as_described(self):
        house = self.house
        house.start_topfive()
        api = Description(house)
        shapes = api.operations["listen"][2]["responses"]["200"]["content"]["text/event-stream"]["x-events"]
        with contextlib.closing(Listener(house)) as listener:
            house.mpc("search", "artist", LANTERNS)
            house.wait_listed(5)
            house.run("undo", house.listed()[0])
            told = listener.until(lambda kind, content: kind == "download" and content["state"] == "rejected")
        with contextlib.closing(Listener(house, {"Last-Event-ID": "1"})) as listener:
            told += listener.until(lambda kind, _: kind == "reset")
        for kind, content in told:
            whole = shapes[kind] | {"components": api.whole["components"]}
            jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker()).validate(content)
        self.assertEqual({kind for kind, _ in told}, set(shapes))
        self.assertGreaterEqual({content["state"] for kind, content in told if kind == "download"},
                                {"pending", "downloading", "completed", "rejected"})


class Listener:
    """One who listens to /events."""

    def __init__(self, house, headers=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", house.http_port, timeout=180)
        self.connection.request("GET", "/events", headers=headers or {})
        self.stream = self.connection.getresponse()

    def close(self):
        self.stream.close()
        self.connection.close()

    def until(self, last):
        """What is told, kinds with contents, up to the last one that is waited for."""
        told, kind = [], None
        for line in self.stream:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                told.append((kind, json.loads(value)))
                if last(*told[-1]):
                    return told
        raise AssertionError(f"the stream ended after {told[-3:]}")


if __name__ == "__main__":
    sys.exit(unittest.main())
