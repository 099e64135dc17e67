#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The page for those who see little, hear it read, or bear no motion; measured in a real Chromium."""
import sys
import unittest

from browser import DESK, PageTest
from common import LANTERNS, TOP

# The contrast of every text with what lies behind it (WCAG 2.2, 1.4.3), and of bars with theirs (1.4.11).
CONTRASTS = """
const channels = text => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const behind = element => {
  for (let e = element; e; e = e.parentElement) {
    const color = channels(getComputedStyle(e).backgroundColor);
    if (color.length < 4 || color[3] === 1) return color;
  }
  return [255, 255, 255];
};
const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort(); return (y + .05) / (x + .05); };
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || element.closest('script, noscript, .hidden, dialog:not([open])')) continue;
  const style = getComputedStyle(element);
  found.push([walker.currentNode.data.trim().slice(0, 40), contrast(channels(style.color), behind(element))]);
}
return found;"""

# What a screen reader is given to say.
COUNT_NEWS = """
window.spoken = [];
new MutationObserver(() => window.spoken.push(document.getElementById('live').textContent))
  .observe(document.getElementById('live'), {childList: true, characterData: true, subtree: true});"""


def fill(house):
    """Something in every list."""
    house.start_topfive()
    house.run("get", "Marlo & the Tides", "--count", "6")
    house.run("get", "Nadia Velour", "--count", "1")
    house.run("get", "Nobody Of That Name")


def accessibility_tree(browser):
    """Role, name and node of all that a screen reader meets."""
    nodes = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [(node["role"]["value"], node.get("name", {}).get("value", ""), node) for node in nodes
            if not node.get("ignored")]


class Seeing(PageTest):
    bps = 150_000

    def test_every_text_stands_out_by_day_and_by_night(self):
        fill(self.house)
        self.browser.open()
        self.search(LANTERNS)
        self.house.wait("bars are there", lambda: self.browser.all("#now [role=progressbar]"))
        for dark in (False, True):
            self.browser.look(*DESK, dark)
            contrasts = self.browser.driver.execute_script(CONTRASTS)
            self.assertGreater(len(contrasts), 60)
            self.assertEqual([c for c in contrasts if c[1] < 4.5], [])
        self.browser.open("/stories/1")
        for dark in (False, True):
            self.browser.look(*DESK, dark)
            self.assertEqual([c for c in self.browser.driver.execute_script(CONTRASTS) if c[1] < 4.5], [])

    def test_nothing_moves_for_those_who_bear_no_motion(self):
        self.house.start_topfive()
        self.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-reduced-motion", "value": "reduce"}]})
        self.browser.open()
        self.search(LANTERNS)
        self.house.wait("bars are there", lambda: self.browser.all("#now [role=progressbar]"))
        moving = """return [...document.querySelectorAll('*')].filter(e => {
            const style = getComputedStyle(e);
            return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
        }).map(e => e.outerHTML)"""
        self.assertEqual(self.browser.driver.execute_script(moving), [])

    def test_twice_as_large_and_narrow_it_still_fits(self):
        fill(self.house)
        self.browser.open()
        self.browser.look(320, 640)  # WCAG 2.2, 1.4.10: 1280 pixels at 400 %
        self.assertLessEqual(self.browser.width_beyond_screen(), 0)
        self.browser.open("/stories/1")
        self.browser.look(320, 640)
        self.assertLessEqual(self.browser.width_beyond_screen(), 0)


class Hearing(PageTest):
    bps = 150_000

    def test_all_has_a_role_and_a_name_in_order(self):
        fill(self.house)
        self.browser.open()
        tree = accessibility_tree(self.browser)
        roles = [role for role, _, _ in tree]
        for landmark in ("banner", "search", "main", "contentinfo"):
            self.assertEqual(roles.count(landmark), 1, landmark)
        unnamed = [role for role, name, _ in tree
                   if role in ("button", "link", "searchbox", "combobox", "progressbar", "region", "image") and not name]
        self.assertEqual(unnamed, [])
        levels = [next(p["value"]["value"] for p in node["properties"] if p["name"] == "level")
                  for role, _, node in tree if role == "heading"]
        self.assertEqual(levels[0], 1)
        self.assertEqual(levels.count(1), 1)
        self.assertTrue(all(b - a <= 1 for a, b in zip(levels, levels[1:])), levels)
        buttons = [name for role, name, _ in tree if role == "button"]
        self.assertEqual(len(buttons), len(set(buttons)), buttons)
        self.assertIn("again: Never Recorded, Marlo & the Tides", buttons)

    def test_a_whole_fetch_is_told_in_few_words(self):
        self.house.start_topfive()
        self.browser.open()
        self.browser.driver.execute_script(COUNT_NEWS)
        self.search(LANTERNS)
        self.house.wait("all came in", lambda: all(title in self.songs("recent") for title in TOP))
        self.house.wait("the end is told",
                        lambda: any("fetched" in words for words in self.browser.driver.execute_script("return spoken")))
        spoken = self.browser.driver.execute_script("return spoken")
        self.assertIn(f"Searching for {LANTERNS} …", spoken)
        self.assertLessEqual(len(spoken), 3 + len(TOP), spoken)
        for title in TOP:
            self.assertTrue(any(title in words for words in spoken), spoken)


if __name__ == "__main__":
    sys.exit(unittest.main())
