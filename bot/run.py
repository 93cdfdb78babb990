"""`bot/.venv/bin/python -m bot.run`: serve the newest model on 127.0.0.1:BOT_PORT. Health: `GET /webhooks/rest/`."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

from bot import light, paths, quiet

os.environ["ACTIONS_WEBHOOK"] = f"http://127.0.0.1:{paths.actions_port()}/webhook"
os.environ["ACTIONS_TOKEN"] = paths.process_tokens()[-1]
os.environ["TRACKER_URL"] = paths.tracker_url()


def main() -> None:
    """Serve until told to stop; exits 1 with one sentence when there is no model."""
    if not any(paths.models().glob("*.tar.gz")):
        sys.exit(f"No model in {paths.models()}. Train one: bot/.venv/bin/python -m bot.train")
    os.umask(0o077)  # its memory is for the owner alone, as `console/keys.py` has it for the others
    light.leave_out()
    import rasa.core.run
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.endpoints import EndpointConfig

    from bot import remote_actions

    quiet.quiet()
    remote_actions.trim()
    endpoints = AvailableEndpoints.read_endpoints(str(paths.ROOT / "endpoints.yml"))
    if os.environ.get("REDIS_URL"):
        redis = urlsplit(os.environ["REDIS_URL"])
        endpoints.lock_store = EndpointConfig(
            type="redis", url=redis.hostname, port=redis.port or 6379, db=int(redis.path.strip("/") or 0),
            username=redis.username, password=redis.password, use_ssl=redis.scheme == "rediss",
        )
    rasa.core.run.serve_application(
        model_path=str(paths.models()),
        interface="127.0.0.1",
        port=paths.bot_port(),
        credentials=str(paths.ROOT / "credentials.yml"),
        endpoints=endpoints,
        enable_api=False,  # its HTTP API has no authentication worth the name, and nobody needs it
    )


if __name__ == "__main__":
    main()
