"""What each command of the terminal does: calls the core, prints for people or as JSON.

A module a command, with `run(options, progress)` giving the exit status.
"""
