"""Small media files with metadata of every kind, made by Pillow or byte by byte."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

pillow_heif.register_heif_opener()

LATITUDE, LONGITUDE = (59.0, 20.0, 3.5), (18.0, 4.0, 7.25)
SERIAL, OWNER, LENS = "SN0123456789", "Ägda Kamerasson", "LENS998877"
COPYRIGHT, DESCRIPTION = "(c) Sjohaga stad 2026", "En cykelvag i Sjohaga"
ICC = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"


def picture() -> Image.Image:
    image = Image.new("RGB", (48, 32), (120, 160, 90))
    for x in range(48):
        image.putpixel((x, x % 32), (x * 5, 255 - x * 5, 40))
    return image


def exif(what: str = "", zero: bool = False, artist: str = "Foto Grafsson") -> bytes:
    """An Exif block with its header; always with tags that must stay."""
    block = Image.Exif()
    block[0x010E], block[0x0112], block[0x8298], block[0x013B] = DESCRIPTION, 1, COPYRIGHT, artist
    details = block.get_ifd(0x8769)
    details[0x9003] = "2026:06:01 12:00:00"
    if "position" in what:
        gps = block.get_ifd(0x8825)
        gps[0], gps[1], gps[3], gps[29] = b"\2\3\0\0", "N", "E", "2026:06:01"
        gps[2], gps[4] = ((0.0, 0.0, 0.0),) * 2 if zero else (LATITUDE, LONGITUDE)
    if "owner" in what:
        details[0xA430], details[0xA431], details[0xA435] = OWNER.encode(), SERIAL, LENS
    return block.tobytes()


def packet(what: str = "", elements: bool = False, more: str = "", padding: int = 200) -> bytes:
    """An XMP packet, with properties as attributes or elements."""
    properties = {
        "position": {"exif:GPSLatitude": "59,20.0583N", "exif:GPSLongitude": "18,4.1208E", "exif:GPSAltitude": "12/1"},
        "owner": {"aux:SerialNumber": SERIAL, "aux:OwnerName": OWNER, "exifEX:BodySerialNumber": SERIAL,
                  "exifEX:LensSerialNumber": LENS, "exifEX:CameraOwnerName": OWNER},
    }  # fmt: skip
    told = {name: value for key, some in properties.items() if key in what for name, value in some.items()}
    attributes = "" if elements else " ".join(f'{name}="{value}"' for name, value in told.items())
    inside = "".join(f"<{name}>{value}</{name}>\n" for name, value in told.items()) if elements else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
 xmlns:exifEX="http://cipa.jp/exif/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 Iptc4xmpCore:AltTextAccessibility="En vag" {attributes}>{inside}<dc:rights>{COPYRIGHT}</dc:rights>{more}
</rdf:Description></rdf:RDF></x:xmpmeta>{" " * padding}<?xpacket end="w"?>""".encode()


SHOWN = """<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><Iptc4xmpExt:City>Sjohaga</Iptc4xmpExt:City>
<exif:GPSLatitude>59,20.0583N</exif:GPSLatitude><exif:GPSLongitude>18,4.1208E</exif:GPSLongitude></rdf:li></rdf:Bag>
</Iptc4xmpExt:LocationShown>"""
CREATED = """<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description exif:GPSLatitude='59,20.0583N'
 exif:GPSLongitude='18,4.1208E' Iptc4xmpExt:City='Sjohaga'/></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>"""


def saved(format: str, **more: object) -> bytes:
    out = BytesIO()
    if format in ("PNG", "TIFF", "GIF"):
        picture().save(out, format, **more)
    else:
        extra = {"lossless": True} if format == "WEBP" else {}
        picture().save(out, format, **extra, **more)
    return out.getvalue()


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(*segments: bytes, exif_block: bytes | None = None, tail: bytes = b"") -> bytes:
    data = saved("JPEG", icc_profile=ICC, exif=exif_block or exif())
    return data[:2] + b"".join(segments) + data[2:] + tail


def jpeg_xmp(raw: bytes) -> bytes:
    return jpeg(segment(0xE1, XMP + raw))


def jpeg_extended(raw: bytes, piece: int = 300) -> bytes:
    """A JPEG whose `raw` stands in extended XMP, cut into pieces, the second piece first."""
    guid = hashlib.md5(raw).hexdigest().upper().encode()
    main = packet(more=f'<rdf:x xmlns:xmpNote="n" xmpNote:HasExtendedXMP="{guid.decode()}"/>')
    pieces = [
        segment(0xE1, EXTENSION + guid + struct.pack(">II", len(raw), at) + raw[at : at + piece])
        for at in range(0, len(raw), piece)
    ]
    return jpeg(segment(0xE1, XMP + main), *reversed(pieces))


