package de.medicalhub.fhir.audit.entity;

/**
 * Up to where the chain goes: who has noted one outside sees later that nothing before it was changed or cut off.
 *
 * @param sequence number of the last row, counted from 1
 * @param hash over all up to there
 */
public record Anchor(long sequence, String hash) {
    /** Before the first row. */
    public static final Anchor NONE = new Anchor(0, "");
}
