"""The tables of the sample."""

import pytest

import nmi_analysis as nmi


@pytest.fixture(scope="session")
def sample():
    return nmi.analyze("sample")
