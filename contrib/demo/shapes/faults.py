# SPDX-License-Identifier: MIT
"""What goes wrong on purpose. POST /faults {"path": "/deezer/artist", "do": "500", "times": 2} makes the next two
requests whose path holds that text fail; DELETE-like: POST /faults {"clear": true}. GET /faults lists what is left.

do: a status number, quota, garbage, html, close, a key of youtube.FAULTS; or none, with delay (seconds) or bps.
"""
import threading


class Faults:
    def __init__(self):
        self._rules, self._lock = [], threading.Lock()

    def change(self, method, rule):
        with self._lock:
            if rule.get('clear'):
                self._rules.clear()
            elif method == 'POST':
                self._rules.append({'times': 1} | rule)
            return self._rules

    def take(self, path):
        """The first rule for that path, or nothing."""
        with self._lock:
            for rule in self._rules:
                if rule.get('path', '') in path:
                    rule['times'] -= 1
                    if rule['times'] <= 0:
                        self._rules.remove(rule)
                    return rule
        return {}
