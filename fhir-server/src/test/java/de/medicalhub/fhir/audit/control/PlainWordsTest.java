package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
    private static final Map<String, String> NAMES =
            Map.of("Practitioner/gp", "Dr. Friederike Thelen (Praxis am Markt)", "Organization/h", "Hospital Mayen");
    private static final String SELF = "Patient/p";

    @Test
    @DisplayName("13: who did what with which data, and when")
    void whoDidWhat() {
        AuditEvent read = event("Practitioner/gp", AuditEventAction.R, "MedicationRequest/1", "MedicationRequest/2");
        assertThat(german(read))
                .isEqualTo("Dr. Friederike Thelen (Praxis am Markt) hat am 26. November 2026 um 10:15 Uhr"
                        + " Ihre Medikamente gelesen.");
        assertThat(english(read))
                .isEqualTo("Dr. Friederike Thelen (Praxis am Markt) read your medicines on 26 November 2026 at 10:15.");
        assertThat(german(event(SELF, AuditEventAction.R, "Patient/p")))
                .isEqualTo("Sie haben am 26. November 2026 um 10:15 Uhr Ihre Stammdaten gelesen.");
        assertThat(german(event("Practitioner/gp", AuditEventAction.U, "Task/1", "Appointment/1", "Basic/1")))
                .contains("Ihre Aufträge und Ihre Termine und Ihre übrigen Daten geändert.");
    }

    @Test
    @DisplayName("13: a search is told by what was searched for, a refusal and an emergency as such")
    void searchesRefusalsEmergencies() {
        AuditEvent search = event("Practitioner/gp", AuditEventAction.E);
        search.addEntity()
                .setQuery("GET https://hub.example.org/fhir/Condition?subject=Patient/p"
                        .getBytes(StandardCharsets.UTF_8));
        search.addPurposeOfEvent().addCoding().setCode("BTG");
        assertThat(german(search))
                .endsWith("nach Ihren Diagnosen gesucht und das Ergebnis gelesen. Das war ein Notfallzugriff.");
        AuditEvent refused = event("Practitioner/gp", AuditEventAction.R, "Consent/1");
        refused.setOutcome(AuditEventOutcome._4);
        assertThat(german(refused)).endsWith("auf Ihre Einwilligungen zugreifen. Das wurde abgelehnt.");
        AuditEvent module = event("", AuditEventAction.U, "Task/1");
        module.getAgentFirstRep().getWho().setDisplay("medhub-transport");
        assertThat(german(module)).startsWith("Das Programm „medhub-transport“ hat am");
        assertThat(german(event("Organization/h", AuditEventAction.R, "Task/1")))
                .startsWith("Das Informationssystem von „Hospital Mayen“ hat am");
    }

    @Test
    @DisplayName("13: an operation that neither shows nor changes has a sentence of its own")
    void operations() {
        AuditEvent checked = event("", AuditEventAction.E);
        checked.getAgentFirstRep().getWho().setDisplay("service-account-medhub-notification");
        checked.addEntity()
                .setQuery("GET https://hub/fhir/Communication/$concerned?case=1".getBytes(StandardCharsets.UTF_8));
        assertThat(german(checked))
                .isEqualTo(
                        "Das Programm für Benachrichtigungen hat am 26. November 2026 um 10:15 Uhr erfahren, wer an Ihrer"
                                + " Versorgung beteiligt ist.");
        checked.setOutcome(AuditEventOutcome._4);
        assertThat(english(checked)).endsWith("This was refused.");
        AuditEvent other = event("Practitioner/gp", AuditEventAction.E);
        other.addEntity().setQuery("POST https://hub/fhir/Patient/p/$everything".getBytes(StandardCharsets.UTF_8));
        assertThat(german(other)).contains("nach Ihren Stammdaten gesucht");
        AuditEvent erase = event("", AuditEventAction.E);
        erase.addEntity().setQuery("POST https://hub/fhir/Patient/p/$erase".getBytes(StandardCharsets.UTF_8));
        assertThat(english(erase)).contains("checked on 26 November 2026 at 10:15 whether your data may be erased.");
    }

    @Test
    @DisplayName("13: who covers for others is told with whom")
    void inPlaceOfOthers() {
        AuditEvent read = event("Practitioner/gp", AuditEventAction.R, "Patient/p");
        read.addAgent().setWho(new Reference("Organization/h")).getType().addCoding(EventWriter.COVERED);
        assertThat(german(read)).endsWith("gelesen. Das geschah in Vertretung für Hospital Mayen.");
        assertThat(english(read)).endsWith("That was done covering for Hospital Mayen.");
    }

    @Test
    @DisplayName("13: every sentence exists in both languages")
    void bothLanguages() {
        assertThat(texts(Locale.GERMAN).keySet())
                .isEqualTo(texts(Locale.ENGLISH).keySet());
    }

    private static String german(AuditEvent event) {
        return new PlainWords(Locale.GERMAN).say(event, NAMES, SELF);
    }

    private static String english(AuditEvent event) {
        return new PlainWords(Locale.ENGLISH).say(event, NAMES, SELF);
    }

    private static AuditEvent event(String agent, AuditEventAction action, String... resources) {
        AuditEvent event = new AuditEvent();
        event.setRecorded(Date.from(Instant.parse("2026-11-26T09:15:00Z")));
        event.setAction(action).setOutcome(AuditEventOutcome._0);
        event.addAgent().setRequestor(true).setWho(new Reference(agent));
        for (String resource : resources) {
            event.addEntity().setWhat(new Reference(resource)).getRole().setCode("4");
        }
        return event;
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                "de.medicalhub.fhir.audit.messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
