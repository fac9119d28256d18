package de.medicalhub.fhir.operation;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter it is about; empty if it is about the whole
 * @param reason key of the sentence that explains it
 * @param limit what is allowed at most; empty if that is not what is wrong
 */
public record Fault(String parameter, String reason, String limit) {

    public Fault(String parameter, String reason) {
        this(parameter, reason, "");
    }

    /** About no single parameter. */
    public static Fault ofWhole(String reason) {
        return new Fault("", reason);
    }
}
