"""The addresses of upkeep, below `/staff/`."""

from django.urls import URLPattern, path

from console.upkeep import starter
from console.upkeep.dashboard import Dashboard
from console.upkeep.questions import Question, Questions
from console.upkeep.visits import Page, Pages

urls: list[URLPattern] = [
    path("upkeep/", Dashboard.as_view(), name="upkeep"),
    path("upkeep/pages/", Pages.as_view(), name="upkeep_pages"),
    path("upkeep/pages/<int:pk>/", Page.as_view(), name="upkeep_page"),
    path("upkeep/questions/", Questions.as_view(), name="upkeep_questions"),
    path("upkeep/questions/<int:key>/", Question.as_view(), name="upkeep_question"),
    path("upkeep/next-entry/", starter.next_entry, name="upkeep_next_entry"),
    path("upkeep/next-hub/", starter.next_hub, name="upkeep_next_hub"),
]
