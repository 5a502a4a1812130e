"""Wegweiser: YAML files become a multilingual directory of offers and a list of unmet needs."""

__version__ = "0.1.0"
