package de.medicalhub.portal.medication.entity;

import java.io.Serializable;

/**
 * Whose plan it is (element P).
 *
 * @param given P/@g
 * @param family P/@f
 * @param insuranceId P/@egk, the ten places of the KVNR that never change
 * @param birthDate P/@b, YYYYMMDD; day and month may be 00
 * @param sex P/@s: M, W, X, from version 026 also D
 * @param title P/@t
 * @param prefix P/@v, such as "von"
 * @param suffix P/@z, such as "Freifrau"
 */
public record Person(
        String given,
        String family,
        String insuranceId,
        String birthDate,
        String sex,
        String title,
        String prefix,
        String suffix)
        implements Serializable {

    /** Title, given name, suffix, prefix and family name, as on the printed page. */
    public String fullName() {
        return String.join(" ", title, given, suffix, prefix, family)
                .replaceAll(" +", " ")
                .strip();
    }
}
