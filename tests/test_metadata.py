"""Positions and owners are found wherever they stand, and taken out with nothing else."""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
from io import BytesIO

import metadata_files as make
import pytest
from metadata_files import COPYRIGHT, MAKERS
from PIL import Image

from postguard.facts.metadata import EVERYTHING, Unread, What, cleaned, found

CASES = [(name, what) for name in MAKERS for what in ("position", "owner")]
POSITION: frozenset[What] = frozenset({"position"})
OWNER: frozenset[What] = frozenset({"owner"})


def told(data: bytes) -> set[str]:
    return set(found(data))


def pixels(data: bytes) -> list[bytes]:
    with Image.open(BytesIO(data)) as image:
        frames = []
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            frames.append(image.convert("RGBA").tobytes())
        return frames


def tags(data: bytes) -> dict[object, object]:
    """All that Pillow reads, but for what may go."""
    with Image.open(BytesIO(data)) as image:
        exif = image.getexif()
        kept = {("0", k): v for k, v in exif.items() if k not in (0x8825, 0x8769, 700, 273, 34665)}
        kept |= {("exif", k): v for k, v in exif.get_ifd(0x8769).items() if k not in (0xA430, 0xA431, 0xA435)}
        return {**kept, "icc": image.info.get("icc_profile"), "size": image.size}


def readable(name: str) -> bool:
    return not name.startswith("film")


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_without_either_is_silent_and_stays(name: str) -> None:
    data = MAKERS[name]("")
    assert not found(data) and cleaned(data) is None


@pytest.mark.parametrize(("name", "what"), CASES)
def test_each_is_found_and_goes_alone(name: str, what: What) -> None:
    data = MAKERS[name](what)
    assert told(data) == {what}
    other = EVERYTHING - {what}
    assert cleaned(data, other) is None
    clean = cleaned(data, frozenset({what}))
    assert clean is not None and not found(clean) and cleaned(clean) is None
    if not name.startswith("png"):
        assert len(clean) == len(data), "no offset may move"
        assert sum(a != b for a, b in zip(data, clean)) < 1500
    for secret in (make.SERIAL, make.OWNER, make.LENS, "59,20.0583N", "+59.3343", "18,4.1208E"):
        assert secret.encode() not in clean
    if "profile" not in name and "packed" not in name:
        assert clean.count(COPYRIGHT.encode()) == data.count(COPYRIGHT.encode())
    if readable(name):
        assert pixels(clean) == pixels(data) and tags(clean) == tags(data)
    if name.startswith("png"):
        assert make.png_with_crc(clean)
    if name.startswith("webp"):
        assert struct.unpack_from("<I", clean, 4)[0] == len(clean) - 8


@pytest.mark.parametrize("name", MAKERS)
def test_of_both_only_the_wanted_goes(name: str) -> None:
    data = MAKERS[name]("position owner")
    assert found(data) == EVERYTHING
    without = cleaned(data, POSITION)
    assert without is not None and found(without) == OWNER
    assert (clean := cleaned(without, OWNER)) is not None and not found(clean)
    both = cleaned(data)
    assert both is not None and not found(both)


def test_exif_directories_stay_in_order_and_complete() -> None:
    data = make.jpeg(exif_block=make.exif("position owner"))
    clean = cleaned(data)
    assert clean
    with Image.open(BytesIO(clean)) as image:
        exif = image.getexif()
        assert 0x8825 not in exif
        assert set(exif.get_ifd(0x8769)) == {0x9003}
        assert (exif[0x010E], exif[0x8298], exif[0x013B]) == (make.DESCRIPTION, COPYRIGHT, "Foto Grafsson")
    tiff = clean[clean.index(b"Exif\0\0") + 6 :]
    count = struct.unpack_from(">H", tiff, 8)[0]
    numbers = [struct.unpack_from(">H", tiff, 10 + 12 * at)[0] for at in range(count)]
    assert numbers == sorted(numbers) == [0x010E, 0x0112, 0x013B, 0x8298, 0x8769]
    assert struct.pack(">II", 59, 1) not in clean and struct.pack("<II", 59, 1) not in clean


