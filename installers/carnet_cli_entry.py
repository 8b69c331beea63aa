"""What the frozen terminal program starts from."""

import sys

from carnet_desktop.cli import main

sys.exit(main())
