"""What bench/run and bench/validate share: building the small programs, measuring, and writing the page."""

import pathlib
import platform
import re
import subprocess
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[1]
APPINFRA = ROOT / "build/release/appinfra"
PAGE = ROOT / "docs/performance.md"


class Cost(NamedTuple):
    median: int  # microseconds
    least: int  # microseconds
    peak: int  # KiB


class Bench:
    """Measures whole processes; `folder` is for the programs it builds."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.measurer = self.compile("measure", "-static")

    def compile(self, name: str, *options: str) -> pathlib.Path:
        program = self.folder / name
        source = ROOT / "bench" / f"{name}.cpp"
        subprocess.run(["g++", "-std=c++20", "-O2", "-o", program, source, *options], check=True)
        return program

    def measure(self, commands: list[list], rounds: int) -> list[Cost]:
        """Runs the commands in turn."""
        arguments = [self.measurer, str(rounds)]
        for command in commands:
            arguments += [*command, "--"]
        output = subprocess.run(arguments[:-1], check=True, capture_output=True, text=True).stdout
        return [Cost(*map(int, line.split())) for line in output.splitlines()]


def count_instructions(command: list) -> int:
    callgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    result = subprocess.run(callgrind, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(re.search(r"Collected : (\d+)", result.stderr)[1])


def machine() -> str:
    compiler = subprocess.run(["g++", "--version"], check=True, capture_output=True, text=True).stdout.splitlines()[0]
    return f"{platform.machine()}, Linux {platform.release()}, {compiler}"


def write_page(script: str, text: str) -> None:
    """Puts the text between the marks that name the script."""
    page = PAGE.read_text()
    begin, end = f"<!-- begin: written by {script} -->\n", f"<!-- end: {script} -->\n"
    start, stop = page.index(begin) + len(begin), page.index(end)
    PAGE.write_text(f"{page[:start]}\n{text}\n{page[stop:]}")
