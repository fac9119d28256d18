package de.medicalhub.fhir.audit.entity;

import java.util.UUID;

/**
 * A link of the chain's beginning, which had one for each row before there were blocks. No new ones are made.
 *
 * @param sequence 1 for the first, without gaps
 * @param place of the row in the table
 * @param row which one
 * @param digest of the row's content when it was written
 * @param hash of all that and of the hash before
 */
public record Seal(long sequence, long place, UUID row, String digest, String hash) {
    /** Whether this one is rightly the link behind that. */
    public boolean follows(Anchor before, RowDigest digests) {
        return sequence == before.sequence() + 1 && hash.equals(digests.link(before.hash(), sequence, place, digest));
    }

    /** The chain up to here. */
    public Anchor anchor() {
        return new Anchor(sequence, hash);
    }
}
