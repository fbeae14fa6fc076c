"""The judges' own programs, installed under build/judges from the pinned lists beside this file."""

import concurrent.futures
import hashlib
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "judges"
NODE = BUILD / "node"


def tool(name):
    """A program of the environment that cfn-lint, moto and the aws command line share."""
    return str(BUILD / "python" / "bin" / name)


def checkov():
    return str(BUILD / "checkov" / "bin" / "checkov")


def install():
    """Installs what is missing or older than its list; does nothing when all is there."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        jobs = [
            pool.submit(python_with, BUILD / "python", HERE / "requirements.txt"),
            pool.submit(python_with, BUILD / "checkov", HERE / "requirements-checkov.txt"),
            pool.submit(_install, NODE, [HERE / "package.json", HERE / "package-lock.json"], _node),
        ]
        for job in jobs:
            job.result()


def python_with(folder, requirements):
    """A Python environment in a folder below build, with what the list pins. Gives its interpreter."""
    _install(folder, [requirements], _python)
    return str(folder / "bin" / "python")


def _install(folder, lists, how):
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in lists)).hexdigest()
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"installing {folder.relative_to(ROOT)}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    how(folder, lists)
    stamp.write_text(digest)


def _python(folder, lists):
    _quietly([sys.executable, "-m", "venv", folder])
    _quietly([folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", lists[0]])


def _node(folder, lists):
    for path in lists:
        shutil.copy(path, folder)
    _quietly(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder)


def _quietly(command, **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
