"""How the image reaches its target: time estimates, the HTTP server, a test boot."""
