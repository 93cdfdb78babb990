"""Writers, reviewers, supervisors and administrators."""

from django.db import migrations

from console.roles import ADMINISTRATORS, REVIEWERS, ROLES, SUPERVISORS, WRITERS, grant

WRITES = {
    "knowledge.entry": "view add change",
    "knowledge.source": "view add change",
    "knowledge.hublisting": "view add change",
    "knowledge.release": "view",
    "knowledge.activation": "view",
}
# To publish an entry is to approve its text; people get it with the next release that is made live.
REVIEWS = {
    "knowledge.entry": "publish lock unlock",
    "knowledge.source": "publish",
    "knowledge.hublisting": "publish lock unlock",
    "knowledge.release": "add",
    "knowledge.activation": "add",
}
SEES = {
    "knowledge.entry": "view",
    "knowledge.source": "view",
    "knowledge.hublisting": "view",
    "knowledge.release": "view",
    "knowledge.activation": "view",
}
GRANTED = {
    WRITERS: [WRITES],
    REVIEWERS: [WRITES, REVIEWS],
    SUPERVISORS: [SEES],
    ADMINISTRATORS: [WRITES, REVIEWS, {"auth.user": "view add change delete"}],
}


def make(apps, schema_editor):
    for group in ROLES:
        for rights in GRANTED[group]:
            grant(apps, group, rights)
        grant(apps, group, {"wagtailadmin.admin": "access_admin"})


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("knowledge", "0001_initial"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
    ]

    operations = [migrations.RunPython(make, remove)]
