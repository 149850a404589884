"""WIM files: the binding to libwim, the image model, blob accounting."""
