"""How far a place is: distance, and how long one walks."""

from wegweiser.geo.distance import Walk, distance_km, walk

__all__ = ["Walk", "distance_km", "walk"]
