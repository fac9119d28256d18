package de.medicalhub.transport.carriers;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.transport.carriers.control.CarrierPhones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Where drivers call the dispatch of their carrier (rule 5). */
@ApplicationScoped
public class DispatchPhones {
    private static final long KEPT_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private final CarrierPhones phones;
    private final LongSupplier nanos;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Optional<String> phone, long since) {}

    /** For the container's proxy. */
    protected DispatchPhones() {
        this((organisation, token) -> Optional.empty(), System::nanoTime);
    }

    @Inject
    DispatchPhones(CarrierPhones phones) {
        this(phones, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward */
    DispatchPhones(CarrierPhones phones, LongSupplier nanos) {
        this.phones = phones;
        this.nanos = nanos;
    }

    /**
     * The carrier's number; empty if the directory says none. While the directory does not answer the last one counts, and it is asked
     * again after half a minute only: tours do not wait for it one after the other.
     *
     * @param token of who asks
     */
    public Optional<String> of(String carrier, String token) {
        long now = nanos.getAsLong();
        Known last = known.get(carrier);
        if (last != null && now - last.since() < KEPT_NANOS) {
            return last.phone();
        }
        Optional<String> phone;
        try {
            phone = phones.phoneOf(carrier, token);
        } catch (HubException silent) {
            Optional<String> kept = last == null ? Optional.empty() : last.phone();
            known.put(carrier, new Known(kept, nanos.getAsLong() - KEPT_NANOS + AGAIN_NANOS));
            return kept;
        }
        known.put(carrier, new Known(phone, now));
        return phone;
    }
}
