from nmi_analysis.compare.neighbours import link


def mean_distance(a, b):
    return 1 - sum(abs(x - y) for x in a for y in b) / (len(a) * len(b)) / 10


def test_nearest_groups_join_first_and_average_decides():
    groups = {i: [value] for i, value in enumerate([0, 1, 2, 9, 10])}
    edges = {(i, j): mean_distance(groups[i], groups[j]) for i in groups for j in groups if i < j}
    assert sorted(link(groups, edges, mean_distance, list.extend, 0.75)) == [[0, 1, 2], [9, 10]]


def test_groups_without_an_edge_stay_apart():
    assert link({0: [0], 1: [0]}, {}, mean_distance, list.extend, 0.1) == [[0], [0]]
