"""The plugin's block in `mkdocs.yml`: read with positions, so that its mistakes have lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wegweiser.model import Location, Problem, Settings, Source
from wegweiser.reading.decoding import COLLECTION_BYTES, decode
from wegweiser.reading.records import read_record
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import COLLECTION_NODES, LOADER

CONFIG = "mkdocs.yml"
PLUGIN = "wegweiser"
_OF_SITE = ("site_name", "site_url")
"""What stands beside the plugins and counts as a setting too."""


def read_settings(root: Path, *, loader: Any = LOADER) -> tuple[Settings, list[Problem]]:
    """The directory's settings; stand-ins where they are missing, with a problem each."""
    try:
        raw = (root / CONFIG).read_bytes()
    except FileNotFoundError:
        return _stand_in(), [Problem(CONFIG, "missing-file")]
    except OSError as fault:
        code = "not-a-file" if isinstance(fault, IsADirectoryError) else "unreadable-file"
        return _stand_in(), [Problem(CONFIG, code)]
    source, problems = decode(CONFIG, raw, COLLECTION_BYTES)
    if source is None:
        return _stand_in(), problems
    parsed = parse(source, nodes=COLLECTION_NODES, loader=loader, strict=False)
    source.faults, source.lost = parsed.faults, parsed.lost
    problems += parsed.problems
    config = parsed.tree.value if isinstance(parsed.tree.value, dict) else {}
    at, block = _find_plugin(config.get("plugins"), source)
    if misplaced := _find_misplaced(at, config.get("plugins"), source):
        return _stand_in(), [*problems, *misplaced]
    if at is None:
        lost = source.excused(("plugins",)) or source.excused((PLUGIN,))
        return _stand_in(), problems if lost else [*problems, source.problem("missing-plugin")]
    block = {
        **block,
        **{name: config[name] for name in _OF_SITE if isinstance(config.get(name), str)},
    }
    settings, faults = read_record(Settings, "", block, _narrowed(source, at))
    return settings or _stand_in(), problems + [_as_setting(problem, block) for problem in faults]


def _stand_in() -> Settings:
    return Settings.read("", Settings.stand_ins)


def _narrowed(source: Source, at: Location) -> Source:
    """The file as if the plugin's block stood at the top, with the site's name and address."""
    spots = {
        spot[len(at) :]: place for spot, place in source.spots.items() if spot[: len(at)] == at
    }
    spots |= {(name,): source.spots[name,] for name in _OF_SITE if (name,) in source.spots}
    faults = {fault[len(at) :] for fault in source.faults if fault[: len(at)] == at}
    return Source(source.path, source.lines, spots, faults=faults - {()}, lost=source.lost)


def _find_plugin(plugins: Any, source: Source) -> tuple[Location | None, dict[str, Any]]:
    """Where the plugin's block stands; MkDocs takes a list or a mapping of plugins."""
    if isinstance(plugins, dict) and PLUGIN in source.names_in(("plugins",)):
        block = plugins.get(PLUGIN)
        return ("plugins", PLUGIN), block if isinstance(block, dict) else {}
    for index, entry in enumerate(plugins if isinstance(plugins, list) else []):
        if entry == PLUGIN:
            return ("plugins", index), {}
        if isinstance(entry, dict) and PLUGIN in source.names_in(("plugins", index)):
            block = entry.get(PLUGIN)
            return ("plugins", index, PLUGIN), block if isinstance(block, dict) else {}
    return None, {}


def _find_misplaced(at: Location | None, plugins: Any, source: Source) -> list[Problem]:
    """Settings that stand beside `- wegweiser:`, since they are not indented far enough."""
    if not isinstance(plugins, list) or at is None or len(at) < len(("plugins", 0, PLUGIN)):
        return []
    around = at[:-1]
    beside = [name for name in plugins[int(at[1])] if name in Settings.model_fields]
    return [
        source.key_problem("misplaced-field", (*around, name), field=name, home=PLUGIN)
        for name in beside
    ]


def _as_setting(problem: Problem, block: Mapping[str, Any]) -> Problem:
    """An unknown setting only warns, unless it is a mistyped one that cannot be left out."""
    if problem.code not in {"unknown-field", "misplaced-field"}:
        return problem
    nearest = problem.arguments.get("nearest")
    if nearest in Settings.stand_ins and nearest not in block:
        return problem
    return Problem(
        problem.path, "unknown-setting", problem.mark, problem.arguments, problem.excerpt
    )
