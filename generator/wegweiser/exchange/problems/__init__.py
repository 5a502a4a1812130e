"""Problems in the formats of people and of tools."""
