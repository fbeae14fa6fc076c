"""What the `run` scripts of suites written in Python share."""

import pathlib
import sys
import unittest


def main(script: str) -> None:
    """Runs the tests in the script's folder and closes with the line that tools/test counts."""
    suite = unittest.defaultTestLoader.discover(str(pathlib.Path(script).parent))
    result = unittest.TextTestRunner(stream=sys.stdout).run(suite)
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(failed > 0 or result.testsRun == 0)
