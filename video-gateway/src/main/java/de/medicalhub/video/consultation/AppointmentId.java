package de.medicalhub.video.consultation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Logical id of a FHIR Appointment; says nothing about the patient. */
public record AppointmentId(String value) {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    public AppointmentId {
        if (!FHIR_ID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a FHIR id");
        }
    }

    /** The id, if the text is one. */
    public static Optional<AppointmentId> find(String text) {
        return FHIR_ID.matcher(text).matches() ? Optional.of(new AppointmentId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
