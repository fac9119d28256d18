package de.medicalhub.portal.medication;

import java.util.List;

/**
 * What a catalogue knows of one package.
 *
 * @param tradeName as printed in the plan
 * @param form word for the form, such as "Tabl"
 */
public record Medicine(String tradeName, List<Substance> substances, String form) {
    public Medicine {
        substances = List.copyOf(substances);
    }
}
