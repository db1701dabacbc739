"""What two offices have to do with each other."""

import pytest

from nmi_analysis.compare.descriptions import excludes, holding, same


def office(value, status="", of="", rule="roles.before/v1"):
    return holding({"value": value, "status": status, "of": of, "rule": rule})


@pytest.mark.parametrize(("a", "b", "said"), [
    (office("director", of="Acme"), office("deputy director", of="Acme"), "rank"),
    (office("president"), office("vice president"), "rank"),
    (office("director", of="Acme"), office("deputy director", of="Harbour Board"), None),
    (office("professor"), office("associate professor"), None),
    (office("director", "former"), office("deputy director"), None),
    (office("director", of="FBI"), office("director", "acting", of="F.B.I."), "status"),
    (office("official"), office("official", "former"), "status"),
    (office("president"), office("president", "former"), None),
    (office("director", rule="roles.was/v1"), office("director", "former"), None),
    (office("spokesman"), office("senior official", "former"), None),
    (office("chief executive officer"), office("chief operating officer"), "office"),
    (office("police lieutenant", of="Leeds"), office("captain"), "office"),
    (office("surgeon general"), office("admiral"), None),
    (office("district judge", of="U.S."), office("state district judge"), "level"),
    (office("official", of="U.S."), office("official", of="State Department"), None),
    (office("mayor", "then"), office("mayor", "former"), None),
])
def test_excludes(a, b, said):
    assert excludes(a, b) == excludes(b, a) == said


def test_same():
    assert same(office("director", of="Acme"), office("director"))
    assert not same(office("district judge", of="U.S."), office("judge"))
    assert not same(office("director", of="Acme"), office("director", of="Harbour Board"))
