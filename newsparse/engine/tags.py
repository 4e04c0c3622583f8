"""A stretch of text as a string of word classes."""
