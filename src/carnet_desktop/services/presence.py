"""Whether a person came, said from the day: one gesture on one appointment, its notebook opened for that alone."""

from msgspec.structs import replace

from carnet_desktop.domain.records import Appointment, AppointmentState, AppointmentStatus
from carnet_desktop.errors import RecordNotFound

from . import notebooks
from .opening import borrowed
from .session import Session


def say_presence(session: Session, notebook: str, record: str, state: AppointmentState) -> None:
    """Write whether the person came; `planned` takes it back. The notebook is left as it was, open or not.

    Raises RecordNotFound for an appointment that is not there any more, ReadOnlyNotebook, and storage's refusals.
    """
    with borrowed(session, notebook):
        entry = notebooks.open_notebook(session, notebook).notebook.find(Appointment, record)
        if entry is None or entry.record.deleted:
            raise RecordNotFound(Appointment.kind.name, record)
        day = None if state == "planned" else session.today().isoformat()
        status = AppointmentStatus(value=state, on=day)
        notebooks.put(session, notebook, replace(entry.record, status=status))
