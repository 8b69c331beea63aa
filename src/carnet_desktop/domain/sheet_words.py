"""Plain language for the sheet: what anyone typed, brought to the rules a reader with difficulties needs.

No `;` `(` `)` `%`, no word in capitals but listed acronyms, French spacing before double punctuation.
"""

import re
import unicodedata
from typing import Final

from ..i18n import NBSP
from ..memory import remembered


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


ACRONYMS: Final = _listed("""
    AAH ADIE ADIL AFPA AGEFIPH AIVS ALE ALS ALUR ANAH ANEF ANTS APA APEC APL ARE ARS ASE ASLL ASS ATD AVDL BAC
    BAFA BAFD BEP BEPC BP BPJEPS BTS BTSA BUT CACES CADA CAF CAO CAP CAPES CARSAT CCAS CCP CD CDAD CDD CDI CEJ
    CER CFA CHRS CHU CIAS CIDFF CIE CIMADE CIO CIP CLEA CLIC CLLAJ CMP CMS CMU CNAM CNAV CNED CNI CPAM CPF CPH
    CRIJ CROUS CSP CSS CV CVEC DAEU DALF DALO DEAES DELF DELS DEUST DPE DUT EHPAD EI EPIDE ESAT ESS ETTI EURL
    FAJ FJT FLE FSL GEIQ GPS GRETA HLM HUDA IAE IBAN IME IUT LEA MDPH MDS MECS MFR MJC MNA MSA OFII OFPRA OPH
    PACEA PACS PC PCS PDF PDI PIN PLIE PMI PMSMP PPAE PSE PTT PV QPV QR RER RIB RIP RQTH RSA RTT SA SAMU SARL
    SAS SCI SDF SIAE SIAO SIM SIRET SMIC SMS SNC SNCF SOS SPIP SSIAP STIF TCF TER TGV TISF TV TVA UDAF UDAPEI
    URSSAF USB VAE VIH VMEH VSL VTC WC ZUP
""")

_CAPITALS: Final = re.compile(r"[^\W\d_]{2,}")
_ROMAN: Final = re.compile(r"[IVX]+")
_DOUBLE: Final = re.compile(r" ([:!?»])")
_LITTLE_BREAKS: Final = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\v": " ", "\f": " ", "'": "’", ";": ","})


@remembered(4096)  # the same few hundred texts, at each tick of a line
def plain(text: str) -> str:
    """One line of plain words. Invisible characters go, so that what is checked is what is read."""
    seen = "".join(c for c in text.translate(_LITTLE_BREAKS) if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    told = re.sub(r"\s*[%％]", f"{NBSP}pour cent", re.sub(r"\s*[)）]", "", re.sub(r"\s*[(（]\s*", ", ", seen)))
    tidy = re.sub(r" {2,}", " ", re.sub(r"(?:\s*,)+", ",", told)).strip(" ,")
    spaced = _DOUBLE.sub(f"{NBSP}\\1", tidy).replace("« ", f"«{NBSP}")
    return _without_capitals(spaced)


def _without_capitals(text: str) -> str:
    words = _CAPITALS.findall(text)
    if len(words) > 1 and all(word.isupper() for word in words) and any(word not in ACRONYMS for word in words):
        return sentence_case(_CAPITALS.sub(lambda m: m[0] if m[0] in ACRONYMS else m[0].lower(), text))
    return _CAPITALS.sub(_capitalised, text)


def _capitalised(match: re.Match[str]) -> str:
    word = match[0]
    if not word.isupper() or word in ACRONYMS or _ROMAN.fullmatch(word):
        return word
    return word.capitalize()


def plain_name(text: str) -> str:
    """A name in plain words: `JEAN-MARC ROY` is read `Jean-Marc Roy`."""
    return plain(_CAPITALS.sub(_capitalised, text))


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def after_a_colon(text: str) -> str:
    """The same words where a sentence goes on: `Envoyer le CV` → `envoyer le CV`; an acronym or a name alone stays."""
    first = re.match(r"[^\W\d_]+", text)
    return text if first is None or not first[0].lower().endswith(("er", "ir", "re")) else text[:1].lower() + text[1:]


# Feminine and elided nouns of what people are asked to bring; plural ones end in s. Others take `le`.
_BROUGHT: Final = {
    "la": _listed("carte convocation facture feuille fiche lettre notification photo photocopie pièce quittance"),
    "l’": _listed("acte attestation avis enveloppe ordonnance original"),
    "le": _listed(
        "badge bail billet bon bulletin cahier carnet certificat chèque contrat courrier cv diplôme document dossier "
        "formulaire justificatif livret mandat numéro papier passeport permis relevé rib titre"
    ),
}
_ARTICLES: Final = re.compile(
    r"(le|la|les|un|une|des|du|de|mon|ma|mes|son|sa|ses|votre|vos|tout|toute|tous|toutes|deux|trois|\d+) |[ldLD]’", re.I
)


def to_bring(text: str) -> str:
    """One thing to bring, as a sentence: `RIB` → `apporter le RIB`; where the article is not known, `apporter : …`."""
    words = re.sub(r"^apporter\s*:?\s*", "", plain(text), flags=re.I)
    if _ARTICLES.match(words):
        return f"apporter {words[:1].lower()}{words[1:]}"
    noun = re.match(r"[^\W\d_]+", words)
    named = noun[0].lower() if noun else ""
    article = next((article for article, nouns in _BROUGHT.items() if named in nouns), None)
    if article is None and named.endswith("s") and any(named[:-1] in nouns for nouns in _BROUGHT.values()):
        article = "les"
    if article is None:
        return f"apporter{NBSP}: {words}"
    body = words if noun and noun[0] in ACRONYMS else words[:1].lower() + words[1:]
    return f"apporter {article}{'' if article.endswith('’') else ' '}{body}"
