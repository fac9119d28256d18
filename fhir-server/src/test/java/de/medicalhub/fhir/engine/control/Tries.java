package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

/** How often a fuzz test was really tried: that one was skipped is written where nobody looks. */
final class Tries {
    /** By far fewer than any machine makes in the time given, and more than there are seeds and findings to repeat. */
    private static final long AT_LEAST = 100;

    /** As the build sets it to fuzz; without, what was found before is repeated. */
    private static final boolean FUZZED = System.getenv("JAZZER_FUZZ") != null;

    private final AtomicLong made = new AtomicLong();

    void another() {
        made.incrementAndGet();
    }

    void assertFuzzed() {
        assertThat(made).as("what the fuzz test has tried").hasValueGreaterThan(FUZZED ? AT_LEAST : 0);
    }
}
