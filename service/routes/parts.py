"""What the routes take from the application and from a request."""

from typing import Annotated

from fastapi import Depends, Header, Request

from service.frameworks import Frameworks
from service.keeping import Keeper
from service.store import Store


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _keeper(request: Request) -> Keeper:
    keeper: Keeper = request.app.state.keeper
    return keeper


def _frameworks(request: Request) -> Frameworks:
    frameworks: Frameworks = request.app.state.frameworks
    return frameworks


HeldStore = Annotated[Store, Depends(_store)]
HeldKeeper = Annotated[Keeper, Depends(_keeper)]
HeldFrameworks = Annotated[Frameworks, Depends(_frameworks)]

IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="The ETag of the state this change is made for; 428 if left out."),
]
