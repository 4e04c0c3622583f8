"""Text machinery that knows no news."""
