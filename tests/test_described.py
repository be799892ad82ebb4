"""What a picture's own metadata says of the people in it, and how that ties it to the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from postguard import Draft, Finding, Guard, Media, Shows
from postguard.draft import Origin
from postguard.facts.described import Described, describe
from postguard.register import LegalBasis

PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:mm="http://ns.adobe.com/xap/1.0/mm/" e:DigImageGUID="guid-7" mm:DocumentID="xmp.did:42">
<e:PersonInImage><rdf:Bag><rdf:li>Tuva Almskog</rdf:li><rdf:li>Elis Brunnhage</rdf:li></rdf:Bag></e:PersonInImage>
<e:ModelAge><rdf:Bag><rdf:li>9</rdf:li><rdf:li>41</rdf:li></rdf:Bag></e:ModelAge></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def picture(path: Path, packet: str = PACKET, **options: object) -> Path:
    Image.new("RGB", (400, 300), "#7090b0").save(path, xmp=packet.encode(), **options)
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_persons_ages_and_ids(tmp_path: Path, name: str) -> None:
    if name.endswith((".png", ".tif")):
        path = tmp_path / name
        image = Image.new("RGB", (40, 30))
        if name.endswith(".png"):
            from PIL.PngImagePlugin import PngInfo

            info = PngInfo()
            info.add_itxt("XML:com.adobe.xmp", PACKET)
            image.save(path, pnginfo=info)
        else:
            image.save(path, tiffinfo={700: PACKET.encode()})
    else:
        path = picture(tmp_path / name)
    assert describe(path) == Described(("Tuva Almskog", "Elis Brunnhage"), (9, 41), ("guid-7", "xmp.did:42"))


def test_the_camera_s_id(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA420] = "A1B2C3"
    path = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    assert describe(path).ids == ("A1B2C3",)


@pytest.mark.parametrize(
    "packet",
    [
        "",
        "<x",
        PACKET.replace("<x:xmpmeta", "<!DOCTYPE x [<!ENTITY a 'b'>]><x:xmpmeta"),
        "<a>" * 5000,
        PACKET.replace("9", "nio"),
    ],
)
def test_broken_packets_say_nothing(tmp_path: Path, packet: str) -> None:
    found = describe(picture(tmp_path / "a.jpg", packet))
    assert found.ages in ((), (41,)) and len(found.persons) in (0, 2)


CHILD = LegalBasis(
    "C1",
    "Tuva Almskog",
    date(2017, 4, 11),
    "consent",
    ("guardian", "guardian"),
    frozenset({"picture"}),
    frozenset({"all"}),
)


def found(folder: Path, *records: LegalBasis, **medium: object) -> list[Finding]:
    media = (replace(Media("a.jpg", alt="Två personer."), **medium),)  # type: ignore[arg-type]
    draft = Draft(
        text="Hej!",
        channels=("webb",),
        publish_at=datetime(2026, 12, 10),
        media=media,
        origin=Origin("d", root=str(folder)),
    )
    return list(Guard({"lang": "en", "select": ["minors"]}, records).check(draft).findings)


def test_a_person_shown_is_looked_up(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    withdrawn = replace(CHILD, withdrawn=date(2026, 1, 1))
    (finding,) = found(tmp_path, withdrawn)
    assert (finding.rule, finding.kind, finding.pointer) == ("minor-consent-withdrawn", "review", "/media/0")
    assert found(tmp_path, CHILD) == []


def test_a_model_age_below_18_asks(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    (finding,) = found(tmp_path)
    assert (finding.rule, finding.kind) == ("minor-without-consent", "review")
    assert finding.message == "The file's own data give 1 people under 18 when the picture was taken. Accounted for: 0."
    assert found(tmp_path, shows=Shows(minors=0, adults=2)) == []


def test_the_register_knows_a_picture_by_its_id_or_content(tmp_path: Path) -> None:
    import hashlib

    data = picture(tmp_path / "a.jpg").read_bytes()
    for known_by in ("guid-7", "xmp.did:42", hashlib.sha256(data).hexdigest(), "a.jpg"):
        barred = LegalBasis("B1", barred=True, media=frozenset({known_by}))
        assert [(f.rule, f.kind) for f in found(tmp_path, barred, shows=Shows(minors=0, adults=2))] == [
            ("publication-barred", "fail")
        ]
