"""Print sheets: a page's view → PDF and picture, from the same data as the page."""
