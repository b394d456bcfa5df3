"""The metadata an Akoma Ntoso document must carry: what it is, in which language, from when."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lxml import etree

from clausecheck.agreement import Agreement

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: The standard asks for a date of every document; this one says that the text names none.
NO_DATE: Final = "0001-01-01"
_LANGUAGES: Final = {"en": "eng", "fr": "fra", "es": "spa", "de": "deu", "it": "ita", "pt": "por", "nl": "nld"}
_UNION: Final = re.compile(r"\bEuropean (?:Union|Communit|Economic Community)|\bUnion européenne|\bUnión Europea", re.I)


def meta(parent: etree._Element, agreement: Agreement, component: str) -> None:
    """Write the `meta` element; `component` is "main" or the eId of an attachment. Nothing depends on the clock."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}meta")
    date = agreement.date_signed or NO_DATE
    language = _LANGUAGES.get(agreement.language, agreement.language)
    country = "eu" if _UNION.search(" ".join((agreement.title, *agreement.parties))) else "un"
    work = f"/akn/{country}/act/agreement/{date}/{_slug(agreement.title)}"
    expression = f"{work}/{language}@"
    identification = _add(element, "identification", source="#clausecheck")
    for level, uri in (("Work", work), ("Expression", expression), ("Manifestation", f"{expression}.xml")):
        block = _add(identification, f"FRBR{level}")
        this = f"{uri.removesuffix('.xml')}/!{component}" + (".xml" if uri.endswith(".xml") else "")
        _add(block, "FRBRthis", value=this)
        _add(block, "FRBRuri", value=uri)
        _add(block, "FRBRdate", date=date, name="signature" if agreement.date_signed else "unknown")
        _add(block, "FRBRauthor", href="#clausecheck" if level == "Manifestation" else "#parties")
        if level == "Work":
            _add(block, "FRBRcountry", value=country)
        if level == "Expression":
            _add(block, "FRBRlanguage", language=language)
        if level == "Manifestation":
            _add(block, "FRBRformat", value="application/akn+xml")
    if component == "main":
        references = _add(element, "references", source="#clausecheck")
        _add(references, "TLCOrganization", eId="clausecheck", href="/akn/ontology/organization/clausecheck").set(
            "showAs", "clausecheck"
        )
        parties = _add(references, "TLCOrganization", eId="parties", href="/akn/ontology/organization/parties")
        parties.set("showAs", safe(", ".join(agreement.parties)) or "the Parties")


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:14]
    return "-".join(words) or "agreement"


_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def safe(words: str) -> str:
    """The words without characters that XML cannot hold, a space for each."""
    return _ILLEGAL.sub(" ", words)
