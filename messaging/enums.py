from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChannelKind(TextChoices):
    """By what a letter leaves the product. A robot speaks to a group; the others to one person."""

    SMS = "sms", _("SMS")
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")
    EMAIL = "email", _("E-mail")
    ROBOT = "robot", _("Group robot")


PERSONAL = (ChannelKind.SMS, ChannelKind.WECOM, ChannelKind.DINGTALK, ChannelKind.EMAIL)


class Outcome(TextChoices):
    """What is known of one attempt. Begun and unknown are open: nothing else is tried until they are settled."""

    BEGUN = "begun", _("under way")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    NOT_SENT = "not_sent", _("did not get out")
    UNKNOWN = "unknown", _("not known")


class LetterState(TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("under way")
    UNKNOWN = "unknown", _("not known")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    DROPPED = "dropped", _("not needed any more")


CLOSED = (LetterState.SENT, LetterState.FAILED, LetterState.DROPPED)


class Ruling(TextChoices):
    """What a person decides about an attempt nobody else can tell the end of."""

    ARRIVED = "arrived", _("It arrived")
    AGAIN = "again", _("Send it again")
    LEAVE = "leave", _("Leave it")
