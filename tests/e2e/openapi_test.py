#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every route, driven by a client that knows no more than the OpenAPI description, and each answer held against it."""
import http.client
import json
import re
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

    def call(self, operation_id, body=None, headers=None, **parameters):
        """The answer's status and content, once they are what is described."""
        method, path, operation = self.operations[operation_id]
        known = {p["name"]: p for p in operation.get("parameters", [])}
        query = {}
        for name, value in parameters.items():
            if known.get(name, {}).get("in") == "path":
                path = path.replace("{" + name + "}", urllib.parse.quote(str(value), safe=""))
            else:
                query[name] = value
        target = path + ("?" + urllib.parse.urlencode(query) if query else "")
        form = "application/x-www-form-urlencoded" in operation.get("requestBody", {}).get("content", {})
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

        for operation in ("getFetch", "getDownload", "getCover", "retry", "takeOut", "pageStory", "pageStoryOf",
                          "pageAgain", "pageNever", "pageOut"):
            self.assertEqual(api.call(operation, id=UNKNOWN_ID)[0], 404)
            self.assertEqual(api.call(operation, id="../../etc/passwd")[0], 404)
        for operation in ("searchArtist", "searchTrack", "findStories"):
            self.assertEqual(api.call(operation)[0], 400)
        for operation, (method, _, _) in api.operations.items():
            if method == "GET" and not re.search("{id}|/assets/", api.operations[operation][1]):
                self.assertEqual(api.call(operation, frobnicate=1)[0], 400, operation)
        for body in ("{", "[]", {"artist": 5}, {"artist": "x", "conut": 1}):
            self.assertEqual(api.call("startFetch", body=body)[0], 400)
        self.assertEqual(api.call("startFetch", body={"artist": "x"}, headers={"Origin": "https://evil.example"})[0], 403)
        self.assertEqual(api.call("status", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(api.call("startFetch", body="x" * 100_000)[0], 413)
        self.assertEqual(api.call("pageSearch", body={"q": " "})[0], 400)
        self.assertEqual(api.call("pageSearch", body={"q": " "}, headers={"Accept": "text/html"})[0], 400)
        self.assertEqual(api.call("pageSearch", body={"q": "x"}, headers={"Origin": "https://evil.example"})[0], 403)

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

    def test_a_token_is_asked_for_wherever_the_description_says_so(self):
        self.house.start_topfive({"http": {"token": "secret"}})
        api = Description(self.house)
        for operation, (method, _, described) in api.operations.items():
            if method != "GET":
                self.assertIn({"token": []}, described["security"], operation)
                body = {"q": "x", "artist": "x"} if "requestBody" in described else None
                self.assertEqual(api.call(operation, id="1", body=body)[0], 401, operation)
                self.assertEqual(api.call(operation, id="1", body=body, headers={"Accept": "text/html"})[0], 401)


if __name__ == "__main__":
    sys.exit(unittest.main())
