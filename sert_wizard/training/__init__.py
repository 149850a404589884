"""Makes the practice ISO, its drivers and hardware reports, with nothing from Microsoft."""
