"""The Excel report: the user's own workbook, copied, with what was found beside each row, and a sheet that sums up.

The parts of the file are changed in place (see xml_patch): formulas, their saved values, formats, charts, macros and whatever
else is in it stay as they are. Drafts from elsewhere come as a new workbook, a row a draft.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from postguard.finding import Report, Results
from postguard.reports import Options
from postguard.reports.xlsx.words import WORDS
from postguard.tables import TableError
from postguard.tables.xml_parts import BrokenXml


def write_xlsx(results: Results, options: Options) -> bytes:
    """The run as a workbook. It holds the drafts' texts, as the calendar itself does: it is for people, not for logs."""
    from postguard.reports.xlsx.book import Unfit, copied
    from postguard.reports.xlsx.fresh import fresh

    words = WORDS[options.lang]
    remark = words["several"]
    if path := the_workbook(results):
        try:
            return copied(path, results, options)
        except (Unfit, TableError) as error:
            why = error.why[options.lang]
        except (
            BrokenXml,
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            why = type(error).__name__
        remark = words["lost"].format(why)
    return fresh(results, options, remark)


def the_workbook(results: Results) -> Path | None:
    """The one workbook that all drafts of a run come from."""
    paths = {_source(report) for report in results.reports if report.draft.readable}
    path = next(iter(paths)) if len(paths) == 1 else None
    return path if path and path.suffix.lower() in (".xlsx", ".xlsm") else None


def _source(report: Report) -> Path | None:
    return Path(report.draft.origin.path) if report.draft.origin else None
