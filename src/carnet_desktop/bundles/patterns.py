"""What texts of a transfer file may look like, as regular expressions that match the whole of them."""

from typing import Final

UUID: Final = r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z"
HEX_32: Final = r"\A[0-9a-f]{64}\Z"
LINE: Final = r"\A[^\x00-\x1f\x7f]*\Z"
