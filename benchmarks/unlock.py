"""Promise: opening a structure of 10 000 people takes at most 1.5 times Argon2id alone."""

from argon2.low_level import Type, hash_secret_raw
from benchmarks.homes import PASSPHRASE, crowded_home, unlock
from benchmarks.measuring import Measure, in_turn, seconds, show

from carnet_desktop.crypto.slot import Slot
from carnet_desktop.services.door import read_keys
from carnet_desktop.services.session import Session
from carnet_desktop.storage.layout import Layout

_ROUNDS = 15


def measure() -> list[Measure]:
    home = crowded_home()
    params = Slot.from_json(read_keys(Layout(home)).workers[0].slot).params

    def open_it() -> float:
        opened: list[Session] = []
        taken = seconds(lambda: opened.append(unlock(home)))
        opened[0].lock()
        return taken

    def argon2() -> float:
        phrase = PASSPHRASE.encode()
        return seconds(lambda: hash_secret_raw(phrase, params.salt, params.t, params.m_kib, params.p, 32, Type.ID))

    ours, floor = in_turn(_ROUNDS, open_it, argon2)
    return [Measure("Unlock with 10 000 people", "Argon2id alone, same parameters", ours, floor, 1.5)]


if __name__ == "__main__":
    show(measure())
