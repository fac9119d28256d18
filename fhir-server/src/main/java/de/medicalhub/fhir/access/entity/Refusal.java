package de.medicalhub.fhir.access.entity;

/**
 * Why a write is refused.
 *
 * @param absent whether it must look as if what it is about did not exist
 * @param sentence for the caller; tells nothing about a resource that the caller may not read
 */
public record Refusal(boolean absent, String sentence) {
    private static final Refusal NOT_YOURS = new Refusal(false, "Your role does not allow writing this.");
    private static final Refusal NOT_THERE = new Refusal(
            true, "You may not write this, or what it is about or names is not there, or you may not read it.");

    /** Whatever it is about. */
    public static Refusal notYours() {
        return NOT_YOURS;
    }

    /** Hidden and absent read alike. */
    public static Refusal notThere() {
        return NOT_THERE;
    }

    /** For a reason that has nothing to do with single resources. */
    public static Refusal because(String sentence) {
        return new Refusal(false, sentence);
    }
}
