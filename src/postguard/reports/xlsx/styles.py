"""The looks that our cells need, added to those that a workbook has."""

from __future__ import annotations

from dataclasses import dataclass

from postguard.reports.xlsx.xml_patch import appended, find, plain, splice
from postguard.tables.xml_parts import BrokenXml

COLORS = {
    "unread": "D9D9D9",
    "error": "F8CBAD",
    "warning": "FFF2CC",
    "note": "DDEBF7",
    "answered": "E2EFDA",
    "clean": None,
}
"""The fill of a row by its draft's state; black text on each has a contrast over 12:1."""
_HEADER = "305496"

EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<fonts><font><sz val='11'/><name val='Calibri'/></font></fonts>"
    b"<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill></fills>"
    b"<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    b"<cellStyleXfs><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs>"
    b"<cellXfs><xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/></cellXfs>"
    b"<cellStyles><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>"
    b"</styleSheet>"
)


@dataclass(frozen=True)
class Looks:
    """Numbers of cell styles: `of` a state, `header`, `title`, `bold`, `plain` (wrapped), `answer` (may be written in a
    protected sheet). `rules` are the numbers of the differential styles by state."""

    of: dict[str, int]
    header: int
    title: int
    bold: int
    plain: int
    answer: int
    rules: dict[str, int]


def with_looks(data: bytes) -> tuple[bytes, Looks]:
    """The part of styles with ours, and their numbers; those of an earlier report are used again. Raises BrokenXml."""
    data = plain(data)
    root = find(data, ("styleSheet",), "styleSheet").first("styleSheet")
    if root is None:
        raise BrokenXml("styles")
    p = root.prefix
    colored = [state for state, color in COLORS.items() if color]
    data, font = _with(data, "fonts", [_font(p, *given) for given in ((11, "FFFFFF"), (16, "000000"), (11, "000000"))])
    data, fill = _with(data, "fills", [_fill(p, str(COLORS[state])) for state in colored] + [_fill(p, _HEADER)])
    wrapped = f'<{p}alignment vertical="top" wrapText="1"/>'

    def look(font: int = 0, fill: int = 0, inside: str = wrapped, also: str = "") -> str:
        return (
            f'<{p}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" '
            f'applyAlignment="1"{also}>{inside}</{p}xf>'
        )

    looks = [look(fill=fill + at) for at in range(len(colored))]
    looks += [look(font, fill + len(colored)), look(font + 1, inside=""), look(font + 2), look()]
    looks += [look(inside=f'{wrapped}<{p}protection locked="0"/>', also=' applyProtection="1"')]
    data, first = _with(data, "cellXfs", looks)
    rules = [
        f'<{p}dxf><{p}fill><{p}patternFill><{p}bgColor rgb="FF{COLORS[state]}"/></{p}patternFill></{p}fill></{p}dxf>'
        for state in colored
    ]
    data, rule = _with(data, "dxfs", rules)
    base = first + len(colored)
    return data, Looks(
        of={state: first + at for at, state in enumerate(colored)} | {"clean": base + 3},
        header=base,
        title=base + 1,
        bold=base + 2,
        plain=base + 3,
        answer=base + 4,
        rules={state: rule + at for at, state in enumerate(colored)},
    )


def _with(data: bytes, name: str, new: list[str]) -> tuple[bytes, int]:
    """The part with new elements at the end of one of its lists, and the number of the first."""
    block = "".join(new)
    found = find(data, (name, "cellXfs", "cellStyles"), "styleSheet")
    tag, last = found.first(name), found.first("cellStyles") or found.first("cellXfs")
    if tag is None and name == "dxfs" and last:
        p = last.prefix
        return splice(data, [(last.end, last.end, f'<{p}dxfs count="{len(new)}">{block}</{p}dxfs>'.encode())]), 0
    if tag is None:
        raise BrokenXml("styles")
    known = data.find(block.encode(), tag.start, tag.end)
    if known >= 0:
        until = data[tag.start : known] + f"</{tag.name}>".encode()
        return data, find(until, (name,)).all(name)[0].children
    return splice(data, [appended(data, tag, block, len(new))]), tag.children


def _font(p: str, size: int, color: str) -> str:
    return f'<{p}font><{p}b/><{p}sz val="{size}"/><{p}color rgb="FF{color}"/><{p}name val="Calibri"/></{p}font>'


def _fill(p: str, color: str) -> str:
    return f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{color}"/></{p}patternFill></{p}fill>'
