"""Ways out: the formats that an article can be written in."""
