"""Makes a practice ISO, drivers and hardware reports, with nothing from Microsoft or a vendor."""
