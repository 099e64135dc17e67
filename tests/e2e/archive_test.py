#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An archive of music on this machine as a source, before YouTube, after it, alone."""
import hashlib
import json
import subprocess
import sys
import unittest

from common import BOATS, LANTERNS, HouseTest, tags


class Archive(HouseTest):
    def setUp(self):
        super().setUp()
        self.archive = self.house.folder / "archive"
        self.archive.mkdir()

    def put(self, path, title, seconds, sound="sine=330", **more):
        file = self.archive / path
        file.parent.mkdir(parents=True, exist_ok=True)
        said = [word for name, value in {"artist": LANTERNS, "title": title, **more}.items()
                for word in ("-metadata", f"{name}={value}")]
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", f"{sound}:d={seconds}", *said, file], check=True)
        return file

    def get(self, *sources):
        self.house.start_topfive({"sources": list(sources)})
        done = self.house.run("get", LANTERNS, "--json")
        return {p["title"]: p for p in json.loads(done.stdout)["top"]}

    def sha(self):
        return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in self.archive.rglob("*") if p.is_file()}

    def test_first_gives_what_it_has_and_youtube_the_rest(self):
        boats = self.put("Lanterns/Harbour Lights/04 Boats.flac", "Paper boats (Remastered)", 24, album="Harbour Lights")
        self.put("Lanterns/rain.flac", "Tin Roof Rain (Live)", 31)
        self.put("Lanterns/café.mp3", "Cafe On The Quay", 95)
        before = self.sha()
        top = self.get({"folder": str(self.archive)}, "youtube")
        self.assertEqual({p["state"] for p in top.values()}, {"completed"})
        found, seen = tags(self.house.music / top[BOATS]["path"])
        self.assertEqual(seen["streams"][0]["codec_name"], "flac")
        self.assertEqual((found["title"], found["topfive_source"]), (BOATS, f"folder:{boats}"))
        self.assertIn("replaygain_track_gain", found)
        self.assertIn(found["topfive_verified"], ("passed", "unknown"))
        self.assertTrue(any(s["codec_type"] == "video" for s in seen["streams"]), "the cover is embedded")
        for title in set(top) - {BOATS}:
            self.assertRegex(tags(self.house.music / top[title]["path"])[0]["topfive_source"], "^youtube:")
        self.assertEqual(self.sha(), before, "the archive is as it was")
        self.assertIn(str(boats), self.house.run("why", BOATS).stdout)
        self.assertIn("live", self.house.run("why", "Tin Roof Rain").stdout.lower())
        self.assertEqual([s["name"] for s in self.house.get("/status")["sources"]][0], f"folder {self.archive}")
        self.assertFalse([r for r in self.house.asked_services() if "/search" in r and BOATS in r])

    def test_a_silent_file_fails_and_youtube_is_asked(self):
        self.put("boats.flac", BOATS, 24, sound="aevalsrc=0")
        top = self.get({"folder": str(self.archive)}, "youtube")
        self.assertEqual(top[BOATS]["state"], "completed")
        self.assertRegex(tags(self.house.music / top[BOATS]["path"])[0]["topfive_source"], "^youtube:")
        self.assertIn("silence", self.house.run("why", BOATS).stdout)

    def test_behind_youtube_it_is_not_needed(self):
        self.put("boats.flac", BOATS, 24)
        top = self.get("youtube", {"folder": str(self.archive)})
        self.assertRegex(tags(self.house.music / top[BOATS]["path"])[0]["topfive_source"], "^youtube:")

    def test_alone_it_asks_youtube_nothing(self):
        self.put("boats.flac", BOATS, 24)
        top = self.get({"folder": str(self.archive)})
        self.assertEqual({t: p["state"] for t, p in top.items()}, {t: "completed" if t == BOATS else "error" for t in top})
        self.assertIn("no candidate good enough", top["Tin Roof Rain"]["why"])
        self.assertFalse([r for r in self.house.asked_services() if "/youtube" in r or "/music" in r])
        self.assertIn("archive", self.house.run("doctor").stdout)

    def test_that_is_not_mounted_is_said_and_asked_again(self):
        top = self.get({"folder": str(self.archive)})
        self.assertIn("holds no music now", top[BOATS]["why"])
        self.assertIn("FAIL  archive", self.house.run("doctor").stdout)
        self.put("boats.flac", BOATS, 24)
        done = self.house.run("get", LANTERNS, "--json")
        self.assertEqual({p["title"]: p["state"] for p in json.loads(done.stdout)["top"]}[BOATS], "completed")


if __name__ == "__main__":
    sys.exit(unittest.main())
