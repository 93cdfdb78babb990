from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('channels', '0006_answer_by'),
    ]

    operations = [
        migrations.AddField(
            model_name='verdict',
            name='sealed_question',
            field=models.TextField(blank=True),
        ),
    ]
