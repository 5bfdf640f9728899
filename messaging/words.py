"""What a letter says outside the product: nothing that names a person, for it passes through other people's hands."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Parameters of a message that say which case, and of what kind. With any other the words stay inside.
HARMLESS = {"number", "category"}


def words_for(messages):
    """One sentence for these messages, in the language of the place."""
    with translation.override(settings.LANGUAGE_CODE):
        if len(messages) == 1 and messages[0].params.keys() <= HARMLESS:
            return messages[0].title_text
        count = len(messages)
        said = ngettext("%(count)d new message waits for you.", "%(count)d new messages wait for you.", count)
        return said % {"count": count}


def words_of_trial(channel):
    with translation.override(settings.LANGUAGE_CODE):
        return _("A trial of the channel “%(name)s”: it works.") % {"name": channel.name}


def title():
    with translation.override(settings.LANGUAGE_CODE):
        return _("Grid Governance Platform")


def link_of(letter):
    """The page it leads to. The letter's mark makes each text one of its own: some providers swallow the same twice."""
    return f"{settings.SITE_URL}{reverse('messaging:messages')}?letter={letter.uuid.hex[:8]}"
