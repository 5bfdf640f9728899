from django.urls import path

from messaging.views import channels, inbox, wishes

app_name = "messaging"
urlpatterns = [
    path("", inbox.messages, name="messages"),
    path("mine/", wishes.wishes, name="wishes"),
    path("channels/", channels.channels, name="channels"),
    path("channels/new/<slug:preset>/", channels.new_channel, name="new_channel"),
    path("channels/<uuid:uuid>/", channels.channel, name="channel"),
    path("channels/<uuid:uuid>/turn/", channels.turn_channel, name="turn_channel"),
    path("sent/", channels.attempts, name="attempts"),
    path("sent/<uuid:uuid>/settle/", channels.settle_attempt, name="settle_attempt"),
]
