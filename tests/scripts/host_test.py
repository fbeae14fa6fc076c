"""What the tests of all kinds of instances share."""

import concurrent.futures
import os
import unittest

from machine import REAL


class HostTest(unittest.TestCase):
    """The subclass says TEXTS, and `make_machine` makes a machine where they succeed and sets `variables`."""

    def setUp(self):
        self.machine = self.make_machine()

    def boot(self, **changes):
        return self.machine.run(self.TEXTS, {**self.variables, **changes})

    def boot_well(self, **changes):
        result = self.boot(**changes)
        self.assertEqual((result.returncode, self.machine.signals()), (0, ["0"]), result.stderr)
        return result

    def boot_badly(self, **changes):
        result = self.boot(**changes)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(self.machine.signals(), [str(result.returncode)], result.stderr)
        return result

    def every_failure_is_signalled(self, harmless=()):
        """Lets each external command fail in all its calls with the same words: one signal, and a failure.

        Of the commands that always do the same, one call stands for all.
        """
        self.boot_well()
        left_out = {"cfn-signal", "sleep", *harmless}
        calls = {}
        for call in self.machine.calls():
            # Words that differ from run to run cannot be named in advance.
            if call[0] in left_out or any("var/tmp" in word for word in call):
                continue
            words = tuple(word.replace(str(self.machine.root), "ROOT") for word in call)
            calls.setdefault(call[0] if call[0] in REAL and call[0] != "jq" else words, words)
        calls = sorted(calls.values())
        self.assertGreater(len(calls), 5)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for call, (result, signals) in zip(calls, pool.map(self.boot_with_failing, calls)):
                with self.subTest(call=call):
                    self.assertEqual(len(signals), 1, result.stderr)
                    self.assertNotEqual(signals[0], "0")

    def boot_with_failing(self, call):
        machine = self.make_machine()
        machine.fail(always=[word.replace("ROOT", str(machine.root)) for word in call])
        return machine.run(self.TEXTS, self.variables), machine.signals()
