#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The commands as a person uses them, with their exit statuses, and names that would like to do harm."""
import json
import subprocess
import sys
import unittest

from common import LANTERNS, TOP, HouseTest

HOSTILE = ["../../etc/passwd", "--exec touch x", "%(title)s", "$HOME", "!!!", "Кино", "きゃりーぱみゅぱみゅ"]


class Get(HouseTest):
    def test_without_a_daemon_does_the_work_itself(self):
        self.house.write_config()
        done = self.house.run("get", LANTERNS)
        self.assertEqual(done.returncode, 0, done.stderr)
        for title in TOP:
            self.assertIn(title, done.stdout)
        self.assertEqual(len(self.house.listed()), 5)
        self.assertEqual({r["download_status"] for r in self.rows()}, {"completed"})

    def test_prints_json_of_the_promised_shape(self):
        self.house.start_topfive()
        done = self.house.run("get", LANTERNS, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["artist"]["id"], "deezer:501")
        self.assertEqual(answer["artist"]["name"], LANTERNS)
        self.assertIsNone(answer["track"])
        self.assertEqual([p["rank"] for p in answer["top"]], [1, 2, 3, 4, 5])
        self.assertEqual([p["title"] for p in answer["top"]], TOP)
        for place in answer["top"]:
            self.assertEqual(set(place), {"rank", "track_id", "title", "duration", "state", "path", "why"})
            self.assertEqual(place["state"], "completed")
            self.assertTrue((self.house.music / place["path"]).is_file())

    def test_dry_run_says_what_it_would_do_and_asks_youtube_nothing(self):
        self.house.write_config()
        done = self.house.run("get", LANTERNS, "--dry-run", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([p["state"] for p in json.loads(done.stdout)["top"]], ["pending"] * 5)
        self.assertFalse([r for r in self.house.asked_services() if "/youtube" in r])
        self.assertEqual(self.house.files(), [])

    def test_of_a_song_and_a_count(self):
        self.house.start_topfive()
        done = self.house.run("get", LANTERNS, "--track", "Low Tide", "--count", "2", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["track"]["title"], "Low Tide")
        self.assertEqual(answer["track"]["state"], "completed")
        self.assertEqual(len(answer["top"]), 2)
        self.assertEqual(len(self.house.listed()), 3)
        for more in ([], ["--dry-run"]):
            lost = self.house.run("get", LANTERNS, "--track", "No Such Song", "--count", "2", *more)
            self.assertEqual(lost.returncode, 1, "the song that was asked for is not there")
            self.assertIn("no song “No Such Song”", lost.stderr)

    def test_of_nobody_fails(self):
        self.house.start_topfive()
        done = self.house.run("get", "Nobody Of That Name")
        self.assertEqual(done.returncode, 1)
        self.assertIn("Nobody Of That Name", done.stdout + done.stderr)

    def test_of_hostile_names_is_harmless_and_right(self):
        house = self.house
        house.start_topfive()
        for name in HOSTILE:
            with self.subTest(name):
                done = house.run("get", "--json", "--count", "1", "--", name)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                answer = json.loads(done.stdout)
                self.assertEqual(answer["artist"]["name"], name)
                self.assertEqual(answer["top"][0]["state"], "completed", answer)
        self.assertEqual(len(house.listed()), len(HOSTILE), house.listed())
        self.assertFalse((house.folder / "x").exists())
        for path in house.files():
            self.assertTrue(path.startswith("Topfive/"), path)


class Story(HouseTest):
    def test_why_tells_it_oldest_first_with_every_candidate(self):
        house = self.house
        house.start_topfive()
        house.run("get", LANTERNS)
        told = house.run("why", "Tin", "Roof")
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("deezer", told.stdout)
        for row in self.rows():
            self.assertIn(row["youtube_video_id"], told.stdout)
        house.stop_topfive()
        self.assertEqual(house.run("why", "Tin", "Roof").returncode, 0, "also without a daemon")

    def test_undo_takes_it_out_and_it_stays_away_unless_asked_by_name(self):
        house = self.house
        house.start_topfive()
        house.run("get", LANTERNS)
        path = next(r["download_path"] for r in self.rows() if "Paper Boats" in r["download_path"])
        self.assertEqual(house.run("undo", path, "--dry-run").returncode, 0)
        self.assertTrue((house.music / path).is_file())

        self.assertEqual(house.run("undo", path).returncode, 0)

        self.assertFalse((house.music / path).exists())
        house.wait("MPD lists four", lambda: len(house.listed()) == 4)
        house.run("get", LANTERNS)
        self.assertEqual(len(house.listed()), 4)
        done = house.run("get", LANTERNS, "--track", "Paper Boats")
        self.assertEqual(done.returncode, 0, done.stderr)
        house.wait_listed(5)

    def test_undo_takes_nothing_that_is_not_its_own(self):
        house = self.house
        self.add_song("mine/song.ogg", "Somebody", "Something")
        house.start_topfive()
        self.assertEqual(house.run("undo", "mine/song.ogg").returncode, 1)
        self.assertTrue((house.music / "mine/song.ogg").is_file())

    def test_of_everything_since_a_while(self):
        house = self.house
        house.start_topfive()
        house.run("get", LANTERNS)
        self.assertEqual(house.run("undo", "--since", "1h").returncode, 0)
        house.wait("MPD lists nothing", lambda: house.listed() == [])
        self.assertEqual(list(house.music.iterdir()), [], "the folders that topfive made are gone too")

    def test_a_file_that_a_person_deleted_does_not_come_back(self):
        house = self.house
        house.start_topfive()
        house.run("get", LANTERNS)
        path = next(r["download_path"] for r in self.rows() if "Paper Boats" in r["download_path"])
        (house.music / path).unlink()
        house.mpc("--wait", "update", direct=True)
        house.run("get", LANTERNS)
        self.assertEqual(len(house.listed()), 4)


class Usage(HouseTest):
    def test_wrong_usage_ends_with_2(self):
        self.house.write_config()
        for arguments in ([], ["nonsense"], ["get"], ["why"], ["undo"], ["get", "X", "--count", "many"]):
            with self.subTest(arguments):
                self.assertEqual(self.house.run(*arguments).returncode, 2)
        missing = subprocess.run([self.house.program, "--config", "/nonexistent.yaml", "config"], capture_output=True)
        self.assertEqual(missing.returncode, 2)

    def test_a_wrong_configuration_names_file_line_key_and_mend(self):
        path = self.house.folder / "topfive.yaml"
        for text, line, key in (("mode: fetch\nwatch:\n  setle: 2s\n", 3, "setle"), ("top: {count: many}\n", 1, "count"),
                                ("watch:\n  settle: 5\n", 2, "settle"), ("download: {max_size: big}\n", 1, "max_size"),
                                ("mode: [\n", None, "")):
            with self.subTest(text):
                path.write_text(text)
                done = self.house.run("config", "--check")
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(str(path), done.stderr)
                self.assertIn(key, done.stderr)
                if line:
                    self.assertIn(f":{line}", done.stderr)
                self.assertEqual(self.house.run("run").returncode, 2)
        self.assertFalse(self.house.data.exists())

    def test_doctor_finds_the_house_in_order(self):
        self.house.start_topfive()
        done = self.house.run("doctor")
        self.assertIn("yt-dlp", done.stdout)
        self.assertIn("deezer", done.stdout)
        self.assertNotIn("Traceback", done.stdout + done.stderr)

    def test_doctor_fails_when_ffmpeg_or_the_directory_is_missing(self):
        self.house.write_config({"mpd": {"music_directory": "/nonexistent/music"}})
        done = self.house.run("doctor")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/nonexistent/music", done.stdout)

    def test_status_is_json_for_programs(self):
        self.house.start_topfive()
        status = json.loads(self.house.run("status", "--json").stdout)
        self.assertEqual(set(status) >= {"version", "mode", "uptime", "ready", "reasons", "mpd", "watch", "fetches",
                                         "downloads", "recent", "providers", "sources", "dropped_searches",
                                         "back_restarts"}, True, status)
        self.assertTrue(status["ready"])
        self.assertTrue(status["mpd"]["index_ready"])
        self.assertEqual(status["watch"]["proxy"][0]["listen"], f"127.0.0.1:{self.house.port}")


class Http(HouseTest):
    def test_carries_a_fetch_from_post_to_story(self):
        house = self.house
        house.start_topfive()
        status, fetch = house.http("POST", "/fetches", {"artist": LANTERNS})
        self.assertEqual(status, 202)
        self.assertRegex(fetch["id"], r"^\d+$")
        house.wait("the fetch is over", lambda: house.get(f"/fetches/{fetch['id']}")["state"] == "completed")
        downloads = house.downloads(state="completed")
        self.assertEqual(len(downloads), 5)
        one = downloads[0]
        self.assertEqual(set(one), {"id", "track_id", "artist", "title", "state", "progress", "bytes", "total_bytes",
                                    "speed", "stage", "error", "path", "created_at", "updated_at"})
        self.assertEqual(house.http("DELETE", f"/downloads/{one['id']}")[0], 204)
        self.assertFalse((house.music / one["path"]).exists())
        self.assertEqual(house.http("GET", f"/downloads/{one['id']}")[0], 404)

    def test_refuses_what_it_must(self):
        house = self.house
        house.start_topfive()
        self.assertEqual(house.http("GET", "/status", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(house.http("POST", "/fetches", {"artist": LANTERNS}, {"Sec-Fetch-Site": "cross-site"})[0], 403)
        self.assertEqual(house.http("POST", "/fetches", {"artist": LANTERNS}, {"Origin": "https://evil.example"})[0], 403)
        self.assertEqual(house.http("POST", "/fetches", {"artist": 5})[0], 400)
        self.assertEqual(house.http("GET", "/downloads?limit=many")[0], 400)
        self.assertEqual(house.http("GET", "/fetches/999999")[0], 404)
        status, problem = house.http("GET", "/nothing/here")
        self.assertEqual((status, problem["status"]), (404, 404))
        self.assertEqual(house.downloads(), [])


if __name__ == "__main__":
    sys.exit(unittest.main())
