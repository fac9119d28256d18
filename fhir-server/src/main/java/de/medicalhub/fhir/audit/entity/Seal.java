package de.medicalhub.fhir.audit.entity;

import java.util.UUID;

/**
 * One link of the chain over the trail.
 *
 * @param sequence 1 for the first, without gaps
 * @param place of the row in the table
 * @param row which one
 * @param digest of the row's content when it was written
 * @param hash of all that and of the hash before
 */
public record Seal(long sequence, long place, UUID row, String digest, String hash) {
    /** Before the first. */
    public static final Seal NONE = new Seal(0, 0, new UUID(0, 0), "", "");

    /** The link behind this one. */
    public Seal next(Unsealed row, RowDigest digests) {
        long number = sequence + 1;
        return new Seal(
                number, row.place(), row.id(), row.digest(), digests.link(hash, number, row.place(), row.digest()));
    }

    /** Whether this one is rightly the link behind that. */
    public boolean follows(Seal before, RowDigest digests) {
        return sequence == before.sequence() + 1 && hash.equals(digests.link(before.hash(), sequence, place, digest));
    }
}
