package de.medicalhub.portal.discharge.entity;

/**
 * A line of the list of inpatients.
 *
 * @param encounter its id, for the address of the form
 * @param signed whether the consent lies signed
 * @param ward name of the ward; empty if unknown
 * @param caseId of the planned discharge; empty if there is none yet
 */
public record InpatientRow(
        String encounter,
        String name,
        String born,
        String since,
        String reason,
        String caseId,
        boolean signed,
        String ward) {
    /** Whether nothing can be sent, for want of consent. */
    public boolean isUnsigned() {
        return caseId.isEmpty() && !signed;
    }
}
