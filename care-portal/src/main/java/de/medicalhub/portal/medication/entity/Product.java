package de.medicalhub.portal.medication.entity;

import de.medicalhub.portal.medication.Substance;
import java.io.Serializable;
import java.util.List;

/**
 * What is taken. Where a PZN is given, the other parts stand only if somebody changed them by hand.
 *
 * @param pzn M/@p, without leading zeros
 * @param tradeName M/@a
 * @param form M/@f: a code of three capitals up to version 027, a word of one to ten letters since 028
 * @param formText M/@fd, free text instead of {@code form}
 * @param substances elements W, at most three
 */
public record Product(String pzn, String tradeName, String form, String formText, List<Substance> substances)
        implements Serializable {
    public Product {
        substances = List.copyOf(substances);
    }

    /** The number with its leading zeros, as catalogues and FHIR write it. */
    public String fullPzn() {
        return "0".repeat(Math.max(0, 8 - pzn.length())) + pzn;
    }
}
