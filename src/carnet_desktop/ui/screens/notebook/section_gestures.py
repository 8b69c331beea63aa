"""What the rows and the buttons of a section ask of the presenter."""

from PySide6.QtWidgets import QWidget

from .choice_menu import pop_up
from .presenter import NotebookPresenter
from .section import Section
from .shown import ONE_FORM, Part


def connect_section(part: Part, section: Section, presenter: NotebookPresenter, page: QWidget) -> None:
    section.first_asked.connect(lambda: presenter.add(part))
    if part in ONE_FORM:
        section.act_asked.connect(lambda: presenter.edit(part, ONE_FORM[part]))
    else:
        section.act_asked.connect(lambda: presenter.add(Part.FOCUS if part is Part.PLAN else part))
    section.opened.connect(lambda record: presenter.edit(part, record))
    section.ticked.connect(lambda record: presenter.tick(part, record))
    section.delete_asked.connect(lambda record: presenter.deleting.delete(part, record))
    section.add_asked.connect(lambda record: presenter.add_under(part, record))
    section.menu_asked.connect(lambda record, place: pop_up(presenter.choices(part, record), place, page))
    section.more_asked.connect(lambda: presenter.show_every(part))
    section.deleted_asked.connect(lambda: presenter.show_deleted(part))
