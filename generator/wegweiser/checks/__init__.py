"""Rules that need more than one field or more than one record."""

from wegweiser.checks.directory import find_problems

__all__ = ["find_problems"]
