"""Measuring: `make bench` builds a made city, asks it everything over HTTP, and writes what it took to RESULTS.md."""
