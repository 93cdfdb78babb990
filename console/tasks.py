"""What the worker does for the console (djhuey looks here): each line brings the tasks of one part."""

from console.desk import tasks as desk
from console.exchange import tasks as exchange
from console.security import tasks as security
from console.upkeep import tasks as upkeep

__all__ = ["desk", "exchange", "security", "upkeep"]
