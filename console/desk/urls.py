"""The addresses of the desk, all behind the staff login."""

from django.urls import URLPattern, path

from console.desk import changing, live_checks, publishing, reviewing, sources
from console.desk.editor import Editor, NewEntry

patterns: list[URLPattern] = [
    path("desk/new/", NewEntry.as_view(), name="desk_new"),
    path("desk/check/", live_checks.check, name="desk_check"),
    path("desk/near/", live_checks.near, name="desk_near"),
    path("desk/try/", live_checks.attempt, name="desk_try"),
    path("desk/sources/new/", sources.add, name="desk_add_source"),
    path("desk/sources/<int:pk>/", sources.row, name="desk_source"),
    path("desk/reviews/", reviewing.Queue.as_view(), name="desk_queue"),
    path("desk/change/<slug:kind>/<int:pk>/", changing.Change.as_view(), name="desk_change"),
    path("desk/releases/", publishing.Releases.as_view(), name="desk_releases"),
    path("desk/releases/rollback/", publishing.rollback, name="desk_rollback"),
    path("desk/releases/<int:pk>/", publishing.PublicationPage.as_view(), name="desk_publication"),
    path("desk/releases/<int:pk>/progress/", publishing.progress, name="desk_progress"),
    path("desk/releases/<int:pk>/live/", publishing.make_live, name="desk_make_live"),
    path("desk/entry/<slug:slug>/", Editor.as_view(), name="desk_editor"),
    path("desk/entry/<slug:slug>/review/", reviewing.Review.as_view(), name="desk_review"),
    path("desk/entry/<slug:slug>/near/", live_checks.near_draft, name="desk_near_draft"),
    path("desk/entry/<slug:slug>/still-right/", reviewing.still_right, name="desk_still_right"),
    path("desk/entry/<slug:slug>/take-back/", reviewing.take_back, name="desk_take_back"),
]
