"""The form by which partners add an offer, change one, or confirm it."""
