package de.medicalhub.portal.discharge.entity;

/**
 * A line of the list of inpatients.
 *
 * @param encounter its id, for the address of the form
 * @param signed whether the consent lies signed
 * @param scanMissing whether it was signed on paper that nobody has scanned yet
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
        boolean scanMissing,
        String ward) {
    /** Whether nothing can be sent, for want of consent. */
    public boolean isUnsigned() {
        return caseId.isEmpty() && !signed;
    }

    /** Whether something of the consent is still to be done: the signature, or the scan of the paper. */
    public boolean isConsentOpen() {
        return isUnsigned() || scanMissing;
    }
}
