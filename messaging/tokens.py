"""A provider's access token, kept sealed on its channel while it holds."""


def keep(channel, token, *, until):
    channel.token, channel.token_until = token, until
    channel.save(update_fields=["token", "token_until"])


def forget(channel):
    """The provider does not want it any more: the next letter fetches a new one."""
    channel.token = channel.token_until = None
    channel.save(update_fields=["token", "token_until"])
