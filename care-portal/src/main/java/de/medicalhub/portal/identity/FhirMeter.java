package de.medicalhub.portal.identity;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import jakarta.enterprise.context.RequestScoped;
import java.io.Serializable;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How often a page asks the FHIR server, and how long that takes (I6). */
@RequestScoped
public class FhirMeter {
    private final Count count = new Count();

    /** What the FHIR client tells about each request. */
    public Object listener() {
        return count;
    }

    /** Asks, and counts the time until the answer has been understood. */
    public <T> T time(Supplier<T> question) {
        long before = count.nanos;
        long begin = System.nanoTime();
        try {
            return question.get();
        } finally {
            count.nanos = before + System.nanoTime() - begin;
        }
    }

    /** As value of the header {@code Server-Timing} (W3C Server Timing); empty if nothing was asked. */
    public String header() {
        return count.requests == 0
                ? ""
                : "fhir;desc=\"" + count.requests + "\";dur="
                        + String.format(Locale.ROOT, "%.1f", count.nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** One thread asks one thing after the other. */
    public static final class Count implements Serializable {
        private int requests;
        private long nanos;
        private long since;

        @Hook(Pointcut.CLIENT_REQUEST)
        public void asks() {
            requests++;
            since = System.nanoTime();
        }

        @Hook(Pointcut.CLIENT_RESPONSE)
        public void hears() {
            nanos += System.nanoTime() - since;
        }
    }
}
