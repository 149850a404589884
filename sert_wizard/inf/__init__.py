"""INF files: parser, hardware ids, driver ranking."""
