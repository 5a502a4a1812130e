"""Where places lie: distance, how long one walks, and the plan of a map."""

from wegweiser.geo.distance import Walk, distance_km, walk

__all__ = ["Walk", "distance_km", "walk"]
