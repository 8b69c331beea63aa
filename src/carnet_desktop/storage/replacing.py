"""Writing a row whether or not one stands under its key."""

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert


def replacing(table: Table) -> Insert:
    """Insert, or put the new values in the place of those under the same key.

    Made once for each table: SQLAlchemy takes longer to build a statement than SQLite to run it.
    """
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)
