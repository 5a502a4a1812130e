"""What the handbook makes of the data and of the model: gaps, fields, problems."""
