package de.medicalhub.transport.planning.bench;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/** One of those that are measured. */
interface Engine {
    /** As the option {@code bench.engines} names it. */
    String name();

    /** The best plan after so many seconds of processor time of one thread; empty if there is none that serves everyone. */
    Optional<Tours> solve(Instance instance, double cpuSeconds, long seed);

    /** Processor time that this thread has used so far. */
    static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
