"""The wizard, driven as a user drives it, on the real core."""
