"""The wizard: one file a page; the bridge that runs a job off the UI thread."""
