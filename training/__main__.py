"""Train the stance model and write the folder that ships: `python -m training --data FOLDER --base FOLDER`.

FOLDER of `--data` holds ir_stance, newsmtsc and persent; that of `--base` the encoder to begin from
(`model.safetensors`, `config.json`, `tokenizer.json`). See training/README.md for where both come from.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from analysis.exchange.builtin import CORPUS
from analysis.measures.blinding import Blinder
from analysis.measures.mentions import read_actors
from analysis.measures.stance_model import HEADS
from analysis.text.voice import read_cues
from training.calibrate import Scaling, scaling
from training.export import export
from training.fit import Recipe, fit, predict
from training.items import Item, Reader
from training.mixture import Material, mixture, read_material
from training.network import StanceNet

WARM_UP = Recipe(epochs=3, rate=1e-4, cue_weight=0.0, balanced=("persent",))
TOGETHER = Recipe(
    epochs=1,
    signs=800,
    rate=1e-4,
    cue_weight=0.15,
    smoothing=0.05,
    head_weight={"paragraph": 1.5, "sentiment": 0.8, "persent": 0.5},
    balanced=("persent",),
)


def main() -> None:
    """Train with one seed and write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--base", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=CORPUS / "models" / "stance", metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    tokenizer = chosen.base / "tokenizer.json"
    reader = Reader(
        Blinder(Tokenizer.from_file(str(tokenizer))),
        read_actors(CORPUS / "codebooks" / "actors.toml"),
        read_cues(CORPUS / "lexicons" / "cues.toml"),
    )
    material = read_material(chosen.data, reader)
    net = train(StanceNet(str(chosen.base)), material, chosen.seed)
    differences = export(net, tokenizer, chosen.out, calibrate(net, material.kept_back))
    print(f"Wrote {chosen.out}; scores of the shipped file differ by {differences} at most.")


def train(net: StanceNet, material: Material, seed: int) -> StanceNet:
    """First the two large sets of other coders, then all three together; a head each, one encoder."""
    return taught_together(warmed_up(net, material, seed), material, seed)


def warmed_up(net: StanceNet, material: Material, seed: int) -> StanceNet:
    """The network after the two large sets of other coders; the heads for stance begin as the one for sentiment."""
    warm = fit(net, material.sentiment + material.persent, replace(WARM_UP, seed=seed))
    for head in ("paragraph", "stance", "speaker"):
        warm.heads[head].load_state_dict(warm.heads["sentiment"].state_dict())
    return warm


def taught_together(net: StanceNet, material: Material, seed: int) -> StanceNet:
    """The network after all three sets, mixed."""
    return fit(net, mixture(material, seed), replace(TOGETHER, seed=seed))


def calibrate(net: StanceNet, kept_back: list[Item]) -> dict[str, Scaling]:
    """The scaling of each head, from the readings of paragraphs kept back; none for a head that none of them has."""
    found: dict[str, list[tuple[np.ndarray, int]]] = {}
    for item, chances in zip(kept_back, predict(net, kept_back), strict=True):
        for reading, row in zip(item.readings, chances, strict=True):
            found.setdefault(reading.head, []).append((row, reading.label))
    fitted = {
        head: scaling(np.array([row for row, _ in rows]), [label for _, label in rows]) for head, rows in found.items()
    }
    return dict.fromkeys(HEADS, Scaling()) | fitted


if __name__ == "__main__":
    main()
