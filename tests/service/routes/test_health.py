from fastapi.testclient import TestClient


def test_health_says_that_it_is_up(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
