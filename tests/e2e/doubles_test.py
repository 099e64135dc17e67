#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What people do with their files: rename, move, retag, replace, delete. Nothing comes twice, nothing comes back."""
import json
import shutil
import subprocess
import sys
import unittest

try:
    import mutagen
except ImportError:
    mutagen = None
from common import BOATS, LANTERNS, FetchedTest, HouseTest, tags
class Moved(FetchedTest):
    def test_a_renamed_file_is_known_before_mpd_looks_and_after(self):
        self.check_stands(self.move("Topfive/The Paper Lanterns/05 - boats.opus"))
        self.check_stands(self.move("Topfive/The Paper Lanterns/boats again.opus", self.path_of(BOATS)))

    def test_a_file_in_another_folder_is_known_and_undo_takes_it_out_there(self):
        path = self.move("Sorted/P/Lanterns/boats.opus")
        self.update()
        self.house.wait("its row says where it is", lambda: self.path_of(BOATS) == path)
        self.assertIn(path, self.house.run("why", BOATS).stdout)
        self.check_stands(path)
        done = self.house.run("undo", path)
        self.assertEqual((done.returncode, done.stdout), (0, f"took out {path}\n"), done.stderr)
        self.assertFalse((self.house.music / path).exists())
        self.house.wait("MPD lists four", lambda: len(self.house.listed()) == 4)
        self.assertEqual(self.again()[BOATS][0], "rejected")

    def test_undo_knows_a_moved_file_before_mpd_does(self):
        path = self.move("Sorted/boats.opus")
        self.assertEqual(self.house.run("undo", "--dry-run", path).stdout, f"would take out {path}\n")
        done = self.house.run("undo", path)
        self.assertEqual((done.returncode, done.stdout), (0, f"took out {path}\n"), done.stderr)
        self.assertFalse((self.house.music / path).exists())
        self.house.wait("MPD lists four", lambda: len(self.house.listed()) == 4)
        self.assertEqual(self.again()[BOATS][0], "rejected")

    def test_undo_leaves_what_a_person_put_in_its_place(self):
        (self.house.music / self.path).unlink()
        self.add_song(self.path, "Somebody", "Something", 3)
        done = self.house.run("undo", self.path)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("is not the file that topfive brought", done.stderr)
        self.assertTrue((self.house.music / self.path).is_file())
        number = next(d["id"] for d in self.house.downloads() if d["title"] == BOATS)
        self.assertEqual(self.house.http("DELETE", f"/downloads/{number}")[0], 404)

    @unittest.skipIf(mutagen is None, "python3-mutagen is not there")
    def test_a_retagged_and_moved_file_is_known_by_its_own_id(self):
        path = self.move("Sorted/boats.opus")
        file = mutagen.File(self.house.music / path)
        file["title"], file["artist"], file["albumartist"] = ["Boote aus Papier"], ["Die Laternen"], ["Die Laternen"]
        del file["grouping"]
        file.save()
        self.check_stands(path)

    def test_a_file_that_another_program_wrote_anew_is_known(self):
        path = "Sorted/boats.opus"
        (self.house.music / "Sorted").mkdir()
        subprocess.run(["ffmpeg", "-v", "error", "-i", self.house.music / self.path, "-map", "0:a", "-c", "copy",
                        "-metadata:s:a:0", "title=Something else", "-metadata:s:a:0", "artist=Nobody", self.house.music / path],
                       check=True)
        (self.house.music / self.path).unlink()
        self.assertEqual(tags(self.house.music / path)[0]["title"], "Something else")
        self.check_stands(path)

    @unittest.skipIf(mutagen is None, "python3-mutagen is not there")
    def test_a_retagged_file_in_its_place_is_known(self):
        file = mutagen.File(self.house.music / self.path)
        file["title"], file["artist"] = ["Boote"], ["Laternen"]
        file.save()
        self.update()
        self.check_stands(self.path)

    def test_a_file_moved_while_topfive_was_away_is_known(self):
        self.assertEqual(self.house.stop_topfive(), 0)
        path = self.move("elsewhere/boats.opus")
        self.update()
        self.house.start_topfive()
        self.house.wait("its row says where it is", lambda: self.path_of(BOATS) == path)
        self.check_stands(path)

    def test_a_renamed_folder_takes_all_five_along(self):
        (self.house.music / "Topfive").rename(self.house.music / "Fetched")
        self.update()
        self.house.wait("the rows say so", lambda: all(d["path"].startswith("Fetched/") for d in self.house.downloads()))
        self.assertEqual({state for state, _ in self.again().values()}, {"completed"})
        self.assertEqual(len(self.house.listed()), 5)
        done = self.house.run("undo", "--since", "1h")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.house.files(), [])

    def test_a_copy_is_no_move(self):
        shutil.copy(self.house.music / self.path, self.house.music / "copy.opus")
        self.check_stands(self.path, songs=6)
        self.assertEqual(self.house.run("undo", self.path).returncode, 0)
        self.assertTrue((self.house.music / "copy.opus").is_file(), "the copy is theirs")


class Deleted(FetchedTest):
    def setUp(self):
        super().setUp()
        (self.house.music / self.path).unlink()

    def test_it_stays_away_until_asked_for_by_name(self):
        self.assertEqual(self.again()[BOATS][0], "rejected" if self.known() else "in_library")
        self.update()
        self.assertEqual(self.again()[BOATS][0], "rejected")
        self.assertIn("deleted", self.house.run("why", BOATS).stdout)
        self.house.mpc("search", "title", BOATS)
        self.house.mpc("search", "artist", LANTERNS)
        self.assertEqual(self.again()[BOATS][0], "rejected")
        self.assertEqual(len(self.house.listed()), 4)
        self.assertEqual(self.again("--track", BOATS)[BOATS][0], "completed")
        self.assertTrue((self.house.music / self.path).is_file())

    def known(self):
        return self.path not in self.house.listed()

    def test_it_comes_by_name_though_mpd_has_not_looked(self):
        self.assertEqual(self.again("--track", BOATS)[BOATS], ("completed", self.path))
        self.assertTrue((self.house.music / self.path).is_file())

    def test_a_person_s_own_copy_takes_its_place(self):
        self.add_song("mine/boats.ogg", LANTERNS, BOATS, 24)
        self.assertEqual(self.again()[BOATS], ("in_library", "mine/boats.ogg"))
        self.assertEqual(self.house.run("undo", "mine/boats.ogg").returncode, 1)
        self.assertTrue((self.house.music / "mine/boats.ogg").is_file())


class OtherRelease(HouseTest):
    config = {"library": {"same_recording": "fetch"}}

    def test_is_fetched_where_the_configuration_says_so(self):
        house = self.house
        for album in ("Best of", "Harbour Lights", "At home"):
            self.add_song(f"{album}/boats.ogg", LANTERNS, BOATS, 24, album=album)
        self.add_song("rain.ogg", LANTERNS, "Tin Roof Rain", 31, album="Best of")
        house.start_topfive()
        done = house.run("get", LANTERNS, "--json")
        states = {p["title"]: p["state"] for p in json.loads(done.stdout)["top"]}
        self.assertEqual(states[BOATS], "in_library", "one of the three stands on the chart's own release")
        self.assertEqual(states["Tin Roof Rain"], "completed")


if __name__ == "__main__":
    sys.exit(unittest.main())
