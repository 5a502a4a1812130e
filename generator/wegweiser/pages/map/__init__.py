"""The map of actors: what stands where, how it is drawn, and the page around it."""
