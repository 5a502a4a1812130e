"""The plugin's block in `mkdocs.yml`: read with positions, so that its mistakes have lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wegweiser.model import Problem, Settings, Source
from wegweiser.reading.decoding import COLLECTION_BYTES, decode
from wegweiser.reading.records import read_record
from wegweiser.reading.syntax import parse
from wegweiser.reading.yaml_tree import COLLECTION_NODES

CONFIG = "mkdocs.yml"
PLUGIN = "wegweiser"


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The directory's settings; stand-ins where they are missing, with a problem each."""
    values, source, problems = _plugin_block(root)
    settings, faults = read_record(Settings, "", values, source)
    problems += [_as_setting(problem) for problem in faults]
    if settings is None:
        settings = Settings.read("", Settings.stand_ins)
    return settings, problems


def _plugin_block(root: Path) -> tuple[dict[str, Any], Source, list[Problem]]:
    """The block's values, with the site's name and address, as if it stood at the top."""
    try:
        raw = (root / CONFIG).read_bytes()
    except OSError:
        return {}, Source(CONFIG), [Problem(CONFIG, "missing-file")]
    source, problems = decode(CONFIG, raw, COLLECTION_BYTES)
    if source is None:
        return {}, Source(CONFIG), problems
    parsed = parse(source, nodes=COLLECTION_NODES, strict=False)
    problems += parsed.problems
    config = parsed.tree.value if isinstance(parsed.tree.value, dict) else {}
    at, block = _find_plugin(config.get("plugins"))
    if at is None:
        return {}, source, [*problems, source.problem("missing-plugin")]
    moved = {
        spot[len(at) :]: place for spot, place in source.spots.items() if spot[: len(at)] == at
    }
    for name in ("site_name", "site_url"):
        if isinstance(config.get(name), str):
            block = {**block, name: config[name]}
            moved[name,] = source.spots[name,]
    return block, Source(CONFIG, source.lines, moved), problems


def _find_plugin(plugins: Any) -> tuple[tuple[str | int, ...] | None, dict[str, Any]]:
    """Where the plugin's block stands; MkDocs takes a list or a mapping of plugins."""
    if isinstance(plugins, dict) and PLUGIN in plugins:
        block = plugins[PLUGIN]
        return ("plugins", PLUGIN), block if isinstance(block, dict) else {}
    for index, entry in enumerate(plugins if isinstance(plugins, list) else []):
        if entry == PLUGIN:
            return ("plugins", index), {}
        if isinstance(entry, dict) and PLUGIN in entry:
            block = entry[PLUGIN]
            return ("plugins", index, PLUGIN), block if isinstance(block, dict) else {}
    return None, {}


def _as_setting(problem: Problem) -> Problem:
    """An unknown setting only warns: it may be one of a newer version."""
    if problem.code not in {"unknown-field", "misplaced-field"}:
        return problem
    return Problem(
        problem.path, "unknown-setting", problem.mark, problem.arguments, problem.excerpt
    )
