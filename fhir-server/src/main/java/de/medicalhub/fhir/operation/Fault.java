package de.medicalhub.fhir.operation;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter it is about; empty if it is about the whole
 * @param reason key of the sentence that explains it
 */
public record Fault(String parameter, String reason) {

    /** About no single parameter. */
    public static Fault ofWhole(String reason) {
        return new Fault("", reason);
    }
}
