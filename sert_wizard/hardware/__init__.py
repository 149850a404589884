"""NICs of this computer or of a report."""
