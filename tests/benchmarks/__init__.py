"""How long the main job takes, against the same by hand; run by `installer/test.sh benchmarks`."""
