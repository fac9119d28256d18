package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.util.List;

/** Whom the form offers, in alphabetical order (D3). */
public record Choices(List<Choice> services, List<Choice> pharmacies, List<Choice> carriers, List<Choice> gps)
        implements Serializable {

    /**
     * One of them.
     *
     * @param value the reference that is sent
     * @param label name and town
     */
    public record Choice(String value, String label) implements Serializable {}
}
