from datetime import timedelta

from django.db import migrations, models
from django.db.models import F


def promise(apps, _schema):
    """Who waits in a held chat while this runs is told in time, too."""
    desk = apps.get_model("channels", "Desk").objects.first()
    minutes = timedelta(minutes=desk.answer_minutes if desk else 15)
    held = apps.get_model("channels", "Case").objects.filter(held_at__isnull=False, waiting_since__isnull=False)
    held.exclude(state="closed").update(answer_by=F("waiting_since") + minutes)


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0005_one_price'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='case',
            name='told_at',
        ),
        migrations.AddField(
            model_name='case',
            name='answer_by',
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AlterField(
            model_name='caseevent',
            name='kind',
            field=models.CharField(choices=[('opened', 'opened'), ('again', 'asked for a person again'), ('claimed', 'took the case'), ('handed', 'handed over to'), ('released', 'put the case back'), ('replied', 'replied'), ('note', 'noted'), ('unsaid', 'the bot would have said'), ('unseen', 'asked to write in words what cannot be opened here'), ('snoozed', 'snoozed until'), ('woke', 'came back'), ('timed_out', 'nobody answered in time: the person was told, the bot answers again'), ('closed', 'closed')], max_length=10),
        ),
        migrations.RunPython(promise, migrations.RunPython.noop),
    ]
