"""`wegweiser map fetch` against a server of our own: nobody else is ever asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from built import run_tool
from tiny import TinyDirectory

from wegweiser.exchange.overpass import overpass_query, overpass_to_geojson
from wegweiser.model.ground import Feature
from wegweiser.reading.ground import read_ground

RECORDED = Path(__file__).with_name("overpass_answer.json").read_bytes()
"""An answer as Overpass gives it, made by hand."""


OFF_THE_EARTH = (
    b'{"elements": [{"type": "node", "lat": 99, "lon": 1, "tags": {"place": "x", "name": "X"}}]}'
)


class Recorded(BaseHTTPRequestHandler):
    """Answers every question with what the server was told, and notes what it was asked."""

    answer: tuple[int, bytes] = (200, RECORDED)
    asked: tuple[str, str] = ("", "")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).asked = self.headers["User-Agent"], parse_qs(body)["data"][0]
        status, content = self.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- its name there
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, type[Recorded]]]:
    class Own(Recorded):
        pass

    with HTTPServer(("127.0.0.1", 0), Own) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/api/interpreter", Own
        running.shutdown()


def test_the_file_is_what_map_base_takes(tiny: TinyDirectory, server):
    address, asked = server
    out = tiny.root / "map" / "ground.geojson"
    result = run_tool(
        "map", "fetch", "--server", address, "--out", out, "--words", "en", cwd=tiny.root
    )
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{out}: 6 lines, areas and names.")
    agent, query = asked.asked
    assert agent.startswith("wegweiser/")
    assert query == overpass_query(53.4868, 10.1905, 4.0)
    config = (tiny.root / "mkdocs.yml").read_text("utf-8")
    tiny.write("mkdocs.yml", f"{config}    map_base: map/ground.geojson\n")
    assert tiny.problems() == []
    ground = read_ground(out.read_bytes())
    assert ground.attribution.startswith("© OpenStreetMap contributors (ODbL)")
    assert [(each.kind, each.closed, each.name) for each in ground.features] == [
        ("rail", False, None),
        ("road", False, None),
        ("water", False, None),
        ("green", True, None),
        ("station", False, "Probehalt"),
        ("label", False, "Musterviertel"),
    ]
    assert ground.features[0] == Feature("rail", (((53.48, 10.1), (53.49, 10.12346)),))


@pytest.mark.parametrize(
    ("status", "content", "reason"),
    [
        (429, b"", "Too Many Requests"),
        (200, b"<html>", "no JSON"),
        (200, b"[" * 100_000, "no JSON"),
        (200, b"{}", "no elements"),
        (200, b'{"elements": [], "remark": "runtime error: Query timed out"}', "Query timed out"),
        (200, OFF_THE_EARTH, "coordinates"),
    ],
)
def test_without_an_answer_nothing_is_written(tiny: TinyDirectory, server, status, content, reason):
    address, asked = server
    asked.answer = status, content
    result = run_tool("map", "fetch", "--server", address, "--out", "x.geojson", cwd=tiny.root)
    assert result.returncode == 1
    assert reason in result.stderr
    assert "Später noch einmal" in result.stderr
    assert not (tiny.root / "x.geojson").exists()


def test_nobody_there(tiny: TinyDirectory):
    result = run_tool(
        "map", "fetch", "--server", "http://127.0.0.1:9/", "--out", "x.geojson", cwd=tiny.root
    )
    assert (result.returncode, "refused" in result.stderr) == (1, True)


@pytest.mark.parametrize("server", ["file:///etc/passwd", "overpass"])
def test_only_the_web_is_asked(tiny: TinyDirectory, server: str):
    result = run_tool("map", "fetch", "--server", server, "--out", "x.geojson", cwd=tiny.root)
    assert result.returncode == 2


def test_what_is_odd_in_an_answer_is_left_out():
    odd = [
        3,
        {"type": "way", "tags": {"railway": "rail"}, "geometry": 3},
        {"type": "way", "tags": {"railway": "rail"}, "geometry": [None, {"lat": True, "lon": 1}]},
        {
            "type": "way",
            "tags": {"leisure": "park"},
            "geometry": [{"lat": 1, "lon": 1}, {"lat": 2, "lon": 2}],
        },
        {"type": "node", "lat": 1, "lon": 1, "tags": {"place": "suburb"}},
        {"type": "node", "tags": None},
        {"type": "relation", "tags": {"natural": "water"}},
    ]
    assert json.loads(overpass_to_geojson(json.dumps({"elements": odd}).encode()))["features"] == []
