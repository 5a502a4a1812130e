"""Which plural form belongs to a number, by the rule in the head of a PO file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from typing import Final

NO_PLURALS: Final = "nplurals=1; plural=0;"

_HEADER: Final = re.compile(r"\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;]{1,400});?\s*")
_KNOWN: Final = 200


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms there are, and which one each of the numbers 0 to 199 takes.

    Beyond 199 the last two digits decide, as they do in every language of the site. Worked out
    beforehand, a hostile rule (`n / (n - 1000)`) cannot fail while a page is made.
    """

    count: int
    forms: tuple[int, ...]

    def find(self, number: int) -> int:
        """The index of the form for a number."""
        return self.forms[number if 0 <= number < _KNOWN else 100 + number % 100]


@lru_cache(maxsize=64)
def read_plural_forms(header: str) -> PluralForms:
    """The rule of a `Plural-Forms` header.

    Raises:
        ValueError: it is no rule, or names a form that is not there.
    """
    found = _HEADER.fullmatch(header)
    if not found:
        raise ValueError(header)
    count = int(found[1])
    try:
        rule = c2py(found[2])
        forms = tuple(rule(number) for number in range(_KNOWN))
    except (SyntaxError, ZeroDivisionError):  # c2py raises the first on "0 < !n"
        raise ValueError(header) from None
    if not all(0 <= form < count for form in forms):
        raise ValueError(header)
    return PluralForms(count, forms)
