"""The site while somebody works on it: pages are made when asked for, and follow changes."""
