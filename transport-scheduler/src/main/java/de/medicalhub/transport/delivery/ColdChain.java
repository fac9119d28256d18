package de.medicalhub.transport.delivery;

import java.math.BigDecimal;

/**
 * Between which temperatures medicines are kept cold, in °C; both belong to it.
 *
 * @param from usually 2
 * @param to usually 8
 */
public record ColdChain(BigDecimal from, BigDecimal to) {
    /** What Ph. Eur. calls "in a refrigerator". */
    public static final ColdChain REFRIGERATOR = new ColdChain(BigDecimal.valueOf(2), BigDecimal.valueOf(8));

    /** Refuses limits in the wrong order. */
    public ColdChain {
        if (from.compareTo(to) >= 0) {
            throw new IllegalArgumentException("medhub.transport.cold-from must be less than medhub.transport.cold-to");
        }
    }

    /** Whether that is cold enough and not too cold. */
    public boolean holds(BigDecimal celsius) {
        return celsius.compareTo(from) >= 0 && celsius.compareTo(to) <= 0;
    }
}
