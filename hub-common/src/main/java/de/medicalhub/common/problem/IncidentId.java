package de.medicalhub.common.problem;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ties the sentence that a person saw to the line in the log; eight hexadecimal digits. */
public record IncidentId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, for one fault at one edge. */
    public static IncidentId next() {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return new IncidentId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
