"""Changing parts of an Office file in place: every byte that is not changed stays as it was.

Writing a workbook anew loses what the writer does not know: macros, shapes, and the values that Excel saved beside formulas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from postguard.tables.xml_parts import BrokenXml

Edit = tuple[int, int, bytes]
"""[start, end) in bytes, and what stands there instead."""

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ENCODING = re.compile(r"(<\?xml[^>]*?)\s+encoding=(?:\"[^\"]*\"|'[^']*')")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Tag:
    """An element: its name with prefix, where it and its content begin and end, its attributes, and how many children."""

    name: str
    start: int
    inner: int
    attributes: dict[str, str]
    close: int = 0
    end: int = 0
    children: int = 0
    parent: str = ""

    @property
    def prefix(self) -> str:
        """The prefix with its colon; empty without one."""
        return self.name[: self.name.rfind(":") + 1]

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag, without a content."""
        return self.close == self.end


@dataclass
class Found:
    """Elements by their names without prefix, in the order of their beginnings."""

    tags: dict[str, list[Tag]] = field(default_factory=dict)

    def all(self, name: str) -> list[Tag]:
        """The elements of a name."""
        return self.tags.get(name, [])

    def first(self, name: str) -> Tag | None:
        """The first element of a name."""
        return next(iter(self.all(name)), None)


def plain(data: bytes) -> bytes:
    """The part in an encoding of single bytes: ours are ASCII with references. Raises BrokenXml."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return _ENCODING.sub(r"\1", data.decode("utf-16"), count=1).encode()
        except UnicodeError:
            raise BrokenXml("encoding") from None
    return data


def open_end(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends. Raises BrokenXml."""
    found = _TAG.match(data, start)
    if found is None:
        raise BrokenXml("tag")
    return found.end()


def find(data: bytes, names: Collection[str], within: str | None = None) -> Found:
    """The elements of these names (without prefix); with `within`, only its children. Raises BrokenXml."""
    found, stack = Found(), list[Tag | str]()
    parser = reader()

    def start(name: str, attributes: dict[str, str]) -> None:
        bare = name.rpartition(":")[2]
        parent = stack[-1] if stack else ""
        if isinstance(parent, Tag):
            parent.children += 1
        above = parent.name.rpartition(":")[2] if isinstance(parent, Tag) else parent
        if bare in names and (within is None or above == within or bare == within):
            at = parser.CurrentByteIndex
            tag = Tag(name, at, open_end(data, at), attributes, parent=above)
            found.tags.setdefault(bare, []).append(tag)
            stack.append(tag)
        else:
            stack.append(bare)

    def end(_: str) -> None:
        tag = stack.pop()
        if isinstance(tag, Tag):
            tag.close, tag.end = closing(data, tag.inner, parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    run(parser, data)
    return found


def reader() -> expat.XMLParserType:
    """A parser that takes no document type."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise BrokenXml("document type")

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    return parser


def run(parser: expat.XMLParserType, data: bytes) -> None:
    """Parse the whole. Raises BrokenXml."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BrokenXml(f"code {error.code}") from None


def closing(data: bytes, inner: int, at: int) -> tuple[int, int]:
    """Where the closing tag of an element begins and ends, from where the parser stands; both `inner` for an empty one."""
    if data[inner - 2 : inner] == b"/>":
        return inner, inner
    return at, data.index(b">", at) + 1


def splice(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The data with the edits, which must not overlap; those at one place in their order."""

    def pieces() -> Iterator[bytes]:
        at = 0
        for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
            yield data[at:start]
            yield text
            at = end
        yield data[at:]

    return b"".join(pieces())


def appended(data: bytes, tag: Tag, content: str, more: int) -> Edit:
    """The edit that puts `content`, of `more` elements, at the end of an element and keeps its `count` right."""
    head = data[tag.start : tag.inner]
    head = re.sub(rb"\s+count\s*=\s*(\"[^\"]*\"|'[^']*')", b"", head)
    head = head.removesuffix(b"/>" if tag.empty else b">").rstrip() + f' count="{tag.children + more}">'.encode()
    inside = b"" if tag.empty else data[tag.inner : tag.close]
    return tag.start, tag.end, head + inside + content.encode("ascii") + f"</{tag.name}>".encode()


def escaped(text: object) -> str:
    """Text for an element or attribute, in ASCII; characters that XML cannot hold become spaces."""
    safe = _ILLEGAL.sub(" ", str(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("\r", "&#13;").encode("ascii", "xmlcharrefreplace").decode()


def attributes(values: dict[str, str]) -> str:
    """Attributes as they stand in a tag."""
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items())
