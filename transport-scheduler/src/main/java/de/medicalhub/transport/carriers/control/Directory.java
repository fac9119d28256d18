package de.medicalhub.transport.carriers.control;

import java.util.Set;

/** Where it stands who works for whom. */
public interface Directory {
    /**
     * References to the organisations that a person works for now.
     *
     * @param practitioner such as {@code Practitioner/dispatcher-1}
     * @param token of the same person
     */
    Set<String> organisationsOf(String practitioner, String token);
}
