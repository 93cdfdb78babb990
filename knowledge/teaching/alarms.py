"""`python -m knowledge.teaching.alarms [FOLDER]`: teach the encoder in FOLDER, or the one that ships, to tell an
emergency.

To be run after the words have learnt (`knowledge.urgent.learn`). Teaches the branch twice: first without one text in
five, on which both opinions, of words and of meaning, are weighed against each other; then with all of them. Writes
`alarm.onnx` and the opinions' weights. A quarter of an hour of two cores.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from knowledge.corpus import calibrates
from knowledge.encoder import SHIPPED, Opinions
from knowledge.encoders.onnx import OnnxEncoder
from knowledge.encoders.transformer import packaged_path
from knowledge.languages import words
from knowledge.teaching.branch import Branch, States, odds, teach_branch
from knowledge.teaching.export import export_branch
from knowledge.teaching.texts import calibrates_alarms
from knowledge.urgent.detect import needed
from knowledge.urgent.learn import SINCE, TAUGHT, WEIGHT, Example, from_examples, ordinary, weigh
from knowledge.urgent.second_opinion import ENOUGH
from knowledge.urgent.weigh import features

FOLDERS = ("knowledge/faq", "knowledge/corpus", "bot/data/nlu")


def main(folder: Path) -> None:
    """Teaches the branch, weighs the opinions, and writes both into `folder`."""
    examples = list(dict.fromkeys([*from_examples(TAUGHT), *from_examples(SINCE), *ordinary(list(FOLDERS))]))
    say(f"{len(examples)} texts are read")
    read = OnnxEncoder(folder, folder.name).states([text for text, _ in examples])
    states = [one.astype(np.float16) for one in read]
    kept = [number for number, example in enumerate(examples) if _kept(*example)]
    taught = sorted(set(range(len(examples))) - set(kept))
    say(f"the branch learns from {len(taught)} of them")
    branch = _teach([examples[number] for number in taught], [states[number] for number in taught])
    say(f"both opinions are weighed on the other {len(kept)}")
    unseen = [examples[number] for number in kept]
    opinions = weigh_opinions(
        _by_words([examples[number] for number in taught], unseen),
        odds(branch, [states[number] for number in kept]),
        [kind for _, kind in unseen],
    )
    say("the branch learns from all")
    export_branch(_teach(examples, states), folder, opinions)
    say(f"written to {folder}")


def weigh_opinions(margins: NDArray[np.float64], meanings: NDArray[np.float64], kinds: Sequence[str]) -> Opinions:
    """What tells emergencies best from the rest; says what it comes to. `margins`: by how much the words outweigh what
    is needed; `meanings`: the branch's log odds; of texts of these `kinds`, from which neither learnt."""
    both, kind = np.column_stack([margins, meanings]), np.array(kinds)
    judge = LogisticRegression().fit(both, kind == "urgent", sample_weight=[WEIGHT[one] for one in kinds])
    agreed = judge.decision_function(both)
    say(f"the highest meaning is {meanings.max():.1f}")
    ways = {"words alone": margins >= 0, "meaning alone": meanings >= 0}
    ways |= {f"both, from {enough}": agreed >= enough for enough in sorted({-1.0, -0.5, 0.0, ENOUGH})}
    for way, taken in ways.items():
        shares = (f"{100 * taken[kind == one].mean():.1f} % of {(kind == one).sum()} {one}" for one in WEIGHT)
        say(f"{way}: {', '.join(shares)}")
    by_words, by_meaning = judge.coef_[0]
    return Opinions(*(round(float(one), 2) for one in (by_words, by_meaning, judge.intercept_[0])))


def _teach(examples: Sequence[Example], states: Sequence[States]) -> Branch:
    urgent = np.array([kind == "urgent" for _, kind in examples])
    weights = np.array([WEIGHT[kind] for _, kind in examples], np.float32)
    return teach_branch(packaged_path(), states, urgent, weights / weights.max(), say)


def _by_words(taught: Sequence[Example], unseen: Sequence[Example]) -> NDArray[np.float64]:
    """By how much the words of `unseen` outweigh what is needed, learnt from `taught` alone."""
    names, weights, always = weigh(list(taught))
    table = dict(zip(names, weights, strict=True))
    totals = (always + sum(table.get(name, 0.0) for name in features(text)) for text, _ in unseen)
    return np.array([total - needed(text) for total, (text, _) in zip(totals, unseen, strict=True)])


def _kept(text: str, kind: str) -> bool:
    """One in five (of plain questions one in six), always the same ones, and none that the encoder itself has learnt
    from. The list of what is spelled right (`words.txt`) knows their words."""
    return calibrates(" ".join(words(text)), "an entry") if kind == "ordinary" else calibrates_alarms(text)


def say(line: str) -> None:
    """Tells how it goes, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED)
