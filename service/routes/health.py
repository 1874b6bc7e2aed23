"""Whether the server is up."""

from fastapi import APIRouter

router = APIRouter()


@router.get("/healthz", summary="Whether the server is up")
async def health() -> dict[str, str]:
    """Answers as soon as reports can be made."""
    return {"status": "ok"}
