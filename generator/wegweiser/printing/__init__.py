"""The directory on paper: sheets, lists, booklets and posters as PDF, in the words of the site."""
