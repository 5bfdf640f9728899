"""A vector tile read back: as much of Mapbox's format 2.1 as the tests need."""

import struct


def features(body):
    """[{"kind": 1 point | 3 area, "corners": number of its commands' pairs, …properties}] of all layers in a tile."""
    found = []
    for field, layer in messages(body):
        assert field == 3
        found += of_layer(layer)
    return found


def of_layer(layer):
    parts = list(messages(layer))
    keys = [value.decode() for field, value in parts if field == 3]
    values = [value_of(value) for field, value in parts if field == 4]
    return [of_feature(value, keys, values) for field, value in parts if field == 2]


def of_feature(feature, keys, values):
    facts = dict(messages(feature))
    tags = list(varints(facts.get(2, b"")))
    named = {keys[key]: values[value] for key, value in zip(tags[::2], tags[1::2], strict=True)}
    return {"kind": facts[3], "geometry": facts[4], **named}


def value_of(value):
    ((field, told),) = messages(value)
    if field == 1:
        return told.decode()
    if field == 3:
        return struct.unpack("<d", told)[0]
    return (told >> 1) ^ -(told & 1) if field == 6 else told


def messages(data):
    """(field number, value) of a protobuf message: bytes, or a number."""
    at = 0
    while at < len(data):
        head, at = varint(data, at)
        if head & 7 == 0:
            value, at = varint(data, at)
        else:
            size, at = varint(data, at) if head & 7 == 2 else ({1: 8, 5: 4}[head & 7], at)
            value, at = bytes(data[at : at + size]), at + size
        yield head >> 3, value


def varints(data):
    at = 0
    while at < len(data):
        value, at = varint(data, at)
        yield value


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            return value, at
