"""Each part by itself, against real tools."""
