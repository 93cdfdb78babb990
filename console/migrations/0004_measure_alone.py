"""Administrators may add a measured question without a second colleague."""

from django.db import migrations

from console.roles import ADMINISTRATORS, grant


def give(apps, schema_editor):
    grant(apps, ADMINISTRATORS, {"knowledge.measuredquestion": "add"})


class Migration(migrations.Migration):
    dependencies = [("console", "0003_review"), ("knowledge", "0004_measured_questions")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
