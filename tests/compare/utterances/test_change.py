FULL = "Unless the ministry pays, we will close the suspension bridge to lorries"


def changes(found):
    return {r["article"]: (r["form"], r["change"]) for r in found.rows}


def test_each_rendering_stands_to_the_fullest(compared):
    assert changes(compared(
        f'"{FULL}," Ida Holm said.', f'"{FULL}," said Ida Holm.',
        '"We will close the suspension bridge to lorries," Ida Holm said.',
        'Ida Holm said that they will close the suspension bridge to lorries unless the ministry pays.')) == {
            "a0": ("direct", "fullest"), "a1": ("direct", "same"), "a2": ("direct", "cut"),
            "a3": ("indirect", "paraphrased")}


def test_other_words_and_another_speaker(compared):
    assert changes(compared(
        f'"{FULL}," Ida Holm said.', f'"{FULL.replace("lorries", "tractors")}," Ida Holm said.',
        f'"{FULL}," Karl Vale said.')) == {
            "a0": ("direct", "fullest"), "a1": ("direct", "reworded"), "a2": ("direct", "attributed")}


def test_words_without_an_attribution_have_none(compared):
    found = compared(f'"{FULL}," Ida Holm said.', f"The note was short. “{FULL}” stood on the door of the town hall.")
    assert [(r["attribution"] is None, r["speaker"]) for r in found.rows] == [(False, "Ida Holm"), (True, "")]