@pytest.mark.parametrize(
    "data",
    [
        make.jpeg(exif_block=make.exif("position", zero=True)),
        make.jpeg_xmp(make.packet(more="<exif:GPSLatitude>0,0.0N</exif:GPSLatitude><exif:GPSLongitude>0/1</exif:GPSLongitude>")),
        make.jpeg_xmp(make.packet(more="<exif:GPSVersionID>2.3.0.0</exif:GPSVersionID><exif:GPSAltitude>12/1</exif:GPSAltitude>")),
        make.jpeg_xmp(make.packet(more="<aux:SerialNumber>0000</aux:SerialNumber><aux:OwnerName> </aux:OwnerName><aux:Lens>50</aux:Lens>")),
        make.jpeg_xmp(make.packet(more="<x:lat>59.3</x:lat><x:long>18.1</x:long>")),
        make.jpeg_photoshop(make.IPTC),
        make.film(make.xyz("+00.0000+000.0000+012.345/")),
        make.film(make.loci(0, 0)),
        make.film(in_moov=make.keyed({"com.apple.quicktime.location.name": "Badet", "com.apple.quicktime.make": "Apple"})),
        make.film(make.box(b"CAME", b"0123")),
        b"BM" + bytes(60),
    ],
    ids=["exif 0,0", "xmp 0,0", "gps without place", "empty owner", "no geo", "iptc places", "©xyz 0,0", "loci 0,0", "place name", "CAME elsewhere", "bmp"],
)  # fmt: skip
def test_no_position_and_no_owner(data: bytes) -> None:
    assert not found(data) and cleaned(data) is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (make.jpeg_xmp(make.packet(more=make.SHOWN)), {"position"}),
        (make.jpeg_xmp(make.packet(more=make.CREATED)), {"position"}),
        (make.jpeg_xmp(make.packet(more='<rdf:Description xmlns:d="x" d:GpsLatitude = "+59.33" d:GpsLongtitude="18.06" d:DroneSerialNumber="1A2B"/>')), {"position", "owner"}),
        (make.jpeg_xmp(make.packet(more="<geo:lat>59.3</geo:lat><geo:long>18.0</geo:long>")), {"position"}),
        (make.jpeg_xmp(make.packet("position", elements=True).decode().encode("utf-16-le")), {"position"}),
        (make.jpeg_xmp(make.packet("owner").decode().encode("utf-16")), {"owner"}),
        (make.jpeg(exif_block=make.exif("position")[:6] + b"".join((make.exif("position")[6:],))), {"position"}),
        (make.jpeg(exif_block=make.canon_note()), {"owner"}),
        (make.png_text("exif:GPSLatitude", "59/1, 20/1, 35/10"), {"position"}),
        (make.png_text("exif:BodySerialNumber", make.SERIAL, packed=True), {"owner"}),
        (make.film(make.xyz()), {"position"}),
        (make.film(make.xyz(large=True)), {"position"}),
        (make.film(make.loci(59.3, 18.1)), {"position"}),
        (make.film(make.box(b"FIRM", b"HD9"), make.box(b"CAME", bytes(range(16)))), {"owner"}),
        (make.film(make.sony()), {"owner"}),
        (make.film(in_moov=make.box(b"trak", make.keyed({"com.apple.quicktime.location.ISO6709": "+59.3+018.0/"}))), {"position"}),
        (make.film(make.box(b"meta", bytes(4), make.box(b"hdlr", bytes(8), b"mdir", bytes(13)), make.box(b"ilst", make.box(b"\xa9xyz", make.box(b"data", bytes(8), b"+59.3+018.0/"))))), {"position"}),
        (make.box(b"wide") + make.film(make.xyz())[20:], {"position"}),
    ],
    ids=["shown", "created", "drone", "geo", "utf-16-le", "utf-16", "jpeg", "canon", "png key", "png owner", "©xyz", "©xyz 64", "loci", "gopro", "sony", "trak", "itunes", "no ftyp"],
)  # fmt: skip
def test_other_places(data: bytes, what: set[str]) -> None:
    assert told(data) == what
    clean = cleaned(data)
    assert clean is not None and not found(clean)
    if not data.startswith(b"\x89PNG"):
        assert len(clean) == len(data)
    assert clean.count(b"Sjohaga</Iptc4xmpExt:City>") == data.count(b"Sjohaga</Iptc4xmpExt:City>")


