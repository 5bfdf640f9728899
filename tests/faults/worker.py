"""Included by the worker of the fault test."""

from tests.faults.topics import register_all

register_all()
