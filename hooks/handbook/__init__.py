"""The core of the service standards handbook: pure functions from text files to finished pages."""
