#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is held back by download's limits: it waits, or is not wanted, and why and status say for what."""
import re
import signal
import sys
import unittest

from common import LANTERNS, HouseTest

VELOUR = "Nadia Velour"


class Caps(HouseTest):
    def limit(self, **download):
        """The configuration anew, without a restart."""
        self.house.write_config({"download": download})
        self.house.topfive.send_signal(signal.SIGHUP)

    def check_waits(self, done, limit):
        """So many have come; the rest waits for that limit."""
        house = self.house
        waiting = house.wait(f"the rest waits for {limit}", lambda: [
            d for d in house.downloads(state="pending") if d["error"] and f"download.{limit}" in d["error"]])
        self.assertEqual(len(waiting), 5 - done, waiting)
        house.wait(f"{done} are completed", lambda: len(house.downloads(state="completed")) == done)
        self.assertEqual(house.get("/status")["downloads"],
                         {"pending": 5 - done, "downloading": 0, "completed": done, "error": 0})
        self.assertIn(f"{5 - done} waiting", house.run("status").stdout)
        self.assertIn(f"waits for download.{limit}", house.run("status").stdout)
        self.assertIn(f"waits for download.{limit}", house.run("why", LANTERNS).stdout)

    def test_are_waited_for_and_told(self):
        house = self.house
        house.start_topfive({"download": {"per_hour": 2}})
        asked = house.run("get", LANTERNS)
        self.assertEqual(asked.returncode, 1, "not all of them are there")
        self.assertIn("download.per_hour", asked.stderr)
        self.check_waits(2, "per_hour")
        self.limit(per_hour=60, per_day=3)
        self.check_waits(3, "per_day")
        self.limit(per_day=200, quota="1MB")  # three of them take more
        self.check_waits(3, "quota")
        self.limit(quota=0, min_free="900000GB")
        self.check_waits(3, "min_free")
        self.limit(min_free="1MB")
        house.wait_listed(5)
        self.assertEqual(house.run("get", LANTERNS).returncode, 0)

    def test_of_length_and_size_are_told(self):
        house = self.house
        house.start_topfive({"download": {"max_duration": "30s", "max_size": "300kB"}})
        asked = house.run("get", VELOUR)
        self.assertEqual(asked.returncode, 1)
        told = house.run("why", VELOUR).stdout
        for title, seconds in (("Night Bus", 34), ("Neon in April", 39)):
            self.assertRegex(told, rf"{title} \(.*not wanted: it is {seconds} s long, download.max_duration is 30 s")
        rows = {d["title"]: d for d in house.downloads()}
        self.assertEqual(set(rows), {"Glass Garden", "Déjà Rêvé", "Salt & Sugar (with The Paper Lanterns)"}, "no more rows")
        for title, row in rows.items():
            self.assertEqual(row["state"], "error")
            self.assertIn("no candidate good enough: over download.max_size", row["error"])
            self.assertRegex(told, rf"{re.escape(title)} \(.*over download.max_size")
        status = house.run("status").stdout
        self.assertIn("over download.max_size", status)
        self.assertEqual(house.files(), [], "nothing half-done is left")


if __name__ == "__main__":
    sys.exit(unittest.main())