def test_latitude_on_the_equator_is_a_position_and_goes_whole() -> None:
    more = "<exif:GPSLatitude>0,0.0N</exif:GPSLatitude><exif:GPSLongitude>18,4.1E</exif:GPSLongitude>"
    clean = cleaned(make.jpeg_xmp(make.packet(more=more)))
    assert clean and b"GPS" not in clean


@pytest.mark.parametrize(
    ("artist", "left"),
    [
        ("Camera owner, Ulla Ek; Photographer, Foto Grafsson", "Photographer, Foto Grafsson"),
        ("Camera Owner, Ulla Ek", ""),
    ],
)
def test_an_owner_in_artist_goes_and_the_photographer_stays(artist: str, left: str) -> None:
    data = make.jpeg(exif_block=make.exif(artist=artist))
    assert found(data) == OWNER
    clean = cleaned(data)
    assert clean and b"Ulla" not in clean
    with Image.open(BytesIO(clean)) as image:
        assert image.getexif().get(0x013B, "").rstrip("\0") == left


def test_extended_xmp_is_whole_again() -> None:
    clean = cleaned(make.jpeg_extended(make.packet("position")))
    assert clean
    pieces = {}
    for at in (m.start() for m in re.finditer(re.escape(make.EXTENSION), clean)):
        length = struct.unpack_from(">H", clean, at - 2)[0]
        guid, size, offset = struct.unpack_from(">32sII", clean, at + len(make.EXTENSION))
        pieces[offset] = (guid, clean[at + len(make.EXTENSION) + 40 : at - 2 + length])
    whole = b"".join(piece for _, (_, piece) in sorted(pieces.items()))
    guid = hashlib.md5(whole).hexdigest().upper().encode()
    assert len(whole) == size and {g for g, _ in pieces.values()} == {guid}
    assert b'HasExtendedXMP="' + guid in clean


def test_a_value_stored_once_for_two_tags_stays_for_the_other() -> None:
    """Artist and CameraOwnerName at the same place of the file."""
    text = b"Foto Grafsson\0"
    rows = [(0x013B, 2, len(text), 38), (0xA430, 2, len(text), 38)]
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + b"".join(struct.pack("<HHII", *r) for r in rows)
    clean = cleaned(make.jpeg(exif_block=b"Exif\0\0" + tiff + bytes(4) + text))
    assert clean
    with Image.open(BytesIO(clean)) as image:
        assert dict(image.getexif()) == {0x013B: "Foto Grafsson"}


def test_pixels_that_a_broken_entry_points_at_stay() -> None:
    data = make.tiff("owner")
    with Image.open(BytesIO(data)) as image:
        strip = image.tag_v2[273][0]  # type: ignore[attr-defined]
    place = re.search(rb"\x31\xa4\x02\0", data)
    assert place
    data = data[: place.start() + 8] + struct.pack("<I", strip) + data[place.start() + 12 :]
    clean = cleaned(data)
    assert clean and pixels(clean) == pixels(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\xff\xff\xff\xff", b"PNG",
     make.saved("PNG")[:60], make.film()[:200], make.film()[:1200], b"\x1aE\xdf\xa3webm", b"ID3", b"II+\0" + bytes(20), b"RIFF\0\0\0\0AVI LIST"],
)  # fmt: skip
def test_what_cannot_be_followed_is_said_and_left(data: bytes) -> None:
    with pytest.raises(Unread) as error:
        found(data)
    assert error.value.why["sv"] and error.value.why["en"]
    assert cleaned(data) is None


def test_heic_opens_as_before() -> None:
    data = make.saved("HEIF", exif=make.exif("position owner"), xmp=make.packet("position"))
    clean = cleaned(data)
    assert clean and pixels(clean) == pixels(data)
    with warnings.catch_warnings(), Image.open(BytesIO(clean)) as image:
        assert b"GPS" not in image.info["xmp"] and image.getexif()[0x8298] == COPYRIGHT
