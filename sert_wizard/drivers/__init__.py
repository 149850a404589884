"""Packages in the image, coverage, what may be pruned, injection."""
