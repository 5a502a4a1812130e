"""Other people's formats, out and in: problems for tools, schemas, surveys."""
