# SPDX-License-Identifier: MIT
"""A real Chromium without a screen, for the tests of the page."""
import json
import os
import pathlib
import sys
import tempfile

try:
    from selenium import webdriver
except ImportError:  # another Python stands before Debian's, which has the package
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])

from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys  # noqa: F401
from selenium.common.exceptions import StaleElementReferenceException

from common import TREE, HouseTest

QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
DESK, PHONE = (1200, 900), (390, 844)


class Browser:
    def __init__(self, base):
        self.base = base
        self.folder = tempfile.TemporaryDirectory(prefix="topfive-chromium-")
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in [*QUIET, f"--user-data-dir={self.folder.name}"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(120)
        self.loads = {}  # request -> [address, bytes on the wire]
        self.console = []
        self.look(*DESK)

    def close(self):
        self.driver.quit()
        self.folder.cleanup()

    def look(self, width, height, dark=False):
        """As on a screen of that size, by day or by night."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})

    def without_scripts(self):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})

    def open(self, path="/"):
        self.driver.get(self.base + path)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector="body"):
        """What stands there, nothing while it is being replaced."""
        try:
            return self.one(selector).text if self.all(selector) else ""
        except StaleElementReferenceException:
            return ""

    def values(self, selector, name):
        """An attribute of all that match, read in one moment."""
        return self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.getAttribute(arguments[1]))", selector, name)

    def focused(self):
        return self.driver.switch_to.active_element.get_attribute("id")

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def screenshot(self, name):
        """Into the folder `screenshots` of the build, for people to look at."""
        program = pathlib.Path(os.environ.get("TOPFIVE") or TREE / "build/bin/topfive").resolve()
        folder = program.parent.parent / "screenshots"
        folder.mkdir(exist_ok=True)
        for look, size, dark in (("light", DESK, False), ("dark", DESK, True), ("phone", PHONE, False)):
            self.look(*size, dark)
            height = self.driver.execute_script("return document.documentElement.scrollHeight")
            self.look(size[0], min(max(size[1], height), 6000), dark)
            self.driver.save_screenshot(str(folder / f"{name}-{look}.png"))
        self.look(*DESK)

    def width_beyond_screen(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth - innerWidth")

    def traffic(self):
        """Every request to the network so far: its address, and how many bytes came for it."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            what, about = message["method"], message["params"]
            if what == "Network.requestWillBeSent" and about["request"]["url"].startswith(("http:", "https:", "ws")):
                self.loads[about["requestId"]] = [about["request"]["url"], 0]
            elif what == "Network.loadingFinished" and about["requestId"] in self.loads:
                self.loads[about["requestId"]][1] = about["encodedDataLength"]
        return list(self.loads.values())

    def foreign_requests(self):
        return [address for address, _ in self.traffic() if not address.startswith(self.base + "/")]

    def complaints(self):
        """What the browser's console says about the policy and about scripts that failed."""
        self.console += [entry["message"] for entry in self.driver.get_log("browser")]
        return [m for m in self.console if "Content Security Policy" in m or "Uncaught" in m or "Error:" in m]


class PageTest(HouseTest):
    def setUp(self):
        super().setUp()
        self.browser = Browser(f"http://127.0.0.1:{self.house.http_port}")
        self.addCleanup(self.browser.close)

    def search(self, text):
        field = self.browser.one("#q")
        field.clear()
        field.send_keys(text, Keys.ENTER)

    def songs(self, part):
        return self.browser.text(f"#{part}")

    def finish(self):
        """What holds whatever was done."""
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.foreign_requests(), [])
