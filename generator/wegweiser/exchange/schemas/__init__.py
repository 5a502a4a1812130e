"""JSON Schemas of the files, for the form and for editors."""
