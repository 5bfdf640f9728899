"""A made city of real size, for measuring: real area codes, invented grids, people and cases, loaded by COPY.

The same seed and the same moment give the same city; only what is sealed (phones) and the salts of words differ, since
they are made by chance on purpose.
"""
