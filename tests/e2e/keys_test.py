#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Charts from services that want a key: in the configured order, with closed doors, and the keys kept secret."""
import json
import sys
import unittest

from common import LANTERNS, TOP, HouseTest

SPOTIFY = ("demo-client", "demo-client-secret")
LASTFM = "0123456789abcdef0123456789abcdef"
LISTENBRAINZ = "demo-listenbrainz-token"
KEYS = {"spotify": {"client_id": SPOTIFY[0], "client_secret": SPOTIFY[1]}, "lastfm": {"api_key": LASTFM},
        "listenbrainz": {"token": LISTENBRAINZ}}


class WithKeys(HouseTest):
    def start(self, providers, keys=None):
        self.house.start_topfive({"metadata": {"providers": providers} | (keys or KEYS), "log": {"level": "debug"}})

    def asked(self, service):
        return [line for line in self.house.asked_services() if f"/{service}/" in line]

    def titles_of(self, answer):
        """Without their guests: not every service writes them into titles."""
        return [place["title"].partition(" (")[0] for place in answer["top"]]

    def get(self, *arguments):
        done = self.house.run("get", LANTERNS, "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)
        return json.loads(done.stdout)

    def told_everywhere(self):
        """All that topfive says and keeps."""
        house = self.house
        pages = [house.http("GET", path)[1] for path in ("/status", "/metrics", "/", "/openapi.json", "/stories/1")]
        kept = b"".join(path.read_bytes() for path in house.data.glob("topfive.db*"))
        spoken = [house.run(*words).stdout for words in (("why", LANTERNS), ("why", LANTERNS, "--json"), ("status",),
                                                          ("doctor",), ("config",))]
        return "\n".join([house.log(), kept.decode(errors="replace"), *map(str, pages), *spoken])

    def test_spotify_ranks_by_search_where_its_top_tracks_are_closed(self):
        self.start(["spotify", "deezer"])
        answer = self.get()
        self.assertTrue(all(place["track_id"].startswith("spotify:") for place in answer["top"]), answer)
        self.assertEqual(len(self.house.listed()), 5)
        asked = self.asked("spotify")
        self.assertEqual(len([line for line in asked if "/top-tracks?market=US" in line]), 1, asked)
        self.assertTrue([line for line in asked if f'q=artist:"{LANTERNS}"&type=track&market=US' in line], asked)
        self.house.run("get", "Nadia Velour", "--count", "1")
        self.assertEqual(len([line for line in self.asked("spotify") if "/top-tracks" in line]), 1)
        self.assertEqual(len(self.asked("spotify-accounts")), 1, "one token serves all")

    def test_lastfm_ranks_by_plays_and_others_tell_the_lengths(self):
        self.start(["lastfm", "deezer"])
        answer = self.get()
        self.assertEqual(self.titles_of(answer), [title.partition(" (")[0] for title in TOP])
        self.assertTrue(all(place["track_id"].startswith("lastfm:") for place in answer["top"]), answer)
        self.assertIn("play_count", json.dumps(self.house.get("/fetches/1")))
        self.assertEqual(len(self.house.listed()), 5)

    def test_listenbrainz_ranks_whom_musicbrainz_knows(self):
        self.start(["listenbrainz", "musicbrainz", "deezer"])
        answer = self.get("--count", "2")
        self.assertEqual(self.titles_of(answer), [title.partition(" (")[0] for title in TOP[:2]])
        self.assertTrue(self.asked("listenbrainz"))
        self.assertEqual(self.house.get("/fetches/1")["provider"], "listenbrainz")

    def test_no_key_is_told_to_anybody(self):
        self.start(["spotify", "lastfm", "listenbrainz", "musicbrainz", "deezer"])
        self.house.fault(path="/lastfm/", do="500", times=20)
        self.house.fault(path="/spotify/", do="html", times=20)
        self.house.fault(path="/listenbrainz/", do="500", times=20)
        self.get("--count", "1")
        told = self.told_everywhere()
        for secret in (SPOTIFY[1], LASTFM, LISTENBRAINZ):
            self.assertNotIn(secret, told)
        self.assertIn("lastfm", told)

    def test_wrong_keys_move_on_and_are_told_by_the_doctor(self):
        self.start(["spotify", "lastfm", "listenbrainz", "deezer"],
                   {"spotify": {"client_id": "wrong", "client_secret": "wrong-secret"},
                    "lastfm": {"api_key": "f" * 32}, "listenbrainz": {"token": "wrong-token"}})
        answer = self.get("--count", "1")
        self.assertTrue(answer["top"][0]["track_id"].startswith("deezer:"), answer)
        health = {one["name"]: one for one in self.house.get("/status")["providers"]}
        for name in ("spotify", "lastfm"):
            self.assertNotEqual(health[name]["state"], "ok", health)
            self.assertNotIn("wrong-secret", json.dumps(health))
        doctor = self.house.run("doctor").stdout
        self.assertRegex(doctor, r"(?m)^(fail|warn)\s+spotify .*invalid_client|Invalid client")
        self.assertRegex(doctor, r"(?m)^(fail|warn)\s+lastfm .*Invalid API key")


if __name__ == "__main__":
    sys.exit(unittest.main())
