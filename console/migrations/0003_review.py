"""One step of review for entries: reviewers and administrators may approve."""

from django.db import migrations

from console.roles import ADMINISTRATORS, REVIEWERS

NAME = "Review by a second person"


def make(apps, schema_editor):
    types, groups = apps.get_model("contenttypes", "ContentType"), apps.get_model("auth", "Group")
    models = {
        name: apps.get_model("wagtailcore", name)
        for name in ("GroupApprovalTask", "Workflow", "WorkflowTask", "WorkflowContentType")
    }
    kind, _ = types.objects.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task = models["GroupApprovalTask"].objects.create(name=NAME, content_type=kind, active=True)
    task.groups.set(groups.objects.filter(name__in=[REVIEWERS, ADMINISTRATORS]))
    workflow = models["Workflow"].objects.create(name=NAME, active=True)
    models["WorkflowTask"].objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    entry, _ = types.objects.get_or_create(app_label="knowledge", model="entry")
    models["WorkflowContentType"].objects.create(content_type=entry, workflow=workflow)


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("console", "0002_case_desk"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make, remove)]
