"""Finds a Chromium for the browser tests; run as a program it also installs Debian's, with a font for Chinese."""

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-noto-cjk")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)


def find_chromium() -> str | None:
    """The path of a browser: $CHROMIUM, or the first of the usual names on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def install() -> bool:
    """Debian's packages, where we may install them."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", *PACKAGES))
    return all(subprocess.run(command, env=environment, check=False).returncode == 0 for command in commands)


if __name__ == "__main__":
    if not find_chromium() and not install():
        sys.exit(f"The browser tests need Chromium: sudo apt-get install {' '.join(PACKAGES)}  (or set $CHROMIUM)")
