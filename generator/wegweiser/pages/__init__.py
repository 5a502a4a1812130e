"""Everything that becomes the site: finished pages from records, one function per kind of page."""

from wegweiser.pages.handbook.gaps_report import gaps_report
from wegweiser.pages.handbook.problem_pages import problem_list, problem_page
from wegweiser.pages.languages import build_language
from wegweiser.pages.page import Page
from wegweiser.pages.shared import build_shared
from wegweiser.pages.site import Site, prepare_site

__all__ = [
    "Page",
    "Site",
    "build_language",
    "build_shared",
    "gaps_report",
    "prepare_site",
    "problem_list",
    "problem_page",
]
