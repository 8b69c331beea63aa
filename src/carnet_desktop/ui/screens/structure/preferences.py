"""How Carnet behaves on this computer: each choice is kept as soon as it is made."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carnet_desktop.i18n import _, count
from carnet_desktop.services.session import Settings
from carnet_desktop.services.structure import IDLE_MINUTES, UNSEEN_WEEKS
from carnet_desktop.ui import theme
from carnet_desktop.ui.screens.structure.minimum_wage import MinimumWage
from carnet_desktop.ui.widgets.fields import ComboField
from carnet_desktop.ui.widgets.segments import Segments
from carnet_desktop.ui.widgets.texts import Reading, Text
from carnet_desktop.ui.widgets.tick_box import TickBox


class Preferences(QWidget):
    """`keep(field=value)` is called with a field of `Settings`."""

    def __init__(self, keep: Callable[..., None], today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self.scale = ComboField(_("Taille du texte"), [(str(scale), f"{scale}\u00a0%") for scale in theme.SCALES])
        self.look = Segments(
            _("Couleurs"),
            [("system", _("Comme l’ordinateur"), ""), ("light", _("Claires"), ""), ("dark", _("Sombres"), "")],
        )
        minutes = [(str(n), count(n, _("Après {n} minute"), _("Après {n} minutes"))) for n in IDLE_MINUTES]
        self.idle = ComboField(_("Verrouiller sans activité"), minutes)
        weeks = [(str(n), _("Après {n} semaines sans contact", n=n)) for n in UNSEEN_WEEKS]
        self.unseen = ComboField(_("Rappeler une personne"), weeks)
        self.nir = TickBox(_("Noter le numéro de sécurité sociale (NIR)"))
        self.health = TickBox(_("Noter la santé dans les situations et le plan d’action"))
        self.smic = MinimumWage(keep, today)
        self._build()
        self.scale.changed.connect(lambda scale: self._keep(text_scale=int(scale)))
        self.look.changed.connect(lambda look: self._keep(theme=look))
        self.idle.changed.connect(lambda minutes: self._keep(idle_minutes=int(minutes)))
        self.unseen.changed.connect(lambda weeks: self._keep(unseen_weeks=int(weeks)))
        self.nir.clicked.connect(lambda ticked: self._keep(nir=ticked))
        self.health.clicked.connect(lambda ticked: self._keep(health=ticked))

    def show_settings(self, settings: Settings) -> None:
        """Shown without being kept again."""
        for part in (self.scale, self.idle, self.unseen):
            part.control.blockSignals(True)
        nearest = min(theme.SCALES, key=lambda scale: abs(scale - settings.text_scale))
        self.scale.set_value(str(nearest))
        self.idle.set_value(str(settings.idle_minutes))
        self.unseen.set_value(str(settings.unseen_weeks))
        for part in (self.scale, self.idle, self.unseen):
            part.control.blockSignals(False)
        self.look.set_value(settings.theme)
        self.nir.setChecked(settings.nir)
        self.health.setChecked(settings.health)
        self.smic.show_own(settings.smic)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        theme.space(column, 0.9)
        column.addWidget(Text(_("Préférences"), "part"))
        column.addWidget(self.scale)
        looks = QVBoxLayout()
        theme.space(looks, 0.3)
        looks.addWidget(Text(_("Couleurs"), "label"))
        looks.addWidget(self.look)
        column.addLayout(looks)
        column.addWidget(self.idle)
        column.addWidget(self.unseen)
        nir = _(
            "Peu de structures ont le droit de le garder : laissez cette case vide si personne ne vous a "
            "confirmé que la vôtre l’a. Il n’est jamais imprimé sur Mon Récap, ni transmis, ni cherché."
        )
        health = _(
            "Sans cette case, le thème Santé n’est pas proposé. Ce qu’un fichier reçu en dit est gardé et montré, et "
            "ne part chez une autre structure que si vous le cochez."
        )
        for box, about in ((self.nir, nir), (self.health, health)):
            explained = QVBoxLayout()
            theme.space(explained, 0.2)
            explained.addWidget(box)
            explained.addWidget(Reading(about, "small"))
            column.addLayout(explained)
        column.addWidget(self.smic)
        column.addStretch(1)
