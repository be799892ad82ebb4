"""The parts of a workbook: read, replaced, added; those that nothing is done to are copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile
from pathlib import Path
from shutil import copyfileobj

from postguard.reports.xlsx.xml_patch import attributes, escaped, find, plain, splice
from postguard.tables.excel import MAX_UNPACKED
from postguard.tables.xml_parts import BrokenXml

MAX_SHEET = 200_000_000
"""Bytes of a sheet or another part that is changed; it is held in memory."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Package:
    """A workbook's file, which stays as it is; `copy` gives the copy. Raises BrokenXml, OSError or zipfile's errors."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self._changed: dict[str, bytes] = {}
        self._known = {info.filename: info for info in self._archive.infolist()}
        if sum(info.file_size for info in self._known.values()) > MAX_UNPACKED:
            raise BrokenXml("size")
        main = self._related("", "/officeDocument")
        if not main:
            raise BrokenXml("workbook")
        self.workbook = main[0]

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def read(self, part: str) -> bytes:
        """A part as it is now. Raises BrokenXml where there is none or it is too large."""
        if part in self._changed:
            return self._changed[part]
        if part not in self._known or self._known[part].file_size > MAX_SHEET:
            raise BrokenXml("part")
        return plain(self._archive.read(part))

    def write(self, part: str, data: bytes) -> None:
        """Replace a part."""
        self._changed[part] = data

    def tables_of(self, sheet: str) -> list[str]:
        """The parts of the tables in a sheet."""
        return self._related(sheet, "/table")

    def styles(self) -> str:
        """The part of styles; a new one where there is none."""
        known = self._related(self.workbook, "/styles")
        if known:
            return known[0]
        from postguard.reports.xlsx.styles import EMPTY

        part = posixpath.join(posixpath.dirname(self.workbook), "styles.xml")
        self._add(part, EMPTY, "styles")
        return part

    def add_sheet(self, name: str, data: bytes) -> None:
        """Put in a sheet, after all others; in place of the sheet of that name, if there is one."""
        book = self.read(self.workbook)
        found = find(book, ("sheets", "sheet", "workbook"))
        listed = [tag for tag in found.all("sheet") if tag.parent == "sheets"]
        sheets = found.first("sheets")
        if sheets is None or not listed:
            raise BrokenXml("sheets")
        reference = next((key for key in listed[0].attributes if key.rpartition(":")[2] == "id"), "r:id")
        if same := next((tag for tag in listed if tag.attributes.get("name") == name), None):
            self._changed[self._target(same.attributes.get(reference, ""))] = data
            return
        folder = posixpath.dirname(self.workbook)
        part = next(
            path for n in range(1, 10_000) if (path := posixpath.join(folder, f"worksheets/postguard{n}.xml")) not in self._known
        )  # fmt: skip
        id = self._add(part, data, "worksheet")
        numbers = [int(tag.attributes.get("sheetId", "0")) for tag in listed]
        spaces = {key: value for key, value in listed[0].attributes.items() if key.startswith("xmlns")}
        text = f"<{listed[0].name}{attributes({'name': name, 'sheetId': str(max(numbers) + 1), reference: id, **spaces})}/>"
        self.write(self.workbook, splice(book, [(sheets.close, sheets.close, text.encode())]))

    def copy(self) -> bytes:
        """The copy."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, info in self._known.items():
                if name in self._changed:
                    made.writestr(info, self._changed[name], info.compress_type)
                else:
                    fresh = zipfile.ZipInfo(name, info.date_time)
                    fresh.compress_type, fresh.external_attr = info.compress_type, info.external_attr
                    with self._archive.open(info) as source, made.open(fresh, "w") as target:
                        copyfileobj(source, target)
            for name, data in self._changed.items():
                if name not in self._known:
                    made.writestr(name, data)
        return out.getvalue()

    def _relations(self, part: str) -> str:
        folder, name = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _related(self, part: str, kind: str) -> list[str]:
        relations = self._relations(part)
        if relations not in self._known:
            return []
        found = find(self.read(relations), ("Relationship",)).all("Relationship")
        inside = [t.attributes for t in found if t.attributes.get("TargetMode") != "External"]
        return [self._path(part, r.get("Target", "")) for r in inside if r.get("Type", "").endswith(kind)]

    def _target(self, id: str) -> str:
        found = find(self.read(self._relations(self.workbook)), ("Relationship",)).all("Relationship")
        target = next((tag.attributes.get("Target", "") for tag in found if tag.attributes.get("Id") == id), None)
        if target is None:
            raise BrokenXml("sheet")
        return self._path(self.workbook, target)

    @staticmethod
    def _path(part: str, target: str) -> str:
        whole = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
        return posixpath.normpath(whole).lstrip("/")

    def _add(self, part: str, data: bytes, kind: str) -> str:
        """A new part that the workbook refers to; gives the reference's id."""
        relations = self._relations(self.workbook)
        now = self.read(relations)
        found = find(now, ("Relationships", "Relationship"))
        root, known = found.first("Relationships"), found.all("Relationship")
        types = self.read("[Content_Types].xml")
        listing = find(types, ("Types",)).first("Types")
        if root is None or listing is None or root.empty or listing.empty:
            raise BrokenXml("relations")
        taken = {tag.attributes.get("Id") for tag in known}
        id = next(name for n in range(1, 100_000) if (name := f"rIdPostguard{n}") not in taken)
        of = next((t.attributes["Type"] for t in known if t.attributes.get("Type", "").endswith(f"/{kind}")), f"{_OFFICE}/{kind}")  # fmt: skip
        self.write(
            relations,
            splice(now, [(root.close, root.close, f'<{root.prefix}Relationship Id="{id}" Type="{escaped(of)}" Target="/{escaped(part)}"/>'.encode())]),
        )  # fmt: skip
        text = f'<{listing.prefix}Override PartName="/{escaped(part)}" ContentType="{_SPREADSHEET}.{kind}+xml"/>'
        self.write("[Content_Types].xml", splice(types, [(listing.close, listing.close, text.encode())]))
        self.write(part, data)
        return id
