"""Pictures and the style sheet: what is named exists, what is written is readable."""

import re
from pathlib import Path

import pytest
from pages.quarter import pages_of

import wegweiser.pages
from wegweiser.model import Vocabulary
from wegweiser.pages.assets import FOLDER, STYLES, minify_css, modules_behind, read_assets
from wegweiser.pages.facts import VENUE_ICONS
from wegweiser.pages.icons import INTERFACE, draw_icons, icon, link_icons

PACKAGE = Path(wegweiser.pages.__file__).parent


def named():
    """The pictures that templates and modules name."""
    found = set()
    for file in PACKAGE.rglob("*.html"):
        found |= set(re.findall(r'"([a-z-]+)"\|icon', file.read_text("utf-8")))
    for file in PACKAGE.glob("*.py"):
        found |= set(re.findall(r'\bicon\("([a-z-]+)"\)', file.read_text("utf-8")))
    return found


def test_every_picture_of_the_interface_is_drawn_and_no_other():
    # what `_menu` and `VENUE_ICONS` name stands in tables
    tables = {"home-variant-outline", "magnify", "calendar-week", "heart-outline"}
    tables |= {"contacts-outline", *VENUE_ICONS.values()}
    assert set(INTERFACE) == named() | tables
    assert list(INTERFACE) == sorted(INTERFACE)


def test_a_picture_that_nobody_would_draw_is_a_mistake():
    with pytest.raises(LookupError, match="no-such-picture"):
        icon("no-such-picture")


@pytest.mark.parametrize("name", [None, "", "material/no-such", "../../etc/passwd", "material"])
def test_what_is_no_picture_becomes_a_neutral_one(name):
    if name in {"", "material"}:
        with pytest.raises(LookupError):
            icon(name)
    else:
        assert 'href="@i#circle-outline"' in icon(name)


def test_a_page_points_to_the_drawings():
    page = f"<body>{icon('phone')}{icon('simple/mastodon')}</body>"
    assert link_icons(page, "../icons.svg") == (
        '<body><svg class="i" aria-hidden="true"><use href="../icons.svg#phone"/></svg>'
        '<svg class="i" aria-hidden="true"><use href="../icons.svg#simple--mastodon"/></svg></body>'
    )


def test_the_site_has_one_file_of_all_drawings():
    vocabulary = Vocabulary.read(
        "vocabulary", {"topics": {"a": {"label": "A", "icon": "simple/mastodon"}}}
    )
    drawn = draw_icons(vocabulary)
    assert drawn.count("<symbol") == len(INTERFACE) + 2
    assert '<symbol id="phone" viewBox="0 0 24 24"><path' in drawn
    assert '<symbol id="simple--mastodon"' in drawn
    assert "<script" not in drawn


def test_modules_import_each_other_and_have_no_comments():
    modules = {name: asset for name, asset in read_assets().items() if name.endswith(".js")}
    assert modules["worker.js"].path == "sw.js"
    folders = {asset.path.rpartition("/")[0] for asset in modules.values()} - {""}
    assert len(folders) == 1
    assert re.fullmatch(r"assets/browser\.[0-9a-f]{10}", folders.pop())
    for asset in modules.values():
        imported = re.findall(r"""(?:from|import\()\s*['"]\./([a-z-]+\.js)['"]""", asset.content)
        assert [name for name in imported if name not in modules] == [], asset.path
        assert "@param" not in asset.content
    assert "MIT License" in modules["lean-qr.js"].content


def test_a_page_that_needs_modules_asks_for_all_of_them_at_once():
    behind = [path.rpartition("/")[2] for path in modules_behind("find.js")]
    assert behind[0] == "find.js"
    assert {"app.js", "address.js", "cards.js", "facets.js", "search.js", "normalise.js"} < set(
        behind
    )
    assert len(behind) == len(set(behind))
    assert "lean-qr.js" not in behind
    html = pages_of("de")["de/find/index.html"]
    assert re.findall(r'rel="modulepreload" href="\.\./\.\./([^"]+)"', html) == list(
        modules_behind("find.js")
    )
    assert "modulepreload" not in pages_of("de")["de/index.html"]


def test_the_style_is_named_after_its_content_and_small():
    style = read_assets()["style"]
    assert re.fullmatch(r"assets/style\.[0-9a-f]{10}\.css", style.path)
    assert "/*" not in style.content
    assert "http" not in style.content


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* a */\na , b > c {\n  color: red ;\n}", "a,b>c{color:red}"),
        ("a:is(b) c { margin: 0 1px; }", "a:is(b) c{margin:0 1px}"),
        (
            "@media (min-width: 1px) { a { b: calc(-1 * var(--x)); } }",
            "@media (min-width: 1px){a{b:calc(-1 * var(--x))}}",
        ),
    ],
)
def test_small_css_means_the_same(css, small):
    assert minify_css(css) == small


def test_no_side_is_called_left_or_right():
    for name in (*STYLES, "finding.css", "contribute.css", "gaps.css"):
        css = re.sub(
            r"/\*.*?\*/|safe-area-inset-\w+|arrow-left", "", (FOLDER / name).read_text("utf-8")
        )
        assert re.findall(r"\b(?:left|right)\b(?!-to)", css) == [], name


def colours(scheme):
    css = (FOLDER / "base.css").read_text("utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})\b", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})\b", dark))
    return found


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "soft", "brand", "warm", "yes")
        for ground in ("bg", "card")
    ),
    *(("ink", ground) for ground in ("tint", "warm-tint", "yes-tint")),
    ("brand", "tint"),
    ("on-brand", "brand"),
    ("warm", "warm-tint"),
    ("yes", "yes-tint"),
]
PICTURES = [
    *((f"i{n}", f"h{n}") for n in range(6)),
    ("focus", "bg"),
    ("focus", "card"),
    ("edge", "card"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme):
    found = colours(scheme)
    poor = [
        (pair, round(contrast(*(found[name] for name in pair)), 2))
        for pairs, least in ((TEXT, 4.5), (PICTURES, 3))
        for pair in pairs
        if contrast(*(found[name] for name in pair)) < least
    ]
    assert poor == []
