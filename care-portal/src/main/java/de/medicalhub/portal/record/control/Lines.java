package de.medicalhub.portal.record.control;

import de.medicalhub.portal.documents.Paper;
import de.medicalhub.portal.record.entity.RecordLine;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;

/** Diagnoses, allergies, documents and appointments in a line each; pure. */
public final class Lines {
    private static final int NEWEST = 8;

    private final Texts texts;
    private final Resources resources;

    public Lines(Texts texts, Resources resources) {
        this.texts = texts;
        this.resources = resources;
    }

    /** Active ones first, then the newest. */
    public List<RecordLine> diagnoses() {
        return resources.all(Condition.class).stream()
                .filter(condition -> !"entered-in-error"
                        .equals(condition
                                .getVerificationStatus()
                                .getCodingFirstRep()
                                .getCode()))
                .sorted(Comparator.comparing((Condition condition) -> !isActive(condition))
                        .thenComparing(condition -> -recorded(condition).toEpochMilli()))
                .map(condition -> new RecordLine(
                        condition.getIdElement().getIdPart(),
                        name(condition.getCode()),
                        detail(condition),
                        isActive(condition)))
                .toList();
    }

    /** What the patient does not bear. */
    public List<RecordLine> allergies() {
        return Allergies.of(resources).stream()
                .map(allergy ->
                        new RecordLine(allergy.getIdElement().getIdPart(), Allergies.name(allergy.getCode()), "", true))
                .toList();
    }

    /** The newest first; those that count, and no drafts. What has a file can be opened. */
    public List<RecordLine> documents() {
        return resources.all(DocumentReference.class).stream()
                .filter(Paper::counts)
                .sorted(Comparator.comparing((DocumentReference document) ->
                                Paper.of(document).added())
                        .reversed())
                .limit(NEWEST)
                .map(document -> {
                    Paper paper = Paper.of(document);
                    String kind = texts.say(paper.kind());
                    return new RecordLine(
                            paper.id(),
                            paper.title().isEmpty() ? kind : kind + ": " + paper.title(),
                            document.hasDate() ? texts.times().moment(paper.added()) : "",
                            document.getContent().stream()
                                    .anyMatch(content -> content.getAttachment().hasUrl()));
                })
                .toList();
    }

    /** Those to come, and the last ones; cancelled ones are not shown. */
    public List<RecordLine> appointments(Instant now) {
        return resources.all(Appointment.class).stream()
                .filter(Appointment::hasStart)
                .filter(appointment -> appointment.getStatus() != Appointment.AppointmentStatus.CANCELLED
                        && appointment.getStatus() != Appointment.AppointmentStatus.ENTEREDINERROR)
                .sorted(Comparator.comparing(Appointment::getStart))
                .map(appointment -> new RecordLine(
                        appointment.getIdElement().getIdPart(),
                        kind(appointment),
                        texts.times().moment(appointment.getStart().toInstant()),
                        !appointment.getStart().toInstant().isBefore(now)))
                .toList();
    }

    private String kind(Appointment appointment) {
        String code = appointment.getServiceTypeFirstRep().getCodingFirstRep().getCode();
        return code == null ? texts.of("record.appointment") : texts.say(Phrase.code("record.appointment", code));
    }

    private String detail(Condition condition) {
        String code = condition.getCode().getCoding().stream()
                .filter(coding -> coding.hasSystem() && coding.getSystem().endsWith("icd-10-gm"))
                .map(coding -> Objects.requireNonNullElse(coding.getCode(), ""))
                .findFirst()
                .orElse("");
        return isActive(condition)
                ? code
                : texts.say(Phrase.of("record.diagnosis.past", code)).strip();
    }

    private static boolean isActive(Condition condition) {
        String status = condition.getClinicalStatus().getCodingFirstRep().getCode();
        return status == null || status.equals("active") || status.equals("recurrence") || status.equals("relapse");
    }

    private static Instant recorded(Condition condition) {
        return condition.hasRecordedDate() ? condition.getRecordedDate().toInstant() : Instant.EPOCH;
    }

    private static String name(CodeableConcept code) {
        return code.hasText()
                ? code.getText()
                : Objects.requireNonNullElse(code.getCodingFirstRep().getDisplay(), "");
    }
}
