# SPDX-License-Identifier: MIT
"""What goes wrong on purpose. POST /faults {"path": "/deezer/artist", "do": "500", "times": 2} makes the next two
requests whose path holds that text fail; DELETE-like: POST /faults {"clear": true}. GET /faults lists what is left.

do: a status number, quota, garbage, html, close, hold (answers once the rules are cleared), a key of youtube.FAULTS; or
none, with delay (seconds) or bps.
"""
import threading


class Faults:
    def __init__(self):
        self._rules, self._lock, self._cleared = [], threading.Lock(), threading.Event()

    def change(self, method, rule):
        with self._lock:
            if rule.get('clear'):
                self._rules.clear()
                self._cleared.set()
                self._cleared = threading.Event()
            elif method == 'POST':
                self._rules.append({'times': 1} | rule)
            return self._rules

    def take(self, path):
        """The first rule for that path, or nothing."""
        with self._lock:
            rule = next((rule for rule in self._rules if rule.get('path', '') in path), {})
            if rule:
                rule['times'] -= 1
                if rule['times'] <= 0:
                    self._rules.remove(rule)
            cleared = self._cleared
        if rule.get('do') == 'hold':
            cleared.wait()
        return rule
