"""A command typed wrong, said in French: the library that reads commands speaks English only."""

from typer.exceptions import TyperException

_HELP = " Aide : carnet-cli --help."


def french_usage(error: TyperException) -> str:
    """What is wrong with the command line, in one sentence, from the facts the library's exception carries."""
    name = type(error).__name__
    if name == "NoSuchOption":
        return f"L’option {getattr(error, 'option_name', '')} n’existe pas.{_HELP}"
    if name == "MissingParameter":
        return f"Il manque {_parameter(error)}.{_HELP}"
    if name == "BadParameter":
        return f"La valeur donnée pour {_parameter(error)} n’est pas acceptée.{_HELP}"
    if name == "BadOptionUsage":
        return f"L’option {getattr(error, 'option_name', '')} attend une valeur.{_HELP}"
    return f"Cette commande n’existe pas, ou n’est pas complète.{_HELP}"


def _parameter(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None)
    if hint:
        return hint if isinstance(hint, str) else " ".join(hint)
    if parameter is None:
        return "une information"
    spellings = [*getattr(parameter, "opts", ())]
    return spellings[0] if spellings and spellings[0].startswith("-") else str(parameter.name).upper()
