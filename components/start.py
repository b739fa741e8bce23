"""What the server was started with."""

from __future__ import annotations

import argparse
import ipaddress
import sys

import streamlit as st


def arguments() -> argparse.Namespace:
    """What stands behind ``--`` on the command line that started the server."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--originals")
    parser.add_argument("--lexicons")
    parser.add_argument("--folders", action="store_true")
    parser.add_argument("--fetch", action="store_true")
    return parser.parse_known_args(sys.argv[1:])[0]


def originals_folder() -> str | None:
    """The folder of original articles, where it was asked for and the server listens on this machine alone."""
    folder = arguments().originals
    return str(folder) if folder and is_loopback(str(st.get_option("server.address") or "")) else None


def reads_folders() -> bool:
    """Whether a reader may name a folder of this machine: where that was switched on and the server listens on this machine alone."""
    return bool(arguments().folders) and is_loopback(str(st.get_option("server.address") or ""))


def fetches() -> bool:
    """Whether a reader may name web addresses to be fetched from here: where that was switched on."""
    return bool(arguments().fetch)


def is_loopback(address: str) -> bool:
    """Whether a server address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
