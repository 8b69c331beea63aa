"""Whether an appointment is still to come about, and what became of it."""

from .records import Appointment, AppointmentState


def state_of(appointment: Appointment) -> AppointmentState:
    """One of which nobody said anything is planned."""
    return appointment.status.value if appointment.status else "planned"


def is_planned(appointment: Appointment) -> bool:
    return state_of(appointment) == "planned"


def reason_of(appointment: Appointment) -> str:
    """Why they did not meet, "" when it was not said."""
    return (appointment.status.reason or "") if appointment.status else ""
