package de.medicalhub.fhir.audit.control;

import ca.uhn.fhir.storage.interceptor.balp.BalpProfileEnum;
import java.util.Locale;

/** What was done, with the profile of IHE BALP that describes it with and without a patient. */
public enum AccessKind {
    CREATE(BalpProfileEnum.BASIC_CREATE, BalpProfileEnum.PATIENT_CREATE),
    READ(BalpProfileEnum.BASIC_READ, BalpProfileEnum.PATIENT_READ),
    UPDATE(BalpProfileEnum.BASIC_UPDATE, BalpProfileEnum.PATIENT_UPDATE),
    DELETE(BalpProfileEnum.BASIC_DELETE, BalpProfileEnum.PATIENT_DELETE),
    QUERY(BalpProfileEnum.BASIC_QUERY, BalpProfileEnum.PATIENT_QUERY);

    private final BalpProfileEnum basic;
    private final BalpProfileEnum patient;

    AccessKind(BalpProfileEnum basic, BalpProfileEnum patient) {
        this.basic = basic;
        this.patient = patient;
    }

    /** The profile that the event claims. */
    public BalpProfileEnum profile(boolean aboutPatient) {
        return aboutPatient ? patient : basic;
    }

    /** Code of the RESTful interaction that a write is, also as a part of a transaction. */
    String interaction() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something was changed. */
    public boolean isWrite() {
        return this == CREATE || this == UPDATE || this == DELETE;
    }
}
