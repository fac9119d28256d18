package de.medicalhub.fhir.audit.entity;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that grow with time (UUID version 7, RFC 9562 section 5.7): new rows stand side by side in the index, where random ids
 * would touch a page of their own each.
 */
public final class RowIds {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int TIME_SHIFT = 16;
    private static final long TWELVE_BITS = 0xFFFL;
    private static final long SIXTY_TWO_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private RowIds() {}

    /** The id of a row of that time; no secret, unlike what an access token needs. */
    public static UUID next(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (time.toEpochMilli() << TIME_SHIFT) | VERSION | (random.nextLong() & TWELVE_BITS);
        return new UUID(high, VARIANT | (random.nextLong() & SIXTY_TWO_BITS));
    }
}
