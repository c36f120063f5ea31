"""One process of `benchmarks.curve`: the stages of one kind at one size, a line of JSON for each as soon as it is done.

`python -m benchmarks.curve_process scoring 1000 FILE [STAGE …]`

The stages named are left out, and those that need them. FILE holds what is scored once for all sizes of reading.
Seconds are of the processor's time.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from benchmarks.curve_stages import Made, Stage, made_for_reading, made_for_scoring, reading_stages, scoring_stages
from benchmarks.memory import added_by, peak_megabytes

KINDS = {"scoring": (made_for_scoring, scoring_stages), "reading": (made_for_reading, reading_stages)}
_AGAIN = 3.0  # seconds: a stage that takes less runs thrice, and the median counts


def main() -> None:
    """Run the stages of a kind at a size, but those left out."""
    kind, size, kept, *left_out = sys.argv[1:]
    begin, stages = KINDS[kind]
    made = begin(int(size), Path(kept))
    for stage in stages():
        if stage.name not in left_out and all(name in made for name in stage.needs):
            print(json.dumps({"stage": stage.name, **_measured(stage, made)}), flush=True)


def _measured(stage: Stage, made: Made) -> dict[str, float | None]:
    """Seconds and megabytes of a stage, and what the process held at most; what it makes is put beside the rest."""
    begun = time.process_time()
    made[stage.name], megabytes = added_by(lambda: stage.run(made))
    seconds, held = [time.process_time() - begun], peak_megabytes()
    while len(seconds) < 3 and seconds[0] < _AGAIN:
        begun = time.process_time()
        stage.run(made)
        seconds.append(time.process_time() - begun)
    return {"seconds": statistics.median(seconds), "megabytes": megabytes, "held": held}


if __name__ == "__main__":
    main()
