"""What a reporter may say by the secret link: {name in the address: (where the case stands, the verb, the words)}."""

from cases.enums import Action

SAID = {
    "rate": ("fed_back", Action.RATE, {"solved": "true", "level": "5"}),
    "not-solved": ("fed_back", Action.REWORK, {"reason": "还是不亮"}),
    "withdraw": ("reported", Action.WITHDRAW, {}),
    "reopen": ("closed", Action.REOPEN, {"reason": "又坏了"}),
    "object": ("void", Action.RESTORE, {"reason": "确有其事"}),
}
