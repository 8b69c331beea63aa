"""A person's life and her follow-up written from a terminal."""

from tests.journeys.test_terminal import Terminal, fatou, terminal

__all__ = ["fatou", "terminal"]  # fixtures


def test_a_theme_is_ticked_unticked_and_never_doubled(terminal: Terminal, fatou: str) -> None:
    say = ("notebook", "set", "situation", fatou, "--theme", "Logement")
    assert (
        terminal(*say, "--yes", "heberge chez un tiers", "--yes", 'Dit "au 4e"')
        .data["ids"][0]
        .startswith("situation/logement/")
    )
    again = terminal(*say, "--yes", "Hébergé chez un tiers")
    assert (again.code, again.data["ids"]) == (0, [])
    gone = terminal(*say, "--no", "Hébergé chez un tiers")
    assert len(gone.data["ids"]) == 1
    held = {record["id"]: record for record in terminal("notebook", "show", fatou).data["records"]["situation"]}
    assert len(held) == 2
    assert sorted(record["state"]["value"] for record in held.values()) == ["no", "yes"]
    assert 'Dit "au 4e"' in {record["label"] for record in held.values()}
    assert terminal("notebook", "set", "situation", fatou, "--theme", "Rien de tel", "--nothing").code != 0


def test_rights_and_work_keep_what_is_not_said(terminal: Terminal, fatou: str) -> None:
    terminal("notebook", "set", "rights", fatou, "--rsa", "Droit ouvert et versable", "--are", "no")
    terminal("notebook", "set", "rights", fatou, "--aah", "yes")
    rights = terminal("notebook", "show", fatou).data["records"]["rights"][0]
    assert (rights["rsa"]["code"], rights["are"], rights["aah"]) == ("rsa_droit_ouvert_versable", False, True)
    terminal("notebook", "set", "work", fatou, "--situation", "En emploi", "--from", "2026-09-01", "--km", "15")
    refused = terminal("notebook", "set", "work", fatou, "--to", "2026-08-01")
    assert refused.code != 0
    terminal("notebook", "set", "work", fatou, "--education", "Bac ou équivalent", "--mobility", "Vélo")
    work = terminal("notebook", "show", fatou).data["records"]["work"][0]
    assert (work["situation"]["code"], work["situation"]["from"]) == ("emploi", "2026-09-01")
    assert (work["education"]["code"], work["mobility"]) == ("NV4", {"km": 15, "label": "Vélo"})


def test_a_sixth_wanted_job_is_refused(terminal: Terminal, fatou: str) -> None:
    for rank, job in enumerate(("J1501", "Soudeur", "Boulanger", "Jardinier", "Fée"), 1):
        made = terminal("notebook", "add", "wanted-job", fatou, "--job", job, "--wage", "1900.50")
        assert made.code == 0, made.err
        held = terminal("notebook", "show", fatou).data["records"]["wanted_job"]
        assert {record["rank"] for record in held} == set(range(1, rank + 1))
    assert {record["wage_cents"] for record in held} == {190050}
    assert terminal("notebook", "add", "wanted-job", fatou, "--job", "Cariste").code != 0


def test_the_follow_up_is_handed_over_ended_and_taken_up_again(terminal: Terminal, fatou: str) -> None:
    terminal("notebook", "add", "member", fatou, "--name", "Nora Kaci", "--phone", "02 61 91 50 51")
    assert terminal("notebook", "set", "referent", fatou, "--name", "nora kaci").code == 0
    members = terminal("notebook", "show", fatou).data["records"]["member"]
    now = [member["name"] for member in members if member.get("referent") and "to" not in member]
    assert (now, len(members)) == (["Nora Kaci"], 2)
    assert terminal("notebook", "reopen", fatou, "--reason", "Trop tôt").code != 0
    assert (
        terminal("notebook", "close", fatou, "--reason", "Accès à un emploi", "--situation", "En formation").code == 0
    )
    assert terminal("notebook", "close", fatou, "--reason", "Déménagement").code != 0
    assert terminal("notebook", "reopen", fatou, "--reason", "Contrat rompu").code == 0
    (closure,) = terminal("notebook", "show", fatou).data["records"]["closure"]
    assert closure["closed"]["reason"]["code"] == "emploi"
    assert closure["reopened"]["reason"] == "Contrat rompu"
    terminal("notebook", "add", "orientation", fatou, "--type", "social", "--from", "CCAS", "--reason", 'Dit "oui"')
    assert terminal("notebook", "show", fatou).data["records"]["orientation"][0]["decided"]["type"]["code"] == "social"
