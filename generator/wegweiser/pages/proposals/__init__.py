"""What a proposed change does, told to the people who look through it."""
