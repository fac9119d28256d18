package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Whom the form offers, in alphabetical order (D3).
 *
 * @param arranging who can be asked to arrange something, by kind of support
 */
public record Choices(
        List<Choice> services,
        List<Choice> pharmacies,
        List<Choice> carriers,
        List<Choice> gps,
        Map<String, List<Choice>> arranging)
        implements Serializable {

    /** Nobody yet. */
    public static Choices none() {
        return new Choices(List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    /**
     * One of them.
     *
     * @param value the reference that is sent
     * @param label name and town
     */
    public record Choice(String value, String label) implements Serializable {}
}
