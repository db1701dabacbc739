"""Shared fixtures: the seeds analyzed once."""

from pathlib import Path

import pytest

import nmi_analysis as nmi

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def seeds():
    """The tables of the five seed articles."""
    return nmi.analyze(ROOT / "data" / "seeds")


@pytest.fixture
def folder(tmp_path):
    """A function that writes files (name -> text or bytes) into a new folder and returns it."""

    def make(files, name="corpus"):
        target = tmp_path / name
        target.mkdir(exist_ok=True)
        for file, content in files.items():
            path = target / file
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            path.write_bytes(data)
        return target

    return make
