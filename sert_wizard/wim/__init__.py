"""WIM files: the binding to libwim, the image model, prediction and rebuilding."""