def resource(number: int, content: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


def jpeg_photoshop(*resources: bytes) -> bytes:
    return jpeg(segment(0xED, b"Photoshop 3.0\0" + b"".join(resources)))


IPTC = resource(
    0x0404,
    b"".join(
        struct.pack(">BBBH", 0x1C, 2, n, len(v)) + v
        for n, v in ((90, b"Sjohaga"), (92, b"Strandvagen 1"), (101, b"Sverige"))
    ),
)


def png_text(key: str, value: str | bytes, packed: bool = False, international: bool = False) -> bytes:
    info = PngImagePlugin.PngInfo()
    if international:
        info.add_itxt(key, value, zip=packed)
    else:
        info.add_text(key, value, zip=packed)
    return saved("PNG", pnginfo=info, icc_profile=ICC)


def profile(name: str, raw: bytes) -> str:
    digits = raw.hex()
    lines = "\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
    return f"\n{name}\n{len(raw):8d}\n{lines}\n"


def webp(**more: object) -> bytes:
    return saved("WEBP", icc_profile=ICC, **more)


def tiff(what: str = "", xmp: bytes | None = None) -> bytes:
    block = Image.Exif()
    block.load(exif(what))
    if xmp:
        block[700] = xmp
    return saved("TIFF", exif=block, icc_profile=ICC)


def gif(xmp: bytes) -> bytes:
    data = saved("GIF")
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    assert data[-1:] == b";"
    return data[:-1] + b"!\xff\x0bXMP DataXMP" + xmp + trailer + b";"


def box(kind: bytes, *content: bytes, large: bool = False) -> bytes:
    body = b"".join(content)
    if large:
        return struct.pack(">I4sQ", 1, kind, len(body) + 16) + body
    return struct.pack(">I4s", len(body) + 8, kind) + body


def film(*in_udta: bytes, in_moov: bytes = b"", after: bytes = b"", before: bytes = b"") -> bytes:
    """A film with sound and picture data on both sides of its index."""
    media = bytes(range(256)) * 4
    return (
        box(b"ftyp", b"qt  \0\0\0\0qt  ") + before + box(b"mdat", media)
        + box(b"moov", box(b"mvhd", bytes(100)), box(b"trak", box(b"tkhd", bytes(84))), in_moov,
              box(b"udta", *in_udta, box(b"\xa9cpy", b"\0\x15\x15\xc7", COPYRIGHT.encode()), bytes(4)))
        + after + box(b"mdat", media[::-1])
    )  # fmt: skip


def xyz(value: str = "+59.3343+018.0687+012.000/", large: bool = False) -> bytes:
    return box(b"\xa9xyz", struct.pack(">HH", len(value), 0x15C7), value.encode(), large=large)


def loci(latitude: float, longitude: float) -> bytes:
    place = struct.pack(">iii", round(longitude * 65536), round(latitude * 65536), 0)
    return box(b"loci", bytes(4), b"\x15\xc7", "Sjöhaga\0".encode(), b"\0", place, b"earth\0\0")


def keyed(values: dict[str, str], iso: bool = False) -> bytes:
    """A meta box with QuickTime's keys, and the copyright among them."""
    values = {"com.apple.quicktime.copyright": COPYRIGHT, **values}
    handler = box(b"hdlr", bytes(8), b"mdta", bytes(13))
    names = [struct.pack(">I4s", len(k) + 8, b"mdta") + k.encode() for k in values]
    keys = box(b"keys", bytes(4), struct.pack(">I", len(names)), *names)
    items = [
        box(struct.pack(">I", at), box(b"data", struct.pack(">II", 1, 0), value.encode()))
        for at, value in enumerate(values.values(), 1)
    ]
    return box(b"meta", bytes(4) if iso else b"", handler, keys, box(b"ilst", *items))


XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
SONY = '<?xml version="1.0"?><NonRealTimeMeta><Device manufacturer="Sony" modelName="ILME" serialNo="0012345"/></NonRealTimeMeta>'


def sony() -> bytes:
    handler = box(b"hdlr", bytes(8), b"nrtm", bytes(13))
    return box(b"meta", bytes(4), handler, box(b"xml ", bytes(4), SONY.encode()))


def canon_note() -> bytes:
    """Exif with a maker note in Canon's layout: owner, serial number, and the camera's settings."""
    first = Image.Exif()
    first[0x010E], first[0x8298] = DESCRIPTION, COPYRIGHT
    first.get_ifd(0x8769)[0x927C] = bytes(200)
    block = bytearray(first.tobytes())
    order = ">" if block[6:8] == b"MM" else "<"
    at = block.index(struct.pack(order + "H", 0x927C), 8)
    note = struct.unpack_from(order + "I", block, at + 8)[0]
    rows = [(1, 3, 2, 0x00010002), (9, 2, 32, note + 100), (12, 4, 1, 4711471)]
    raw = struct.pack(order + "H", 3) + b"".join(struct.pack(order + "HHII", *row) for row in rows)
    block[6 + note : 6 + note + len(raw)] = raw
    block[6 + note + 100 : 6 + note + 132] = OWNER.encode().ljust(32, b"\0")
    return bytes(block)


Make = Callable[[str], bytes]
"""Makes a file that tells what is named: "position", "owner", both, or ""."""

MAKERS: dict[str, Make] = {
    "jpeg exif": lambda what: jpeg(exif_block=exif(what)),
    "jpeg xmp attributes": lambda what: jpeg_xmp(packet(what)),
    "jpeg xmp elements": lambda what: jpeg_xmp(packet(what, elements=True)),
    "jpeg extended xmp": lambda what: jpeg_extended(packet(what)),
    "jpeg photoshop": lambda what: jpeg_photoshop(IPTC, resource(0x0422, exif(what)[6:]), resource(0x0424, packet())),
    "jpeg second picture": lambda what: jpeg(tail=jpeg(exif_block=exif(what))),
    "jpeg motion photo": lambda what: jpeg(tail=film(*([xyz()] if "position" in what else []), in_moov=keyed({"x.serial": SERIAL} if "owner" in what else {}))),
    "png exif": lambda what: saved("PNG", exif=exif(what), icc_profile=ICC),
    "png xmp": lambda what: png_text("XML:com.adobe.xmp", packet(what).decode(), international=True),
    "png packed xmp": lambda what: png_text("XML:com.adobe.xmp", packet(what).decode(), packed=True, international=True),
    "png profile": lambda what: png_text("Raw profile type exif", profile("exif", exif(what))),
    "png packed profile": lambda what: png_text("Raw profile type APP1", profile("app1", exif(what)), packed=True),
    "png xmp profile": lambda what: png_text("Raw profile type APP1", profile("app1", XMP + packet(what)), packed=True),
    "webp exif": lambda what: webp(exif=exif(what)),
    "webp xmp": lambda what: webp(exif=exif(), xmp=packet(what)),
    "tiff exif": lambda what: tiff(what),
    "tiff xmp": lambda what: tiff(xmp=packet(what)),
    "gif xmp": lambda what: gif(packet(what)),
    "heic exif": lambda what: saved("HEIF", exif=exif(what)),
    "heic xmp": lambda what: saved("HEIF", exif=exif(), xmp=packet(what, elements=True)),
    "avif exif": lambda what: saved("AVIF", exif=exif(what)),
    "film keys": lambda what: film(in_moov=keyed({**({"com.apple.quicktime.location.ISO6709": "+59.3343+018.0687/"} if "position" in what else {}), **({"com.apple.proapps.serialno": SERIAL} if "owner" in what else {})})),
    "film iso keys": lambda what: film(in_moov=keyed({**({"location": "+59.3343+018.0687/"} if "position" in what else {}), **({"com.arri.camera.CameraSerialNumber": SERIAL} if "owner" in what else {})}, iso=True)),
    "film xmp": lambda what: film(after=box(b"uuid", XMP_UUID, packet(what))),
    "film udta xmp": lambda what: film(box(b"XMP_", packet(what))),
    "film thumbnail": lambda what: film(in_moov=box(b"uuid", bytes(16), jpeg(exif_block=exif(what)))),
}  # fmt: skip


def png_with_crc(data: bytes) -> bool:
    """Whether every chunk's checksum is right and the chunks end with the file."""
    at = 8
    while at < len(data):
        length = struct.unpack_from(">I", data, at)[0]
        body, crc = data[at + 4 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if struct.pack(">I", zlib.crc32(body)) != crc:
            return False
        at += 12 + length
    return at == len(data)
