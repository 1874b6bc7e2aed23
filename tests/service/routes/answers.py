"""What tests of the routes look at in an answer."""

from httpx2 import Response

from service.schemas import Problem


def problem(response: Response) -> tuple[int, str]:
    """Status and code of a problem document, after checking its form."""
    assert response.headers["content-type"] == "application/problem+json"
    body = Problem.model_validate(response.json())
    assert body.status == response.status_code
    assert body.title
    assert body.detail
    assert body.type == f"urn:fingerpost:problem:{body.code}"
    assert response.headers["cache-control"] == "no-store"
    return body.status, body.code
