"""Laws, standards and guidelines that rules refer to, each with the date of the wording that was read."""

from __future__ import annotations

from postguard.finding import Reference

_W3 = "https://www.w3.org/TR/WCAG22/#"
WCAG = {
    "1.1.1": Reference(
        "WCAG 2.2, 1.1.1 Non-text Content",
        _W3 + "non-text-content",
        "2024-12-12",
        "WCAG 2.2, 1.1.1 Icke-textuellt innehåll",
    ),
    "1.2.1": Reference(
        "WCAG 2.2, 1.2.1 Audio-only and Video-only (Prerecorded)",
        _W3 + "audio-only-and-video-only-prerecorded",
        "2024-12-12",
        "WCAG 2.2, 1.2.1 Enbart ljud och enbart video (inspelat)",
    ),
    "1.2.2": Reference(
        "WCAG 2.2, 1.2.2 Captions (Prerecorded)",
        _W3 + "captions-prerecorded",
        "2024-12-12",
        "WCAG 2.2, 1.2.2 Undertexter (inspelat)",
    ),
    "1.3.1": Reference(
        "WCAG 2.2, 1.3.1 Info and Relationships",
        _W3 + "info-and-relationships",
        "2024-12-12",
        "WCAG 2.2, 1.3.1 Information och relationer",
    ),
    "1.4.3": Reference(
        "WCAG 2.2, 1.4.3 Contrast (Minimum)",
        _W3 + "contrast-minimum",
        "2024-12-12",
        "WCAG 2.2, 1.4.3 Kontrast (minimum)",
    ),
    "1.4.5": Reference(
        "WCAG 2.2, 1.4.5 Images of Text", _W3 + "images-of-text", "2024-12-12", "WCAG 2.2, 1.4.5 Bilder av text"
    ),
    "2.3.1": Reference(
        "WCAG 2.2, 2.3.1 Three Flashes or Below Threshold",
        _W3 + "three-flashes-or-below-threshold",
        "2024-12-12",
        "WCAG 2.2, 2.3.1 Högst tre blinkningar eller under tröskelvärdet",
    ),
    "2.4.4": Reference(
        "WCAG 2.2, 2.4.4 Link Purpose (In Context)",
        _W3 + "link-purpose-in-context",
        "2024-12-12",
        "WCAG 2.2, 2.4.4 Syfte med en länk (i sammanhanget)",
    ),
    "3.1.4": Reference(
        "WCAG 2.2, 3.1.4 Abbreviations", _W3 + "abbreviations", "2024-12-12", "WCAG 2.2, 3.1.4 Förkortningar"
    ),
    "3.1.5": Reference("WCAG 2.2, 3.1.5 Reading Level", _W3 + "reading-level", "2024-12-12", "WCAG 2.2, 3.1.5 Läsnivå"),
}
_SFS = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
DOS_LAGEN = Reference(
    "Act (2018:1937) on accessibility of digital public services", _SFS + "lag-20181937-om-tillganglighet-till-digital_sfs-2018-1937/", "2019-01-01",
    "lagen (2018:1937) om tillgänglighet till digital offentlig service",
)  # fmt: skip
SPRAKLAGEN = Reference(
    "Language Act (2009:600), section 11",
    _SFS + "spraklag-2009600_sfs-2009-600/",
    "2009-07-01",
    "språklagen (2009:600) 11 §",
)
STOCKHOLM_POSTS = Reference(
    "City of Stockholm, brand manual: accessible posts in social media", "https://varumarkesmanual.stockholm.se/", "",
    "Stockholms stads varumärkesmanual: tillgängliga inlägg i sociala medier",
)  # fmt: skip
LIX = Reference("C. H. Björnsson, Läsbarhet (LIX)", "https://sv.wikipedia.org/wiki/LIX", "1968")

_GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
GDPR = {
    "4": Reference(
        "GDPR Article 4(11), consent is specific",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 4.11, samtycke är specifikt",
    ),
    "5": Reference(
        "GDPR Article 5(1)(c), data minimisation",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 5.1 c, uppgiftsminimering",
    ),
    "6": Reference(
        "GDPR Article 6, lawfulness of processing",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 6, rättslig grund",
    ),
    "7": Reference(
        "GDPR Article 7, conditions for consent",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 7, villkor för samtycke",
    ),
    "13": Reference(
        "GDPR Articles 12-13, information to the data subject",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 12-13, information till den registrerade",
    ),
    "32": Reference(
        "GDPR Article 32, security of processing",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 32, säkerhet i samband med behandlingen",
    ),
    "44": Reference(
        "GDPR Articles 44-46, transfers to third countries",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 44-46, överföring till tredjeland",
    ),
    "9": Reference(
        "GDPR Article 9(1), special categories",
        _GDPR,
        "2016-04-27",
        "dataskyddsförordningen artikel 9.1, känsliga personuppgifter",
    ),
}
GDPR["10"] = Reference(
    "GDPR Article 10, criminal convictions and offences",
    _GDPR,
    "2016-04-27",
    "dataskyddsförordningen artikel 10, lagöverträdelser",
)
GDPR["4.13"] = Reference(
    "GDPR Article 4(13)-(15), genetic, biometric and health data",
    _GDPR,
    "2016-04-27",
    "dataskyddsförordningen artikel 4.13-4.15, genetiska och biometriska uppgifter och uppgifter om hälsa",
)
CASE_C_184_20 = Reference(
    "CJEU C-184/20: data that reveal a special category indirectly count too", "https://curia.europa.eu/juris/liste.jsf?num=C-184/20", "2022-08-01",
    "EU-domstolen C-184/20: även uppgifter som indirekt avslöjar räknas",
)  # fmt: skip
DATASKYDDSLAGEN_3_10 = Reference(
    "Data Protection Act (2018:218), chapter 3 section 10", _SFS + "lag-2018218-med-kompletterande-bestammelser_sfs-2018-218/", "2018-05-25",
    "dataskyddslagen (2018:218) 3 kap. 10 §",
)  # fmt: skip
DATASKYDDSLAGEN_3 = Reference(
    "Data Protection Act (2018:218), chapter 3: special categories and offences", _SFS + "lag-2018218-med-kompletterande-bestammelser_sfs-2018-218/", "2018-05-25",
    "dataskyddslagen (2018:218) 3 kap.: känsliga personuppgifter och lagöverträdelser",
)  # fmt: skip
DATASKYDDSLAGEN_2_4 = Reference(
    "Data Protection Act (2018:218), chapter 2 section 4: online services offered to children", _SFS + "lag-2018218-med-kompletterande-bestammelser_sfs-2018-218/", "2018-05-25",
    "dataskyddslagen (2018:218) 2 kap. 4 §: onlinetjänster som erbjuds barn",
)  # fmt: skip
OSL_22 = Reference(
    "Public Access to Information and Secrecy Act (2009:400), chapter 22", _SFS + "offentlighets--och-sekretesslag-2009400_sfs-2009-400/", "2009-06-30",
    "offentlighets- och sekretesslagen (2009:400) 22 kap.",
)  # fmt: skip
OSL_21 = Reference(
    "Public Access to Information and Secrecy Act (2009:400), chapters 21, 23, 25 and 26", _SFS + "offentlighets--och-sekretesslag-2009400_sfs-2009-400/", "2009-06-30",
    "offentlighets- och sekretesslagen (2009:400) 21, 23, 25 och 26 kap.",
)  # fmt: skip
REGERINGSFORMEN_1_9 = Reference(
    "Instrument of Government (1974:152), chapter 1 article 9: objective and impartial", _SFS + "kungorelse-1974152-om-beslutad-ny-regeringsform_sfs-1974-152/", "2011-01-01",
    "regeringsformen (1974:152) 1 kap. 9 §: saklighet och opartiskhet",
)  # fmt: skip
FORVALTNINGSLAGEN_6 = Reference(
    "Administrative Procedure Act (2017:900), sections 6-8: service, availability, cooperation", _SFS + "forvaltningslag-2017900_sfs-2017-900/", "2018-07-01",
    "förvaltningslagen (2017:900) 6–8 §§: service, tillgänglighet, samverkan",
)  # fmt: skip
DISKRIMINERINGSLAGEN_1_4 = Reference(
    "Discrimination Act (2008:567), chapter 1 sections 4-5", _SFS + "diskrimineringslag-2008567_sfs-2008-567/", "2015-01-01",
    "diskrimineringslagen (2008:567) 1 kap. 4–5 §§",
)  # fmt: skip
FORALDRABALKEN_6_11 = Reference(
    "Children and Parents Code (1949:381), chapter 6 sections 11 and 13", _SFS + "foraldrabalk-1949381_sfs-1949-381/", "",
    "föräldrabalken (1949:381) 6 kap. 11 och 13 §§",
)  # fmt: skip
IMY_PICTURES = Reference(
    "IMY (data protection authority): publishing pictures on the internet", "https://www.imy.se/privatperson/dataskydd/vi-guidar-dig/publicera-bilder/", "",
    "IMY: publicera bilder på internet",
)  # fmt: skip
IMY_CHILDREN = Reference(
    "IMY (data protection authority): children's personal data", "https://www.imy.se/", "",
    "IMY: barns personuppgifter",
)  # fmt: skip
SKR_CONSENT = Reference(
    "SKR (municipalities and regions): a consent names the place of publication", "https://skr.se/", "",
    "SKR: ett samtycke anger var publiceringen sker",
)  # fmt: skip
SCHREMS_II = Reference(
    "CJEU C-311/18 (Schrems II): the Privacy Shield falls", "https://curia.europa.eu/juris/liste.jsf?num=C-311/18", "2020-07-16",
    "EU-domstolen C-311/18 (Schrems II): Privacy Shield upphävs",
)  # fmt: skip
DATA_PRIVACY_FRAMEWORK = Reference(
    "Commission Decision (EU) 2023/1795: EU-US Data Privacy Framework, for certified companies", "https://eur-lex.europa.eu/eli/dec_impl/2023/1795/oj", "2023-07-10",
    "kommissionens beslut (EU) 2023/1795: ramen för dataskydd mellan EU och USA, för certifierade företag",
)  # fmt: skip
STOCKHOLM_ACCOUNTS = Reference(
    "City of Stockholm, brand manual: organisation and routines for social media", "https://varumarkesmanual.stockholm.se/digitalt/sociala-medier/organisation-och-rutiner/", "",
    "Stockholms stads varumärkesmanual: organisation och rutiner för sociala medier",
)  # fmt: skip
STOCKHOLM_POLICY = Reference(
    "City of Stockholm, policy on the city's accounts in social media", "https://varumarkesmanual.stockholm.se/digitalt/sociala-medier/policy-for-sociala-medier/", "2020-05-04",
    "Policy för Stockholms stads konton i sociala medier",
)  # fmt: skip
