"""A Python environment of its own that sees all that is installed for the tests, so that installing needs no network."""

from __future__ import annotations

import os
import sys
import sysconfig
import venv
from collections.abc import Mapping
from pathlib import Path

_PROGRAM = """#!{python}
import sys
from postguard.cli import main
sys.argv[0] = "postguard"
main()
"""


def borrow(folder: Path) -> Mapping[str, str]:
    """The environment variables of shells in it. `pip install` builds with what is here and fetches nothing."""
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    own = folder / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    here = sysconfig.get_paths()["purelib"]  # addsitedir reads its .pth files too, where editable packages are
    (own / "borrowed.pth").write_text(f"import site; site.addsitedir({here!r})\n", encoding="utf-8")
    program = folder / "bin" / "postguard"
    program.write_text(_PROGRAM.format(python=python), encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "VIRTUAL_ENV": str(folder),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "false",  # pip's way to say: without isolation
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_CACHE_DIR": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
