"""Bytes become canonical characters, one for one."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NotAnArticle
from reader.ingest.decode import canonical, decode

WORDS = "The café’s £5 “special” was off."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1252"),
        "The harbour is shut until further notice, the council said.".encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "utf-16 without a mark"],
)
def test_the_encoding_ladder_reads_western_text(data: bytes) -> None:
    assert decode(data, "a.txt") in (WORDS, "The harbour is shut until further notice, the council said.")


def test_a_declared_charset_comes_before_utf_8() -> None:
    assert decode("Żółw".encode("iso-8859-2"), "a.html", "iso-8859-2") == "Żółw"


def test_an_unknown_charset_is_passed_over() -> None:
    assert decode("Żółw".encode(), "a.html", "klingon") == "Żółw"


def test_newlines_become_one_kind() -> None:
    assert canonical("a\r\nb\rc\n") == "a\nb\nc\n"


def test_cp1252_mistaken_for_latin_1_reads_as_meant() -> None:
    assert canonical("it\x92s \x93off\x94") == "it’s “off”"


def test_bidi_controls_escapes_and_bells_are_replaced() -> None:
    assert canonical("a\u202eb\x1b[31mc\x07\u2066d") == "a�b�[31mc��d"


def test_lone_surrogates_are_replaced() -> None:
    assert canonical("a\ud800b") == "a�b"


@given(st.text(alphabet=st.characters(blacklist_characters="\r")))
def test_replacing_keeps_every_offset(text: str) -> None:
    assert len(canonical(text)) == len(text)


@given(st.text())
def test_canonical_text_is_canonical(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except NotAnArticle as error:
        assert str(error).startswith("a.txt: ") and "\n" not in str(error)
    else:
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "what"), [(b"\x89PNG\r\n", "image"), (b"\x7fELF\x02", "program"), (bytes(range(256)) * 9, "binary")]
)
def test_a_binary_file_is_named_for_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(NotAnArticle, match=f"photo: .*{what}"):
        decode(data, "photo")


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "undefined", "a\x00b", ""])
def test_what_is_no_charset_of_the_web_is_passed_over(charset: str) -> None:
    assert decode("Żółw a\\u0041-b".encode(), "a.html", charset) == "Żółw a\\u0041-b"
