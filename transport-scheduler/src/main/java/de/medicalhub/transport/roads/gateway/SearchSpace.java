package de.medicalhub.transport.roads.gateway;

import com.graphhopper.storage.RoutingCHEdgeExplorer;
import com.graphhopper.storage.RoutingCHEdgeIterator;
import com.graphhopper.storage.RoutingCHEdgeIteratorState;
import com.graphhopper.storage.RoutingCHGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The nodes of a contraction hierarchy that are reached from a place on rising ways only, with the seconds to them: every
 * fastest way between two places passes the highest of its nodes, and both places' spaces hold that one.
 */
final class SearchSpace {
    static final SearchSpace EMPTY = new SearchSpace(new int[0], new float[0]);

    private final int[] nodes;
    private final float[] seconds;

    private SearchSpace(int[] nodes, float[] seconds) {
        this.nodes = nodes;
        this.seconds = seconds;
    }

    private record Step(int node, double seconds) {}

    /**
     * Of drives that leave the node.
     *
     * @param own how many nodes the graph has without those that stand for places
     * @param closed stretches that are not driven
     */
    static SearchSpace ahead(RoutingCHGraph graph, int from, int own, Predicate<RoutingCHEdgeIteratorState> closed) {
        return search(graph, from, own, false, closed);
    }

    /** Of drives that arrive at the node. */
    static SearchSpace behind(RoutingCHGraph graph, int to, int own, Predicate<RoutingCHEdgeIteratorState> closed) {
        return search(graph, to, own, true, closed);
    }

    private static SearchSpace search(
            RoutingCHGraph graph, int start, int own, boolean reverse, Predicate<RoutingCHEdgeIteratorState> closed) {
        RoutingCHEdgeExplorer onwards = reverse ? graph.createInEdgeExplorer() : graph.createOutEdgeExplorer();
        RoutingCHEdgeExplorer backwards = reverse ? graph.createOutEdgeExplorer() : graph.createInEdgeExplorer();
        Map<Integer, Double> best = new HashMap<>();
        SortedMap<Integer, Double> settled = new TreeMap<>();
        PriorityQueue<Step> open = new PriorityQueue<>((one, other) -> Double.compare(one.seconds, other.seconds));
        best.put(start, 0d);
        open.add(new Step(start, 0));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.seconds > best.getOrDefault(step.node, Double.POSITIVE_INFINITY)
                    || isBeaten(backwards, step, best, !reverse, closed)) {
                continue;
            }
            if (step.node < own) {
                settled.put(step.node, step.seconds);
            }
            RoutingCHEdgeIterator edge = onwards.setBaseNode(step.node);
            while (edge.next()) {
                int next = edge.getAdjNode();
                boolean rises = edge.isShortcut()
                        || step.node >= own
                        || next >= own
                        || graph.getLevel(step.node) <= graph.getLevel(next);
                double seconds = step.seconds + edge.getWeight(reverse);
                if (rises && seconds < best.getOrDefault(next, Double.POSITIVE_INFINITY) && !closed.test(edge)) {
                    best.put(next, seconds);
                    open.add(new Step(next, seconds));
                }
            }
        }
        return of(settled);
    }

    /** Whether a known way over a higher node is faster: then no fastest way rises here, and it is left out. */
    private static boolean isBeaten(
            RoutingCHEdgeExplorer backwards,
            Step step,
            Map<Integer, Double> best,
            boolean reverse,
            Predicate<RoutingCHEdgeIteratorState> closed) {
        RoutingCHEdgeIterator edge = backwards.setBaseNode(step.node);
        while (edge.next()) {
            double known = best.getOrDefault(edge.getAdjNode(), Double.POSITIVE_INFINITY);
            if (known + edge.getWeight(reverse) < step.seconds && !closed.test(edge)) {
                return true;
            }
        }
        return false;
    }

    private static SearchSpace of(SortedMap<Integer, Double> settled) {
        int[] nodes = new int[settled.size()];
        float[] seconds = new float[nodes.length];
        int at = 0;
        for (Map.Entry<Integer, Double> entry : settled.entrySet()) {
            nodes[at] = entry.getKey();
            seconds[at++] = entry.getValue().floatValue();
        }
        return new SearchSpace(nodes, seconds);
    }

    /** Seconds of the fastest way from this place's space to that one's; infinite if they have no node in common. */
    double meet(SearchSpace other) {
        double best = Double.POSITIVE_INFINITY;
        int i = 0;
        int j = 0;
        while (i < nodes.length && j < other.nodes.length) {
            int difference = Integer.compare(nodes[i], other.nodes[j]);
            if (difference == 0) {
                best = Math.min(best, (double) seconds[i] + other.seconds[j]);
                i++;
                j++;
            } else if (difference < 0) {
                i++;
            } else {
                j++;
            }
        }
        return best;
    }
}
