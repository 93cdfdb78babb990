"""Files in, files out: nothing is lost, and what cannot be read is named."""

from pathlib import Path

import pytest

from knowledge.errors import ContentError
from knowledge.interchange import dump, read_dir, read_file, write_dir
from tests.knowledge.content import entry, with_text

FAQ = Path(__file__).parents[2] / "knowledge" / "faq"


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    docs = read_dir(FAQ)
    write_dir(docs, tmp_path)
    assert read_dir(tmp_path) == docs


def test_awkward_text_survives(tmp_path: Path) -> None:
    doc = with_text(
        entry(), "es", short="Sí: «no» # 5 - 'x' \"y\" {z} 😀", full="## Uno\n\n- a\n- b\n\n  c: d"
    )
    write_dir([doc], tmp_path)
    assert read_dir(tmp_path) == [doc]


def test_what_is_said_of_a_retired_entry_survives(tmp_path: Path) -> None:
    doc = with_text(entry(replaced_by="school-sing"), "es", withdrawn="La ley cambió.")
    write_dir([doc], tmp_path)
    assert read_dir(tmp_path) == [doc]


GOOD = dump(entry())
BROKEN = [
    ("not YAML", "id: [", "not valid YAML"),
    ("a list", "- a", "expected fields"),
    ("no id", GOOD.replace("id: school-swim", "name: x", 1), "id: is missing"),
    ("date as words", GOOD.replace("2027-05-20", "next May"), "review_by: “next May” should be a date"),
    ("phrasing read as a number", GOOD.replace("- can i swim", "- 911"), "en.phrasings: “911” should be text"),
    ("phrasing read as yes", GOOD.replace("- can i swim", "- yes"), "en.phrasings: “True” should be text"),
    ("volatile as text", GOOD.replace("volatile: false", "volatile: maybe"), "volatile: should be true or false"),
    ("sources not a list", GOOD.replace("related: []", "related: none"), "related: should be a list"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "entry.yml"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"entry\.yml") as caught:
        read_file(path)
    assert says in str(caught.value)


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "entry.yml"
    path.write_bytes("id: niño".encode("latin-1"))
    with pytest.raises(ContentError, match="UTF-8"):
        read_file(path)


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(GOOD)
    with pytest.raises(ContentError, match="also used by"):
        read_dir(tmp_path)


def test_a_missing_folder_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such folder"):
        read_dir(tmp_path / "none")
