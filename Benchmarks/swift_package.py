"""Builds a program of the Swift package here in release, and runs it."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def build(*products: str) -> dict[str, pathlib.Path]:
    """Where each program lies."""
    found = {}
    for product in products:
        command = ["swift", "build", "-c", "release", "--package-path", HERE, "--product", product]
        subprocess.run(command, check=True, stdout=sys.stderr)
        found[product] = HERE / ".build/release" / product
    return found


def lines(*command: object) -> list[str]:
    """What a program prints, line by line; its errors go to standard error."""
    said = subprocess.run([str(x) for x in command], check=True, stdout=subprocess.PIPE, text=True)
    return said.stdout.splitlines()
