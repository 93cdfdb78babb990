"""Supervisors work at the case desk; reviewers judge answers."""

from django.db import migrations

from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS, grant

CASES = {
    "channels.case": "view work_case",
    "channels.answerreview": "view change",
    "channels.fault": "view add change",
}
GRANTED = {
    SUPERVISORS: [CASES],
    REVIEWERS: [{"channels.answerreview": "view change", "channels.fault": "view change"}],
    ADMINISTRATORS: [CASES, {"channels.desk": "view change", "channels.deskseat": "view add change delete"}],
}


def give(apps, schema_editor):
    for group, granted in GRANTED.items():
        for rights in granted:
            grant(apps, group, rights)


class Migration(migrations.Migration):
    dependencies = [("console", "0001_roles"), ("channels", "0003_cases")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
