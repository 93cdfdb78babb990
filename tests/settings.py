"""The real settings, over a data directory of their own, with no provider's account whatever `.env` says."""

import atexit
import os
import shutil
import tempfile

from console import environment

KEPT = {"DATABASE_URL", "REDIS_URL", "KNOWLEDGE_ENCODER"}

# A manage.py that a test starts comes here too, and must find the same directory.
data_dir = os.environ.get("HUBLINE_TEST_DATA_DIR")
if not data_dir:
    data_dir = os.environ["HUBLINE_TEST_DATA_DIR"] = tempfile.mkdtemp(prefix="hubline-test-")
    atexit.register(shutil.rmtree, data_dir, ignore_errors=True)

for name in set(environment.VARIABLES) - KEPT:
    os.environ[name] = ""  # wins over `.env`, and empty counts as not set
os.environ["HUBLINE_DATA_DIR"] = data_dir

from console.settings import *  # noqa: E402, F403

STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests of logins, not of hashing
