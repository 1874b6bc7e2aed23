import importlib
import inspect

import pytest

PACKAGES = (
    "alignment",
    "alignment.documents",
    "alignment.extractive",
    "alignment.pathway",
    "embeddings",
    "prompts",
    "weights",
)
DOORS = (*PACKAGES, "service.exports", "service.schemas", "service.store")
RELIED_ON = {
    "alignment": {"align", "align_many", "load_pathway", "Report", "Pathway", "FingerpostError"},
    "embeddings": {"load_encoder", "Encoder"},
    "prompts": {"TextModel", "load_text_model"},
}


@pytest.mark.parametrize("package", DOORS)
def test_a_package_exports_sorted_names_that_are_there(package: str) -> None:
    module = importlib.import_module(package)
    names: list[str] = module.__all__
    assert names == sorted(names, key=lambda name: (not name.isupper(), name[0].islower(), name))
    assert len(set(names)) == len(names)
    assert [name for name in names if not hasattr(module, name)] == []


@pytest.mark.parametrize("package", DOORS)
def test_everything_exported_says_what_it_is(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__doc__
    things = {name: getattr(module, name) for name in module.__all__}
    told = {name: thing for name, thing in things.items() if inspect.isclass(thing) or inspect.isfunction(thing)}
    undocumented = [name for name, thing in told.items() if not thing.__doc__]
    assert undocumented == []


@pytest.mark.parametrize("package", DOORS)
def test_an_exported_function_does_not_hide_a_module(package: str) -> None:
    module = importlib.import_module(package)
    functions = {name for name in module.__all__ if inspect.isfunction(getattr(module, name))}
    assert [name for name in functions if importlib.util.find_spec(f"{package}.{name}")] == []


@pytest.mark.parametrize("package", RELIED_ON)
def test_the_names_other_code_relies_on_are_there(package: str) -> None:
    assert set(importlib.import_module(package).__all__) >= RELIED_ON[package]
