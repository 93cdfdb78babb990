"""Who may read what people asked in vain: everybody with a role; who may settle it: those who write answers."""

from django.db import migrations

from console.roles import ADMINISTRATORS, REVIEWERS, ROLES, WRITERS, grant


def give(apps, schema_editor):
    for group in ROLES:
        grant(apps, group, {"upkeep.unanswered": "view"})
    for group in (WRITERS, REVIEWERS, ADMINISTRATORS):
        grant(apps, group, {"upkeep.unanswered": "change"})


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0001_initial"), ("console", "0001_roles")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
