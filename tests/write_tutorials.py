"""Put what the commands in the tutorials print now where it does not fit. Run as a script; read the diff."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from docs_blocks import renewed

ROOT = Path(__file__).parent.parent
TUTORIALS = ("tutorial/officer.md", "tutorial/developer.md", "sv/kommunikator.md", "sv/utvecklare.md")


def tutorial(name: str, folder: Path) -> tuple[str, str]:
    """A tutorial as it is, and as its commands would have it. The reader's own picture is in place."""
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    for picture in ("inlagg/bryggan.jpg", "posts/jetty.jpg"):
        (folder / picture).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "sample_posts" / "bilder" / "badbryggan.jpg", folder / picture)
    (folder / "state").mkdir()
    env = {"XDG_STATE_HOME": str(folder / "state"), "POSTGUARD_CACHE": str(folder / "state"), "LC_ALL": "C.UTF-8"}
    return page, renewed(page, folder, env)


if __name__ == "__main__":
    for name in TUTORIALS:
        with tempfile.TemporaryDirectory() as folder:
            page, new = tutorial(name, Path(folder))
        if page != new:
            (ROOT / "docs" / name).write_text(new, encoding="utf-8")
            print(f"docs/{name} written")
