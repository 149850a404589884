"""Damaged and malicious input."""
