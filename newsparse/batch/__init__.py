"""Many texts at once, on all cores: from memory here, from files in `newsparse.batch.files`."""

from newsparse.batch.many import parse_many

__all__ = ["parse_many"]
