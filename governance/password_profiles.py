"""What a place asks of passwords (PASSWORD_PROFILE): the validators, and how old one may become.

modern: length and nothing that is guessed first, for as long as it is good (ASVS 6.2.5, 6.2.10). dengbao3: besides
signs of three kinds, none of the last five, and a new one every ninety days, as 等保三级 asks (GB/T 22239-2019,
8.1.4.1). The two contradict each other, so the place chooses. Five wrong tries lock name and address for a quarter of
an hour in both (AXES_FAILURE_LIMIT).
"""

from datetime import timedelta

MODERN = [
    {"NAME": "grids.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "grids.passwords.NotLikeOneself", "OPTIONS": {"user_attributes": ("username", "name", "phone")}},
    {"NAME": "grids.passwords.NotKnown"},
    {"NAME": "grids.passwords.NotDigitsAlone"},
    {"NAME": "grids.passwords.NotOfTheTrade"},
]
DENGBAO3 = [
    *MODERN,
    {"NAME": "grids.passwords.ThreeKinds"},
    {"NAME": "grids.passwords.NotUsedLately", "OPTIONS": {"last": 5}},
]
PROFILES = {"modern": (MODERN, None), "dengbao3": (DENGBAO3, timedelta(days=90))}
