"""The schema of SARIF 2.1.0, out of a pinned package."""

import hashlib
import json
import pathlib
import subprocess
import tarfile
import tempfile

KEPT = pathlib.Path(__file__).resolve().parents[2] / "build" / "reports" / "sarif-2.1.0.json"
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
DIGEST = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"


def load():
    if not KEPT.exists():
        KEPT.write_bytes(fetch())
    text = KEPT.read_bytes()
    if hashlib.sha256(text).hexdigest() != DIGEST:
        KEPT.unlink()
        raise RuntimeError(f"{PACKAGE} holds another schema than it did")
    return json.loads(text)


def fetch():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(pathlib.Path(folder).iterdir())) as package:
            return package.extractfile(MEMBER).read()
