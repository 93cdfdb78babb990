"""What each role may do, by the permissions that its group was given."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS, WRITERS
from tests.logins import signed_in

MAY = {
    # role: may, may not
    WRITERS: (
        "knowledge.change_entry knowledge.add_source knowledge.view_release",
        "knowledge.publish_entry knowledge.add_activation auth.change_user",
    ),
    REVIEWERS: (
        "knowledge.change_entry knowledge.publish_entry knowledge.add_release knowledge.add_activation",
        "auth.change_user",
    ),
    SUPERVISORS: ("knowledge.view_entry", "knowledge.change_entry knowledge.publish_entry"),
    ADMINISTRATORS: ("knowledge.publish_entry knowledge.add_activation auth.add_user", ""),
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", MAY)
def test_a_role_opens_the_console_with_its_rights(role: str) -> None:
    user = get_user_model()._default_manager.create_user("ana", "", "ripe-tomatoes-in-june")
    user.groups.add(Group.objects.get(name=role))
    may, may_not = (words.split() for words in MAY[role])
    assert all(user.has_perm(permission) for permission in may)
    assert not any(user.has_perm(permission) for permission in may_not)
    assert signed_in(user).get("/staff/").status_code == 200


@pytest.mark.django_db
def test_no_permission_stands_twice() -> None:
    found = [(p.content_type_id, p.codename) for p in Permission.objects.all()]
    assert len(found) == len(set(found))
