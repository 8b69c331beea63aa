"""Plain language: what anyone typed, brought to the rules of the sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet_desktop.domain.meanings import Meaning, meaning_of
from carnet_desktop.domain.sheet_words import ACRONYMS, after_a_colon, plain, plain_name, to_bring
from carnet_desktop.i18n import NBSP


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Apporter le RIB (original) et le CV", "Apporter le RIB, original et le CV"),
        ("lundi ; mardi", "lundi, mardi"),
        ("50 % du loyer", f"50{NBSP}pour cent du loyer"),
        ("l'attestation", "l’attestation"),
        ("deux\nlignes\tici", "deux lignes ici"),
        ("Vraiment ?", f"Vraiment{NBSP}?"),
        ("Plan\u00adning\u200b", "Planning"),
        ("(CAF)", "CAF"),
        ("Venir URGENT à la CAF", "Venir Urgent à la CAF"),
        ("APPORTER LE RIB", "Apporter le RIB"),
        ("<b>gras</b> & co", "<b>gras</b> & co"),
        ("", ""),
    ],
)
def test_what_is_typed_is_read_plainly(typed: str, read: str) -> None:
    assert plain(typed) == read


def test_names_in_capitals_are_read_as_names() -> None:
    assert [plain_name(name) for name in ("JEAN-MARC ROY", "Karim ZIANI", "CAF", "Madame ROY", "Henri IV")] == [
        "Jean-Marc Roy",
        "Karim Ziani",
        "CAF",
        "Madame Roy",
        "Henri IV",
    ]


@given(st.text())
def test_no_sign_that_is_hard_to_read_is_left(typed: str) -> None:
    assert not set(plain(typed)) & set(";()%\n\t")


@given(st.text(alphabet="ABCÉa’ -", max_size=30))
def test_no_word_in_capitals_is_left_but_acronyms(typed: str) -> None:
    words = plain(typed).replace("’", " ").replace("-", " ").split()
    assert [word for word in words if len(word) > 1 and word.isupper() and word not in ACRONYMS] == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("RIB", "apporter le RIB"),
        ("Pièce d'identité", "apporter la pièce d’identité"),
        ("avis d’imposition", "apporter l’avis d’imposition"),
        ("photos", "apporter les photos"),
        ("le CV", "apporter le CV"),
        ("2 photos", "apporter 2 photos"),
        ("Apporter le RIB", "apporter le RIB"),
        ("chéquier", f"apporter{NBSP}: chéquier"),
    ],
)
def test_what_to_bring_is_a_sentence(typed: str, read: str) -> None:
    assert to_bring(typed) == read


def test_only_a_verb_loses_its_capital_after_a_colon() -> None:
    assert [after_a_colon(text) for text in ("Envoyer le CV", "RIB à donner", "Madame Roy", "")] == [
        "envoyer le CV",
        "RIB à donner",
        "Madame Roy",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Demander l’attestation d’hébergement", Meaning.PAPER),
        ("Aller à la réunion d’information de l’institut", Meaning.TRAINING),
        ("Envoyer la demande de logement", Meaning.HOUSING),
        ("Étudier le dossier de logement", Meaning.FILE),
        ("Refaire la carte d’identité", Meaning.IDENTITY_CARD),
        ("Corriger le CV", Meaning.WORK),
        ("Demander la carte de transport", Meaning.BUS),
        ("Ouvrir un compte à la banque", Meaning.BANK),
        ("Inscrire le bébé à la crèche", Meaning.BABY),
        ("Passer le permis de conduire", Meaning.CAR),
        ("Aller à la banque alimentaire", Meaning.MEAL),
    ],
)
def test_an_action_has_the_picture_of_its_words(text: str, meaning: Meaning) -> None:
    assert meaning_of(text) is meaning


@pytest.mark.parametrize(
    "text",
    [
        "Prendre rendez-vous chez le médecin",
        "Apporter le dossier à la MDPH",
        "Envoyer le dossier de surendettement",
        "Écrire au tribunal",
        "Répondre au courrier de l’huissier",
        "Aller à l’église",
        "Envoyer la carte vitale",
        "Payer l’amende",
    ],
)
def test_health_justice_debt_and_religion_have_no_picture(text: str) -> None:
    assert meaning_of(text) is None


@pytest.mark.parametrize("text", ["", "Penser à tout", "Relire le livret de famille", "Acheter un maillot", "Courir"])
def test_rather_no_picture_than_a_doubtful_one(text: str) -> None:
    assert meaning_of(text) is None
