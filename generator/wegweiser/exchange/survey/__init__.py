"""The door-to-door survey: its form for KoboToolbox and ODK, and its answers as numbers."""
