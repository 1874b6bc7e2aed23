"""Templates are versioned files with named variables; rendering is strict, and facts go in as marked-off data."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prompts.facts import Fact, clean_text
from prompts.model import Prompt

_VARIABLE = re.compile(r"\{\{ (\w+) \}\}")
_PARTS = re.compile(r"\A## System\n(?P<system>.+?)\n## User\n(?P<user>.+)\Z", re.DOTALL)

VERSIONS: Mapping[str, int] = {"gaps": 1, "no_counterpart": 2, "overview": 1, "rewrite": 1, "strengths": 1}
"""The version of each template in use. Older files stay beside the newer ones."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template file: what it says and which variables it must be given."""

    name: str
    version: int
    text: str

    @property
    def variables(self) -> frozenset[str]:
        """The names it must be given, no more and no fewer."""
        return frozenset(_VARIABLE.findall(self.text))

    def render(self, variables: Mapping[str, str]) -> Prompt:
        """The prompt. A missing or an unknown variable raises `ValueError`."""
        given = frozenset(variables)
        if given != self.variables:
            missing, unknown = sorted(self.variables - given), sorted(given - self.variables)
            raise ValueError(f"Template {self.name!r}: missing variables {missing}, unknown variables {unknown}.")
        # The file is cut into its parts before values go in, so no value can open a part of its own.
        parts = _PARTS.match(self.text)
        if parts is None:
            raise ValueError(f"Template {self.name!r} needs a System part and a User part.")
        system, user = (_VARIABLE.sub(lambda m: variables[m.group(1)], parts[p]).strip() for p in ("system", "user"))
        return Prompt(system, user)


@cache
def load_template(name: str) -> Template:
    """The version of a template in use. An unknown name raises `KeyError`."""
    version = VERSIONS[name]
    text = files("prompts").joinpath("templates", f"{name}.v{version}.md").read_text(encoding="utf-8")
    return Template(name, version, text)


def prompt_versions() -> Mapping[str, str]:
    """Each template's version and the start of its sha256, so that a report says which words were used."""
    return {name: _version(load_template(name)) for name in sorted(VERSIONS)}


def _version(template: Template) -> str:
    return f"v{template.version}-{hashlib.sha256(template.text.encode()).hexdigest()[:12]}"


def facts_block(facts: Sequence[Fact]) -> str:
    """Facts as data: one line each, cleaned, between marks that cleaned text cannot contain."""
    lines = [f"{fact.id} {fact.role}: {clean_text(fact.text)}" for fact in facts]
    return "\n".join(["<facts>", *lines, "</facts>"])


def render(name: str, facts: Sequence[Fact], **variables: str) -> Prompt:
    """A prompt from a template, some facts, and plain values, each cleaned like a fact."""
    cleaned = {key: clean_text(value, limit=400) for key, value in variables.items()}
    return load_template(name).render({"facts": facts_block(facts)} | cleaned)
