"""Recipe and base make the Plan: what will happen, why, and how large the result will be.

Building executes a Plan and decides nothing; the wizard and the command line show one.
"""
