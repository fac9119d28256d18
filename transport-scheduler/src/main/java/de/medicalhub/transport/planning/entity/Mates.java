package de.medicalhub.transport.planning.entity;

/** Who must not be aboard together, and who comes after whom. */
final class Mates {
    private final Problem problem;
    private final int[] aboard;

    Mates(Problem problem) {
        this.problem = problem;
        aboard = new int[problem.size()];
    }

    /** What stands among the first {@code fixed} positions is as it is. */
    boolean agree(int[] nodes, int count, int fixed) {
        int size = problem.size();
        int people = 0;
        for (int k = 1; k <= count; k++) {
            int node = nodes[k];
            if (node >= size) {
                people = leave(node - size, people);
                if (k > fixed && comesLater(nodes, k, count)) {
                    return false;
                }
            } else {
                for (int p = 0; p < people && k > fixed; p++) {
                    if (apart(node, aboard[p])) {
                        return false;
                    }
                }
                aboard[people++] = node;
            }
        }
        return true;
    }

    private boolean apart(int one, int other) {
        return problem.request(one).terms().apart().contains(other)
                || problem.request(other).terms().apart().contains(one);
    }

    private int leave(int request, int people) {
        for (int p = 0; p < people; p++) {
            if (aboard[p] == request) {
                aboard[p] = aboard[people - 1];
                return people - 1;
            }
        }
        return people;
    }

    /** Whether the one to be dropped off before is dropped off behind position {@code k}. */
    private boolean comesLater(int[] nodes, int k, int count) {
        int before = problem.request(nodes[k] - problem.size()).terms().after();
        for (int at = k + 1; at <= count && before >= 0; at++) {
            if (nodes[at] == before + problem.size()) {
                return true;
            }
        }
        return false;
    }
}
