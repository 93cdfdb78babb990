"""What retrieval is trained on."""

from collections import Counter

import yaml

from knowledge.corpus import training_examples
from knowledge.interchange import read_dir
from knowledge.languages import words
from knowledge.retrieval import NOTHING
from tests.knowledge.retrieval.conftest import FAQ

EXAMPLES = training_examples(read_dir(FAQ))


def test_every_entry_has_enough_ways_of_asking_in_both_languages():
    counts = Counter((example.entry, example.language) for example in EXAMPLES)
    entries = {example.entry for example in EXAMPLES} - {NOTHING}
    assert not {(entry, language): counts[entry, language] for entry in entries for language in ("en", "es")
                if counts[entry, language] < 40}  # fmt: skip


def test_no_text_asks_for_two_things():
    assert len({" ".join(words(example.text)) for example in EXAMPLES}) == len(EXAMPLES)


def test_some_of_each_language_calibrate():
    for language in ("en", "es"):
        kept = [example.calibrates for example in EXAMPLES if example.language == language]
        assert 0.1 < sum(kept) / len(kept) < 0.25


def test_an_unknown_entry_is_not_trained_on(tmp_path):
    (tmp_path / "extra").mkdir()
    (tmp_path / "nothing").mkdir()
    (tmp_path / "extra" / "x.yml").write_text(yaml.safe_dump({"gone": {"en": ["who knows"]}}))
    (tmp_path / "nothing" / "en.yml").write_text(yaml.safe_dump(["what's for dinner"]))
    found = training_examples(read_dir(FAQ)[:1], tmp_path)
    assert "who knows" not in [example.text for example in found]
    assert [example.entry for example in found if example.text == "what's for dinner"] == [NOTHING]
