package de.medicalhub.fhir.emergency.control;

import de.medicalhub.common.time.HubClock;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * Tells the patient in plain words who reads, why and until when; and the data-protection officers that somebody does,
 * without what the doctor wrote: that may be about health.
 */
final class EmergencyNotice {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern(
                    "d. MMMM yyyy, HH:mm 'Uhr'", Locale.GERMAN)
            .withZone(HubClock.berlin());
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(HubClock.berlin());

    private final EmergencyRecords records;

    EmergencyNotice(EmergencyRecords records) {
        this.records = records;
    }

    /** To the patient. */
    Communication toPatient(EmergencyRequest request, Task task) {
        Communication notice = about(request, task);
        notice.addRecipient(new Reference(request.patient()));
        String who = who(request);
        notice.addPayload().setContent(new StringType(german(who, task)));
        notice.addPayload().setContent(new StringType(english(who, task)));
        return notice;
    }

    /** To the officers; the record is named by its id alone. */
    Communication toOfficers(EmergencyRequest request, Task task, Set<String> officers) {
        Communication notice = about(request, task);
        officers.stream().sorted().map(Reference::new).forEach(notice::addRecipient);
        String who = who(request);
        notice.addPayload()
                .setContent(new StringType("Notfallzugriff: " + who + " darf die Akte " + request.patient() + " vom "
                        + GERMAN.format(from(task)) + " bis zum " + GERMAN.format(until(task))
                        + " lesen. Angegebener Grund: " + reason(task) + "."));
        notice.addPayload()
                .setContent(new StringType("Emergency access: " + who + " may read the record " + request.patient()
                        + " from " + ENGLISH.format(from(task)) + " to " + ENGLISH.format(until(task))
                        + ". Reason given: "
                        + task.getReasonCode().getCodingFirstRep().getCode() + "."));
        return notice;
    }

    private static Communication about(EmergencyRequest request, Task task) {
        Communication notice = new Communication();
        notice.setStatus(Communication.CommunicationStatus.COMPLETED);
        notice.addCategory(new CodeableConcept(new Coding(
                "http://terminology.hl7.org/CodeSystem/communication-category", "notification", "Notification")));
        notice.addReasonCode(task.getReasonCode().copy());
        notice.setSubject(new Reference(request.patient()));
        notice.setSender(new Reference(request.person()));
        notice.setSent(task.getAuthoredOn());
        return notice;
    }

    private static String german(String who, Task task) {
        return "Notfallzugriff: " + who + " darf Ihre Daten vom " + GERMAN.format(from(task)) + " bis zum "
                + GERMAN.format(until(task)) + " lesen. Angegebener Grund: " + reason(task) + " – "
                + explanation(task)
                + " Jeder Zugriff steht in Ihrem Zugriffsprotokoll. Wenn Sie das nicht verstehen oder nicht"
                + " richtig finden, wenden Sie sich an die Datenschutzbeauftragten.";
    }

    private static String english(String who, Task task) {
        return "Emergency access: " + who + " may read your data from " + ENGLISH.format(from(task)) + " to "
                + ENGLISH.format(until(task)) + ". Reason given: "
                + task.getReasonCode().getCodingFirstRep().getCode() + " – "
                + explanation(task)
                + " Each access stands in your access log. If you do not understand this or find it wrong, turn to"
                + " the data protection officer.";
    }

    private static java.time.Instant from(Task task) {
        return instant(task.getRestriction().getPeriod().getStart());
    }

    private static java.time.Instant until(Task task) {
        return instant(task.getRestriction().getPeriod().getEnd());
    }

    private static java.time.Instant instant(Date date) {
        return date.toInstant();
    }

    private static String reason(Task task) {
        return task.getReasonCode().getCodingFirstRep().getDisplay();
    }

    /** What a person has typed, as a sentence before others. */
    private static String explanation(Task task) {
        String text = task.getNoteFirstRep().getText();
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }

    private String who(EmergencyRequest request) {
        String name = records.findPerson(request.person())
                .map(Practitioner::getNameFirstRep)
                .map(HumanName::getNameAsSingleString)
                .orElse(request.person());
        String places = request.organisations().stream()
                .sorted()
                .flatMap(organisation -> records.findOrganisation(organisation).stream())
                .map(Organization::getName)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? name : name + " (" + places + ")";
    }
}
