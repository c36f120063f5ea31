"""From a fitted network to the files that ship: ONNX with 8-bit weights where they do no harm, tokenizer, figures."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from analysis.measures.stance_model import HEADS
from training.calibrate import Scaling
from training.network import StanceNet

_INPUTS = ("ids", "attended", "spoken", "rows", "marks", "goals")


class _Shipped(nn.Module):
    """The network as one graph: four inputs, the scores of every head, and the weights of the signs."""

    def __init__(self, net: StanceNet):
        super().__init__()
        self.net = net

    def forward(self, ids, attended, spoken, rows, marks, goals):
        features, weights = self.net(ids, attended, spoken, rows, marks, goals)
        return (*(self.net.scores(features, head) for head in HEADS), weights)


def export(net: StanceNet, tokenizer: Path, folder: Path, scalings: Mapping[str, Scaling]) -> dict[str, float]:
    """Write the model folder; the largest difference of a score between the network and the shipped file, by head."""
    folder.mkdir(parents=True, exist_ok=True)
    net = net.eval()
    whole, small = folder / "whole.onnx", folder / "model.onnx"
    example = _example()
    _to_onnx(_Shipped(net).eval(), example, whole)
    _shrink(whole, small)
    whole.unlink()
    _write_tokenizer(tokenizer, folder / "tokenizer.json")
    lines = [f'sha256 = "{hashlib.sha256(small.read_bytes()).hexdigest()}"']
    for head, scaling in scalings.items():
        bias = ", ".join(f"{value:.3f}" for value in scaling.bias)
        lines += ["", f"[heads.{head}]", f"temperature = {scaling.temperature:.3f}", f"bias = [{bias}]"]
    (folder / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _differences(net, small, example)


def _example() -> tuple[torch.Tensor, ...]:
    """Two passages of which three targets are asked, with up to two goals."""
    ids = torch.randint(1000, 20000, (2, 24), generator=torch.Generator().manual_seed(1))
    attended, spoken = torch.ones_like(ids), torch.zeros_like(ids)
    attended[1, 20:], spoken[1, 8:12] = 0, 1
    marks, goals = torch.zeros(3, 24), torch.zeros(3, 2, 24)
    marks[0, [3, 9]], marks[1, 5], marks[2, 7] = 1, 1, 1
    goals[0, 0, 3], goals[0, 1, 9], goals[1, 0, 5], goals[2, 0, 7] = 1, 1, 1, 1
    return ids, attended, spoken, torch.tensor([0, 0, 1]), marks, goals


def _to_onnx(module: nn.Module, example: tuple[torch.Tensor, ...], path: Path) -> None:
    sizes = {"passages": 4096, "signs": 512, "targets": 4096, "questions": 512}
    size = {name: torch.export.Dim(name, min=1, max=largest) for name, largest in sizes.items()}
    row = {0: size["passages"], 1: size["signs"]}
    target = {0: size["targets"], 1: size["signs"]}
    goals = {0: size["targets"], 1: size["questions"], 2: size["signs"]}
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=list(_INPUTS),
        output_names=[*HEADS, "weights"],
        dynamo=True,
        dynamic_shapes=(row, row, row, {0: size["targets"]}, target, goals),
        external_data=False,
        opset_version=20,
    )


def _shrink(whole: Path, small: Path) -> None:
    """8-bit weights in every layer; the heads, where it would save nothing, keep theirs."""
    model = onnx.load(whole)
    del model.graph.value_info[:]
    onnx.save(model, whole)
    kept = [node.name for node in model.graph.node if node.op_type in ("MatMul", "Gemm") and not _is_large(node, model)]
    quantize_dynamic(
        whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False, nodes_to_exclude=kept
    )


def _is_large(node: onnx.NodeProto, model: onnx.ModelProto) -> bool:
    shapes = {weight.name: tuple(weight.dims) for weight in model.graph.initializer}
    shape = next((shapes[name] for name in node.input if name in shapes), ())
    return bool(shape) and min(shape) > 3


def _write_tokenizer(source: Path, target: Path) -> None:
    """The tokenizer without padding and truncation, which the product does itself."""
    described = json.loads(source.read_text(encoding="utf-8")) | {"padding": None, "truncation": None}
    target.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _differences(net: StanceNet, small: Path, example: tuple[torch.Tensor, ...]) -> dict[str, float]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(small), providers=["CPUExecutionProvider"])
    feed = {name: tensor.numpy() for name, tensor in zip(_INPUTS, example, strict=True)}
    found = session.run([*HEADS], feed)
    with torch.no_grad():
        features, _ = net(*example)
        own = [net.scores(features, head).numpy() for head in HEADS]
    return {head: float(abs(one - other).max()) for head, one, other in zip(HEADS, own, found, strict=True)}
