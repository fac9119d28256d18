package de.medicalhub.portal.referral.control;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** A nursing service's answer as input of {@code $answer}. */
public final class Answer {
    private Answer() {}

    public static Parameters accept(@Nullable String comment) {
        return with(new Parameters().addParameter("accept", new BooleanType(true)), comment);
    }

    public static Parameters decline(String reason, @Nullable String comment) {
        return with(
                new Parameters()
                        .addParameter("accept", new BooleanType(false))
                        .addParameter("reason", new CodeType(reason)),
                comment);
    }

    /** The house takes what is arranged for the patient: input of {@code $conclude}. */
    public static Parameters arranged(@Nullable String note) {
        return note(new Parameters().addParameter("outcome", new CodeType("accepted")), note == null ? "" : note);
    }

    /**
     * It does not.
     *
     * @param why in words, for the hospital reads them
     */
    public static Parameters refused(String why, @Nullable String note) {
        return note(
                new Parameters().addParameter("outcome", new CodeType("refused")),
                note == null || note.isBlank() ? why : why + ": " + note.strip());
    }

    private static Parameters note(Parameters input, String note) {
        return note.isBlank() ? input : input.addParameter("note", new StringType(note.strip()));
    }

    private static Parameters with(Parameters answer, @Nullable String comment) {
        return comment == null || comment.isBlank()
                ? answer
                : answer.addParameter("comment", new StringType(comment.strip()));
    }
}
