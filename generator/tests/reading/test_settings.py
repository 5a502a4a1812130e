"""The plugin's block in `mkdocs.yml`."""

from __future__ import annotations

import pytest
from tiny import CONFIG, TinyDirectory

from wegweiser.reading import read_settings
from wegweiser.wording.problems import problem_sentence


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("languages: [de, en]", "languages: [de, xx]", ["5:21 not-a-language"]),
        ("languages: [de, en]", "languages: [de, it]", ["5:21 unknown-site-language"]),
        ("languages: [de, en]", "languages: [de, ku]", ["5:21 vague-language"]),
        ("languages: [de, en]", "languages: de", ["5:16 expected-list"]),
        ("languages: [de, en]", "languages: []", ["5:16 empty-list"]),
        ("languages: [de, en]", "langauges: [de]", ["5:5 unknown-field"]),
        ("languages: [de, en]", "sprachen: [de]", ["5:5 unknown-field"]),
        ("languages: [de, en]", "languages: [de, en]\n    language: [de]", ["6:5 unknown-setting"]),
        ("languages: [de, en]", "languages: [de, en]\n    colour: red", ["6:5 unknown-setting"]),
        ("languages: [de, en]", "languages: [de, en]\n    name: x", ["6:5 unknown-setting"]),
        ("languages: [de, en]", "source_language: en", ["4:3 missing-field"]),
        ("languages: [de, en]", "languages: [de, en]\n    source_language: it",
        ["6:22 unknown-site-language"]),
        ("languages: [de, en]", "languages: [de, en]\n    region: Hamburg", ["6:13 not-a-region"]),
        ("languages: [de, en]", "languages: [de, en]\n    region: DE-BY", []),
        ("languages: [de, en]", "languages: [de, en]\n    publish_gaps: ja",
        ["6:19 not-yes-or-no"]),
        ("languages: [de, en]", "languages: [de, {", ["5:16 open-bracket"]),
        ("lat: 53.4868", "lat: Nord", ["6:28 not-a-number"]),
        ("{name: Hof, lat: 53.4868, lon: 10.1905}", "{name: Hof}", ["6:5 missing-field"] * 2),
        ("- wegweiser:", "- search:", ["1:1 missing-plugin"]),
        ("plugins:", "plugin:", ["1:1 missing-plugin"]),
        ("plugins:", "plugins: x\nalt:", ["1:1 missing-plugin"]),
        ("- wegweiser:", '- "wegweiser:', ["4:3 open-quote"]),
        ("site_name: Probe", "site_name: !ENV [NAME, Probe]\nhooks: &h [x]\nmore: *h", []),
        ("site_name: Probe", "site_name: [Probe]", []),
    ],
)  # fmt: skip
def test_settings(before: str, after: str, found: list[str], tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", CONFIG.replace(before, after))
    assert tiny.found() == [f"mkdocs.yml:{each}" for each in found]


@pytest.mark.parametrize(
    ("config", "codes"),
    [
        ("site_name: x\nplugins: [wegweiser]\n", ["missing-field", "missing-field"]),
        ("site_name: x\nplugins:\n- wegweiser\n", ["missing-field", "missing-field"]),
        ("site_name: x\nplugins: {wegweiser: }\n", ["missing-field", "missing-field"]),
        ("site_name: x\nplugins:\n- wegweiser:\n", ["missing-field", "missing-field"]),
        (
            "plugins: {wegweiser: {languages: [de], home: {name: x, lat: 1, lon: 1}}}\n",
            [],
        ),
        ("", ["missing-plugin"]),
        ("- x\n", ["missing-plugin"]),
        ("site_name: \x07\n", ["forbidden-character", "missing-plugin"]),
    ],
)
def test_other_forms(config: str, codes: list[str], tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", config)
    assert [problem.code for problem in read_settings(tiny.root)[1]] == codes


def test_no_settings_at_all(tiny: TinyDirectory) -> None:
    (tiny.root / "mkdocs.yml").unlink()
    assert tiny.found() == ["mkdocs.yml missing-file"]
    tiny.write("mkdocs.yml", b"\xff\xd8\x00\x01JFIF")
    assert tiny.found() == ["mkdocs.yml not-a-text"]


def test_site_is_read_beside_the_plugin(tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", CONFIG + "site_url: https://example.org/\n")
    settings, problems = read_settings(tiny.root)
    assert problems == []
    assert (settings.site_name, settings.site_url) == ("Probe", "https://example.org/")
    assert settings.languages == ("de", "en")
    assert (settings.home.name, settings.home.lat, settings.home.lon) == ("Hof", 53.4868, 10.1905)


def test_settings_that_are_not_indented_below_the_plugin_are_shown(tiny: TinyDirectory) -> None:
    tiny.write(
        "mkdocs.yml", CONFIG.replace("    languages", "  languages").replace("    home", "  home")
    )
    assert tiny.found() == ["mkdocs.yml:5:3 misplaced-field", "mkdocs.yml:6:3 misplaced-field"]
    sentence = problem_sentence(tiny.problems()[0], "de")
    assert sentence.hint == "Sie gehört eingerückt unter „wegweiser:“."


def test_folder_in_place_of_the_settings(tiny: TinyDirectory) -> None:
    (tiny.root / "mkdocs.yml").unlink()
    (tiny.root / "mkdocs.yml").mkdir()
    assert tiny.found() == ["mkdocs.yml not-a-file"]


TILES = "    map_tiles: {{url: {url}, attribution: © Beispielkarte, link: https://example.org/}}\n"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://tile.example.org/{z}/{x}/{y}.png", []),
        ("https://tile.example.org/a/{z}/{y}/{x}?key=1", []),
        ("http://tile.example.org/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://{s}.example.org/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://{z}{x}{y}.example.org/tile.png", ["not-a-tile-address"]),
        ("https://tile.example.org/{z}/{x}.png", ["not-a-tile-address"]),
        ("https://tile.example.org/{z}/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://me:secret@tile.example.org/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://tile.example.org;script-src/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://127.0.0.1/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("https://tile.example.org:8080/{z}/{x}/{y}.png", ["not-a-tile-address"]),
        ("javascript:/{z}/{x}/{y}", ["not-a-tile-address"]),
    ],
)
def test_address_of_a_map_is_plain(url: str, found: list[str], tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", CONFIG.rstrip() + "\n" + TILES.format(url=f'"{url}"'))
    assert [problem.code for problem in tiny.problems()] == found
    tiles = read_settings(tiny.root)[0].map_tiles
    assert tiles is not None
    assert tiles.origin.startswith("https://tile.example.org")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "example.org", "https://", "/wegweiser/"]
)
def test_address_of_the_site_is_one(address: str, tiny: TinyDirectory) -> None:
    tiny.write("mkdocs.yml", CONFIG + f"site_url: {address}\n")
    assert tiny.found() == ["mkdocs.yml:7:11 not-a-link"]
