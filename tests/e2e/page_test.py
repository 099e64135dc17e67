#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page in a real Chromium: a whole fetch, steering it, without a mouse, without scripts, with a token."""
import sys
import unittest

from browser import PHONE, Keys, PageTest
from common import LANTERNS, TOP


class WholeFetch(PageTest):
    bps = 150_000

    def test_from_the_search_box_to_the_covers(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        browser.open()
        self.assertIn("Nothing at the moment", self.songs("now"))
        first = browser.traffic()
        self.assertLess(sum(size for _, size in first), 60_000, first)
        browser.screenshot("empty")

        self.search(LANTERNS)

        house.wait("the chart stands there", lambda: all(title in self.songs("answer") for title in TOP))
        seen = set()

        def moved():
            seen.update(v for v in browser.values("#now [role=progressbar]", "aria-valuenow") if v and 0 < int(v) < 100)
            return len(seen) > 2
        house.wait("bars move", moved)
        browser.screenshot("busy")
        self.assertLessEqual(browser.width_beyond_screen(), 0)

        house.wait("all came in", lambda: all(title in self.songs("recent") for title in TOP))
        house.wait("the covers are there", lambda: browser.driver.execute_script(
            "return [...document.querySelectorAll('#recent img')].map(i => i.complete && i.naturalWidth)") == [64] * 5)
        house.wait("nothing moves any more", lambda: "Nothing at the moment" in self.songs("now"))
        self.assertEqual(len(house.listed()), 5)
        self.assertEqual(browser.all("#answer .error"), [])
        browser.screenshot("done")
        browser.look(*PHONE)
        self.assertLessEqual(browser.width_beyond_screen(), 0)

        before = len(browser.traffic())
        browser.open()
        house.wait("the covers are loaded", lambda: len([1 for a, size in browser.traffic()[before:] if "/cover" in a]) == 5)
        loaded = browser.traffic()[before:]
        self.assertLess(sum(size for _, size in loaded), 60_000, loaded)
        browser.one("#recent a").click()
        house.wait("the story is told", lambda: "What happened" in browser.text("#story"))
        self.assertIn("youtube:", browser.text("#story"))
        browser.screenshot("story")
        self.finish()


class Steering(PageTest):
    config = {"top": {"count": 6}}

    def test_what_failed_is_tried_again_or_never(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        house.run("get", "Marlo & the Tides")
        browser.open()
        self.assertIn("Never Recorded", self.songs("failed"))
        self.assertIn("no candidate good enough", self.songs("failed"))
        browser.screenshot("failed")
        before = len([r for r in house.asked_services() if "/youtube" in str(r)])

        browser.one("#failed button[id^=again]").click()

        house.wait("YouTube is asked again",
                   lambda: len([r for r in house.asked_services() if "/youtube" in str(r)]) > before)
        house.wait("it fails again", lambda: "Never Recorded" in self.songs("failed"))
        browser.one("#failed button[id^=never]").click()
        house.wait("it is gone", lambda: "Never Recorded" not in self.songs("failed"))
        house.wait("the page says so", lambda: "not be fetched" in browser.text("#live"))
        house.run("get", "Marlo & the Tides")
        self.assertEqual([r for r in house.downloads() if r["title"] == "Never Recorded"], [])
        self.finish()

    def test_what_came_in_is_taken_out(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        house.run("get", LANTERNS, "--count", "1")
        browser.open()
        browser.one("#recent summary").click()
        browser.one("#recent button[id^=out]").click()
        house.wait("MPD lists nothing", lambda: house.listed() == [])
        house.wait("the page lists nothing", lambda: "Nothing yet" in self.songs("recent"))
        self.finish()


class Keyboard(PageTest):
    def test_everything_can_be_reached_and_focus_stays(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        browser.open()
        browser.press(Keys.TAB)
        self.assertEqual(browser.driver.switch_to.active_element.get_attribute("class"), "skip")
        while browser.focused() != "q":
            browser.press(Keys.TAB)
        browser.press(LANTERNS, Keys.ENTER)
        house.wait("all came in", lambda: all(title in self.songs("recent") for title in TOP))
        self.assertEqual(browser.focused(), "q")
        reached = []
        for _ in range(60):
            browser.press(Keys.TAB)
            reached.append(browser.focused())
            if reached[-1].startswith("out-"):
                break
            if browser.driver.switch_to.active_element.tag_name == "summary":
                browser.press(Keys.ENTER)
        self.assertIn("field", reached)
        self.assertIn("find", reached)
        held = reached[-1]
        self.assertTrue(held.startswith("out-"), reached)
        # What changes elsewhere takes the focus from nothing.
        house.run("get", "Nadia Velour", "--count", "1")
        house.wait("the page shows it", lambda: "Night Bus" in self.songs("recent"))
        self.assertEqual(browser.focused(), held)
        self.finish()

    def test_each_part_has_a_name(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        house.run("get", LANTERNS, "--count", "1")
        browser.open()
        unnamed = browser.driver.execute_script("""
            return [...document.querySelectorAll('input, select, button, a, summary, [role]')].filter(e =>
                !(e.getAttribute('aria-label') || e.textContent.trim() || (e.labels && e.labels.length))
                && e.id !== 'live').map(e => e.outerHTML)""")
        self.assertEqual(unnamed, [])
        self.assertEqual(browser.values("html", "lang"), ["en"])
        self.assertEqual(browser.values("#live", "aria-live"), ["polite"])
        ids = browser.values("[id]", "id")
        self.assertEqual(len(ids), len(set(ids)))


class WithoutScripts(PageTest):
    def test_lists_and_forms_do_everything(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        browser.without_scripts()
        browser.open()
        self.search(LANTERNS)
        house.wait("the search leads to its answer", lambda: "story=" in browser.driver.current_url)

        def came_in():
            browser.driver.refresh()
            return all(title in self.songs("recent") for title in TOP)
        house.wait("all came in", came_in)
        browser.screenshot("without-scripts")
        browser.one("#recent summary").click()
        browser.one("#recent button[id^=out]").click()
        house.wait("MPD lists four", lambda: len(house.listed()) == 4)
        house.wait("the page says so", lambda: "deleted" in browser.text("#live"))
        self.finish()


class WithAToken(PageTest):
    config = {"http": {"token": "a secret of some length"}}

    def test_asks_for_it_once(self):
        house, browser = self.house, self.browser
        house.start_topfive()
        browser.open()
        self.search("Nadia Velour")
        house.wait("the page asks for the token", lambda: browser.values("#token", "open") == [""] or
                   browser.values("#token", "open") == ["true"])
        browser.screenshot("token")
        self.assertEqual(house.downloads(), [])
        browser.press("a wrong one", Keys.ENTER)
        house.wait("it asks again", lambda: browser.values("#token", "open") != [None]
                   and browser.driver.execute_script("return document.getElementById('secret').value") == "")
        browser.press("a secret of some length", Keys.ENTER)
        house.wait("it is fetched", lambda: "Night Bus" in self.songs("recent"))
        self.search("Кино")
        house.wait("that is fetched too, unasked", lambda: "Белый дым" in self.songs("recent"))
        self.assertNotIn("a secret of some length", browser.driver.page_source)
        self.finish()


if __name__ == "__main__":
    sys.exit(unittest.main())
