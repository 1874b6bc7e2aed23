"""What the service keeps, and for how long: reports, what people decided about them, and the keys of requests.

`open_store` gives a `Store` over SQLite or PostgreSQL; `tables.py` shows what lies in it.
"""

from service.store.opening import Store, open_store
from service.store.values import Alignment, NewAlignment, Page, Position, State

__all__ = ["Alignment", "NewAlignment", "Page", "Position", "State", "Store", "open_store"]
