import pytest

from nmi_analysis.corpus import Article, Articles, Spool, read


def test_texts_come_back_as_they_were(tmp_path):
    texts = ["first", "", "zwölf → 12\n", "\ufeff" * 3, "x" * 100_000]
    spool = Spool(tmp_path / "new" / "folder")
    for text in texts:
        spool.append(text)
    assert [spool[i] for i in (4, 2, 0, 1, 3)] == [texts[i] for i in (4, 2, 0, 1, 3)]
    assert len(spool) == 5
    assert list((tmp_path / "new" / "folder").iterdir()) == []  # the file has no name


@pytest.mark.parametrize("number", [-1, 1])
def test_a_text_that_is_not_there(tmp_path, number):
    spool = Spool(tmp_path)
    spool.append("one")
    with pytest.raises(IndexError):
        spool[number]


def test_no_folder_without_a_text(tmp_path):
    assert len(Spool(tmp_path / "none")) == 0
    assert not (tmp_path / "none").exists()


def test_spooled_articles_are_those_in_memory(folder, tmp_path):
    corpus = folder({f"{n}.txt": f"The committee met on Monday and approved plan {n} for the harbour." for n in "cab"})
    assert list(read([corpus], texts=Spool(tmp_path)).articles) == list(read([corpus]).articles)


def test_picked_articles_keep_their_texts():
    articles = Articles([])
    for name in "abc":
        articles.append(Article(name, f"text of {name}"))
    assert [a.text for a in articles.metadata] == ["", "", ""]
    assert articles.picked([(2, Article("x", "")), (0, Article("y", ""))])[:] == [
        Article("x", "text of c"), Article("y", "text of a")]
