package de.medicalhub.fhir.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round of one kind of work showed.
 *
 * @param perSecond requests done in a second
 * @param p50 latency in milliseconds, the median
 * @param p95 latency in milliseconds
 * @param p99 latency in milliseconds
 * @param jvmMillis processor milliseconds of WildFly for each request
 * @param databaseMillis processor milliseconds of PostgreSQL for each request
 */
record Figures(double perSecond, double p50, double p95, double p99, double jvmMillis, double databaseMillis) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * @param latencies in nanoseconds, of every request
     */
    static Figures of(long[] latencies, long elapsedNanos, ProcessorTime used) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Figures(
                sorted.length * NANOS_PER_SECOND / elapsedNanos,
                quantile(sorted, 0.50),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                used.jvm().toNanos() / NANOS_PER_MILLI / sorted.length,
                used.database().toNanos() / NANOS_PER_MILLI / sorted.length);
    }

    /** Each figure's median (rule 3). */
    static Figures median(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::perSecond),
                median(rounds, Figures::p50),
                median(rounds, Figures::p95),
                median(rounds, Figures::p99),
                median(rounds, Figures::jvmMillis),
                median(rounds, Figures::databaseMillis));
    }

    double processorMillis() {
        return jvmMillis + databaseMillis;
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double quantile(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / NANOS_PER_MILLI;
    }
}
