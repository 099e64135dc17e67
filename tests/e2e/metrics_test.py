#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""/metrics as Prometheus reads it, with what promtool would complain of, and figures that follow what happens."""
import os
import re
import sys
import unittest

try:
    from prometheus_client.parser import text_string_to_metric_families
except ImportError:  # another Python stands before Debian's, which has the package
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])

from common import LANTERNS, HouseTest


class Metrics(HouseTest):
    config = {"youtube": {"search": ["music", "yt-dlp"]}}

    def families(self):
        text = self.house.http("GET", "/metrics")[1].decode()
        families = list(text_string_to_metric_families(text))
        self.assertEqual(len({family.name for family in families}), len(families), "a name but for _total is taken twice")
        return {family.name: family for family in families}

    def value(self, name, **labels):
        for family in self.families().values():
            for sample in family.samples:
                if sample.name == name and labels.items() <= sample.labels.items():
                    return sample.value
        self.fail(f"there is no {name} {labels}")

    def lint(self, families):
        """The rules of `promtool check metrics`, and of prometheus.io/docs/practices/naming."""
        seen = set()
        for name, family in families.items():
            self.assertTrue(family.documentation, name)
            self.assertRegex(name, r"^topfive_[a-z][a-z0-9_]*[a-z]$")
            self.assertNotRegex(name, r"_(gauge|counter|histogram|milliseconds|minutes|kilobytes|megabytes)(_|$)")
            if family.type == "counter":  # the parser takes _total off
                self.assertTrue(all(s.name == f"{name}_total" for s in family.samples), name)
            else:
                self.assertFalse(name.endswith("_total"), name)
            if family.type != "histogram":
                self.assertFalse(re.search(r"_(count|sum|bucket)$", name), name)
            for sample in family.samples:
                key = (sample.name, tuple(sorted(sample.labels.items())))
                self.assertNotIn(key, seen)
                seen.add(key)
            if family.type == "histogram":
                self.lint_histogram(family)

    def lint_histogram(self, family):
        self.assertTrue(family.name.endswith("_seconds"), family.name)
        buckets = [(float(s.labels["le"]), s.value) for s in family.samples if s.name.endswith("_bucket")]
        self.assertEqual(buckets, sorted(buckets))
        self.assertEqual([n for _, n in buckets], sorted(n for _, n in buckets))
        self.assertEqual(buckets[-1][0], float("inf"))
        count = next(s.value for s in family.samples if s.name.endswith("_count"))
        self.assertEqual(buckets[-1][1], count)
        self.assertTrue([s for s in family.samples if s.name.endswith("_sum")])

    def test_follow_the_conventions_and_what_happens(self):
        house = self.house
        house.start_topfive()
        self.lint(self.families())
        self.assertEqual(self.value("topfive_downloads_total", state="completed"), 0)
        house.fault(path="/music/", do="500", times=6)
        house.fault(path="/youtube/search", do="garbage", times=1)
        house.mpc("search", "artist", LANTERNS)
        house.wait_listed(5)
        house.wait("the search is over", lambda: self.value("topfive_fetch_duration_seconds_count") == 1)
        families = self.families()
        self.lint(families)
        for state in ("pending", "downloading", "completed"):
            self.assertGreaterEqual(self.value("topfive_downloads_total", state=state), 5, state)
        self.assertEqual(self.value("topfive_downloads_total", state="error"), 0)
        self.assertEqual(self.value("topfive_downloads_in_state", state="completed"), 5)
        self.assertEqual(self.value("topfive_library_songs"), 5)
        self.assertEqual(self.value("topfive_queue_depth"), 0)
        self.assertEqual(self.value("topfive_download_duration_seconds_count"), 5)
        self.assertEqual(self.value("topfive_verify_duration_seconds_count"), 5)
        listen = f"127.0.0.1:{house.port}"
        self.assertGreater(self.value("topfive_proxy_bytes_total", listen=listen, to="mpd"), 10)
        self.assertGreater(self.value("topfive_proxy_bytes_total", listen=listen, to="clients"), 10)
        self.assertGreaterEqual(self.value("topfive_proxy_connections_total", listen=listen), 1)
        self.assertEqual(self.value("topfive_proxy_clients", listen=listen), 0)
        self.assertGreaterEqual(self.value("topfive_provider_errors_total", provider="youtube music"), 1)
        self.assertEqual(self.value("topfive_provider_errors_total", provider="deezer"), 0)

    def test_count_a_service_that_fails_and_a_song_that_cannot_be_had(self):
        house = self.house
        house.start_topfive({"youtube": {"search": ["yt-dlp"]}})
        house.fault(path="/deezer/", do="500", times=1000)
        house.run("get", "Marlo & the Tides", "--count", "6")
        self.assertGreaterEqual(self.value("topfive_provider_errors_total", provider="deezer"), 1)
        self.assertGreaterEqual(self.value("topfive_downloads_total", state="error"), 1)
        self.assertEqual(self.value("topfive_downloads_in_state", state="error"), 1)


if __name__ == "__main__":
    sys.exit(unittest.main())
