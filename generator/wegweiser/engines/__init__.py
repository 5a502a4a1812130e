"""Hands finished pages to a site engine: MkDocs, or plain files in a folder."""
