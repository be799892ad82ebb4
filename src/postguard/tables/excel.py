"""Excel workbooks: openpyxl knows the parts of the file; the rows are streamed, with links, notes and hidden rows.

Macros, external links and formulas are never followed: what counts is the value that was saved with the file.
"""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from postguard.draft import Text
from postguard.tables import Row, Sheet, TableError
from postguard.tables.sheet_xml import Extras, Styles, extras, notes_of, sheet_rows
from postguard.tables.strings import Strings
from postguard.tables.xml_parts import BrokenXml

MAX_FILE = 50_000_000
"""Bytes of a workbook as it lies on the disk."""
MAX_UNPACKED = 500_000_000
"""Bytes of a workbook's parts, unpacked; pictures in it are not unpacked and do not count."""
MAX_PART = 20_000_000
"""Bytes of a part that is read as a whole: the list of sheets, styles, links."""
MAX_PARTS = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAIL = 66_000

_BROKEN = TableError("filen är ingen hel Excel-arbetsbok", "the file is no whole Excel workbook")

_TOO_LARGE = TableError("arbetsboken blir för stor när den packas upp", "the workbook becomes too large when unpacked")
_PASTED: Text = {
    "sv": "på bladet ligger inklistrade bilder, som inte lästes; skriv bildernas filnamn i cellerna",
    "en": "pictures are pasted on the sheet, which were not read; write the names of their files in the cells",
}
_DAMAGED: Text = {
    "sv": "bladet är skadat; det som kom efter skadan lästes inte",
    "en": "the sheet is damaged; what came after was not read",
}


@contextmanager
def open_workbook(stream: BinaryIO) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, the hidden ones too. Raises TableError."""
    _refuse_other_files(stream)
    try:
        from openpyxl.reader.excel import ExcelReader
    except ImportError:
        raise TableError(
            "Excel-filer läses med tillägget calendar: pip install 'postguard[calendar]'",
            "Excel files are read with the extra calendar: pip install 'postguard[calendar]'",
        ) from None
    from openpyxl.packaging.relationship import get_dependents, get_rels_path

    archive: zipfile.ZipFile | None = None
    strings = Strings()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # remarks on extensions that it does not write are no news to a user
            reader: Any = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
            archive = reader.archive
            _check_parts(reader.archive)
            reader.read_manifest()
            _check_whole(reader)
            reader.read_workbook()
            styles = _styles(reader)
            _read_strings(reader, strings)
            sheets = []
            for listed, relation in reader.parser.find_sheets():
                if relation.target not in reader.valid_files or "worksheet" not in relation.Type:
                    continue
                path = get_rels_path(relation.target)  # type: ignore[no-untyped-call]
                links = list(get_dependents(reader.archive, path)) if path in reader.valid_files else []
                sheets.append(_sheet(reader, listed, relation.target, links, strings, styles))
    except TableError:
        strings.close()
        raise
    except (
        Exception
    ) as error:  # openpyxl raises whatever broken parts lead to: KeyError, ValueError, BadZipFile, DTDForbidden …
        strings.close()
        raise _BROKEN from error
    try:
        yield sheets
    finally:
        strings.close()
        if archive:
            archive.close()


def _refuse_other_files(stream: BinaryIO) -> None:
    size = stream.seek(0, 2)
    stream.seek(0)
    start = stream.read(8)
    if size > MAX_FILE:
        raise TableError(f"över {MAX_FILE // 1_000_000} MB", f"over {MAX_FILE // 1_000_000} MB")
    if start == _OLE:
        stream.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in stream.read(MAX_FILE):
            raise TableError(
                "arbetsboken är skyddad med lösenord; spara den utan",
                "the workbook is password-protected; save it without",
            )
        raise TableError(
            "filen är en gammal Excel-fil (.xls); spara den som .xlsx",
            "the file is an old Excel file (.xls); save it as .xlsx",
        )
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    end = tail.rfind(b"PK\x05\x06")  # the archive's own table of contents says how many parts there are
    if not start.startswith(b"PK") or end < 0 or len(tail) < end + 12:
        raise _BROKEN
    if struct.unpack_from("<H", tail, end + 10)[0] > MAX_PARTS:
        raise TableError("arbetsboken har för många delar", "the workbook has too many parts")
    stream.seek(0)


def _check_parts(archive: zipfile.ZipFile) -> None:
    """Raise TableError where the parts that are read would not fit: zipfile unpacks no more than a part declares."""
    parts = [part for part in archive.infolist() if part.filename.lower().endswith((".xml", ".rels", ".bin", ".vml"))]
    whole = [part for part in parts if part.filename.lower().endswith((".rels", "[content_types].xml"))]
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(part.file_size > MAX_PART for part in whole):
        raise _TOO_LARGE


def _check_whole(reader: Any) -> None:
    """Raise TableError where the lists of sheets or styles, which are not streamed, would not fit."""
    from openpyxl.reader.excel import _find_workbook_part  # type: ignore[attr-defined]
    from openpyxl.xml.constants import ARC_STYLE

    for name in (_find_workbook_part(reader.package).PartName.lstrip("/"), ARC_STYLE):
        if name in reader.valid_files and reader.archive.getinfo(name).file_size > MAX_PART:
            raise _TOO_LARGE


def _styles(reader: Any) -> Styles:
    from openpyxl.styles.stylesheet import apply_stylesheet

    try:
        apply_stylesheet(reader.archive, reader.wb)
    except Exception:  # styles of other programs, which openpyxl cannot make out: then dates come as serial numbers
        return Styles(reader.wb.epoch, frozenset(), frozenset())
    return Styles(reader.wb.epoch, frozenset(reader.wb._date_formats), frozenset(reader.wb._timedelta_formats))


def _read_strings(reader: Any, strings: Strings) -> None:
    from openpyxl.xml.constants import SHARED_STRINGS

    part = reader.package.find(SHARED_STRINGS)
    if part is not None:
        with reader.archive.open(part.PartName.lstrip("/")) as source:
            strings.read(source)


def _sheet(reader: Any, listed: Any, target: str, links: list[Any], strings: Strings, styles: Styles) -> Sheet:
    archive: zipfile.ZipFile = reader.archive
    found: list[Extras] = []

    def rows() -> Iterator[Row]:
        try:
            if not found:
                targets = {link.Id: link.Target for link in links if link.Type.endswith("/hyperlink")}
                with archive.open(target) as source:
                    found.append(extras(source, targets))
                for link in links:
                    if link.Type.endswith("/comments") and link.target in reader.valid_files:
                        with archive.open(link.target) as source:
                            found[0].notes.update(notes_of(source))
            with archive.open(target) as source:
                yield from sheet_rows(source, strings, styles, found[0])
        except (BrokenXml, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            if _DAMAGED not in sheet.notes:
                sheet.notes.append(_DAMAGED)

    sheet = Sheet(str(listed.name), listed.state != "visible", rows, part=target)
    if any(link.Type.endswith("/drawing") and _shows_pictures(reader, link.target) for link in links):
        sheet.notes.append(_PASTED)
    return sheet


def _shows_pictures(reader: Any, drawing: str) -> bool:
    """Whether pictures, and not only charts, lie on a sheet."""
    from openpyxl.packaging.relationship import get_dependents, get_rels_path

    path = get_rels_path(drawing)  # type: ignore[no-untyped-call]
    return path in reader.valid_files and any(
        link.Type.endswith("/image") for link in get_dependents(reader.archive, path)
    )
