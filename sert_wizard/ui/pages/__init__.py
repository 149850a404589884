"""The wizard's pages, one file each: widgets and wiring only."""
