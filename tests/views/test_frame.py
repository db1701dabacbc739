"""Tables as markup."""

import re

import pytest

from nmi_analysis.views.frame import table_html, view


@pytest.mark.parametrize(("columns", "length", "stacked"), [(2, 5, False), (2, 80, True), (6, 5, True)])
def test_a_wide_table_has_its_cells_stacked_on_a_narrow_screen_under_their_headings(columns, length, stacked):
    names = {f"c{n}": f"Head <{n}>" for n in range(columns)}
    shown = table_html(view([dict.fromkeys(names, "x" * length)], names, empty="None."))
    assert ("<table class=stacked>" in shown) is stacked
    assert re.findall(r'data-h="([^"]*)"', shown) == [f"Head &lt;{n}&gt;" for n in range(columns)]
