"""The clients and the house are those of Tests/Clients."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Clients"))
