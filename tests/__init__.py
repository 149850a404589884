"""Tests; a package so that they share the makers of test images."""
