package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The signed consent of a stay.
 *
 * @param document {@code DocumentReference/…}
 * @param signed when, Europe/Berlin
 * @param byPatient whether the patient signed, not a representative
 * @param onPaper whether it was signed on paper, so that a scan is wanted
 * @param scans of the paper, newest first
 */
public record SignedForm(String document, LocalDateTime signed, boolean byPatient, boolean onPaper, List<Scan> scans)
        implements Serializable {
    public SignedForm {
        scans = List.copyOf(scans);
    }

    /**
     * A paper that was scanned.
     *
     * @param document {@code DocumentReference/…}
     * @param scanned when, Europe/Berlin
     * @param by name of who did
     */
    public record Scan(String document, LocalDateTime scanned, String by) implements Serializable {
        /** Without its type. */
        public String id() {
            return document.replaceFirst("^.*/", "");
        }
    }

    /** What stands behind the Consents: the newest scan, else the form. */
    public String source() {
        return scans.stream().map(Scan::document).findFirst().orElse(document);
    }
}
