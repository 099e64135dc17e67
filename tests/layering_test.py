#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The arrows between the rooms: who may include whom (contrib/HACKING.md). Reads the includes of the tree."""
import pathlib
import re
import sys
import unittest

TREE = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
# What each technology's headers begin with, and the only places where they may stand.
THIRD_PARTY = ("boost/", "curl/", "mpd/", "sqlite3", "yaml-cpp/", "taglib/", "httplib", "CLI/", "spdlog/", "unicode/",
               "ebur128", "kissfft/")


def sources(*folders):
    for folder in folders:
        for path in sorted((TREE / folder).rglob("*.?pp")):
            yield path.relative_to(TREE), INCLUDE.findall(path.read_text())


class Layering(unittest.TestCase):
    def test_the_heart_includes_itself_std_fmt_and_icu(self):
        for path, includes in sources("plugin"):
            for quote, name in includes:
                if quote == '"':
                    self.assertTrue(name.startswith("plugin/"), f"{path} includes {name}")
                else:
                    self.assertTrue("/" not in name or name.startswith(("fmt/", "unicode/")), f"{path} includes {name}")
                    self.assertFalse(name.endswith(".h") and not name.startswith(("fmt/", "unicode/")),
                                     f"{path} includes {name}")

    def test_an_adapter_folder_includes_no_other_but_io(self):
        for path, includes in sources("adapters"):
            if path.parent.name in ("adapters", "cli"):
                continue
            for quote, name in includes:
                if quote == '"':
                    allowed = ("plugin/", "adapters/io/", f"adapters/{path.parts[1]}/")
                    self.assertTrue(name.startswith(allowed), f"{path} includes {name}")

    def test_only_the_root_and_cli_see_the_configuration(self):
        for path, includes in sources("plugin", "adapters"):
            if path.parent.name in ("adapters", "cli"):
                continue
            for _, name in includes:
                self.assertFalse(name.startswith("config/"), f"{path} includes {name}")

    def test_third_party_headers_stay_in_sources(self):
        for path, includes in sources("plugin", "adapters", "config"):
            if path.suffix == ".hpp":
                for quote, name in includes:
                    self.assertFalse(quote == "<" and name.startswith(THIRD_PARTY), f"{path} includes <{name}>")

    def test_no_type_is_defined_twice(self):
        """Two types of one name in one namespace link, and destroy each other's objects."""
        seen = {}
        for folder in ("plugin", "adapters", "config"):
            for path in sorted((TREE / folder).rglob("*.hpp")):
                for name in re.findall(r"^(?:class|struct|enum class) (\w+)[^;]*?\{", path.read_text(), re.M):
                    self.assertEqual(seen.setdefault(name, path), path, f"{name} is defined in {seen[name]} and {path}")

    def test_every_source_names_its_licence(self):
        for path, _ in sources("plugin", "adapters", "config", "tests"):
            first = (TREE / path).read_text().splitlines()[0]
            self.assertEqual(first, "// SPDX-License-Identifier: MIT", path)


if __name__ == "__main__":
    sys.exit(unittest.main())
