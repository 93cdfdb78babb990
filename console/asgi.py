"""What uvicorn serves: `uvicorn console.asgi:application`."""

import os
import warnings

from django.core.asgi import get_asgi_application

from channels.redact import warm_up
from console.security.body_limit import limited

# WhiteNoise's files are read by the thread that Django hands them to, which is as it should be.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "console.settings")
application = limited(get_asgi_application())
warm_up()
