"""What the frozen window starts from."""

import sys

from carnet_desktop.__main__ import main

sys.exit(main())
