"""The modules of the browser import each other one way only."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter

from search.modules import MODULES

IMPORT = re.compile(r"^(?:import|export) [^;]*?from '\./([a-z-]+\.js)';", re.MULTILINE)


def test_no_module_imports_itself_by_way_of_others():
    imports = {file.name: IMPORT.findall(file.read_text("utf-8")) for file in MODULES.glob("*.js")}
    order = [*TopologicalSorter(imports).static_order()]
    assert order.index("normalise.js") < order.index("search.js")
    assert set(order) == set(imports)
