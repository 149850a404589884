"""Executes a Plan: steps, verification, manifest, report."""
