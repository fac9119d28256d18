package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.context.FhirContext;
import de.medicalhub.transport.orders.LegAnswer;
import java.time.Instant;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** A leg of an order as FHIR has it, its patient, and what is answered to it. */
final class Legs {
    private static final String LEG = """
        {"resourceType":"Task","id":"17","meta":{"versionId":"3","lastUpdated":"2026-11-22T08:00:00.123Z"},
         "status":"requested","intent":"order",
         "groupIdentifier":{"system":"https://medicalhub.de/fhir/sid/case","value":"11111111-2222-3333-4444-555555555555"},
         "code":{"coding":[{"system":"https://medicalhub.de/fhir/CodeSystem/task-code","code":"transport-leg"}]},
         "for":{"reference":"Patient/patient-1"},"owner":{"reference":"Organization/carrier-mayen-koblenz"},
         "input":[
          {"type":{"coding":[{"system":"S","code":"pickup"}]},"valueAddress":{"extension":[{"url":
           "http://hl7.org/fhir/StructureDefinition/geolocation","extension":[{"url":"latitude","valueDecimal":50.33},
           {"url":"longitude","valueDecimal":7.22}]}],"line":["Siegfriedstraße 20"],"postalCode":"56727","city":"Mayen"}},
          {"type":{"coding":[{"system":"S","code":"drop-off"}]},"valueAddress":{"city":"Polch"}},
          {"type":{"coding":[{"system":"S","code":"pickup-name"}]},"valueString":"Krankenhaus"},
          {"type":{"coding":[{"system":"S","code":"window-start"}]},"valueDateTime":"2026-11-23T10:00:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"window-end"}]},"valueDateTime":"2026-11-23T11:00:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"posture"}]},"valueCode":"carry-chair"},
          {"type":{"coding":[{"system":"S","code":"companion"}]},"valueBoolean":true},
          {"type":{"coding":[{"system":"S","code":"ride-day"}]},"valueDate":"2026-11-23"},
          {"type":{"coding":[{"system":"S","code":"appointment"}]},"valueDateTime":"2026-11-23T12:30:00+01:00"},
          {"type":{"coding":[{"system":"S","code":"required-vehicle"}]},"valueString":"ktw-1"},
          {"type":{"coding":[{"system":"S","code":"patient-weight"}]},"valueInteger":140},
          {"type":{"coding":[{"system":"S","code":"required-driver"}]},"valueReference":{"reference":"https://hub/fhir/Practitioner/driver-1"}},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"infection"},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"oxygen"},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"walker"},
          {"type":{"coding":[{"system":"S","code":"ride-need"}]},"valueCode":"of-a-later-version"}]}\
        """.replace("\"S\"", "\"https://medicalhub.de/fhir/CodeSystem/task-parameter\"");
    static final Instant TAPPED = Instant.parse("2026-11-23T10:02:00Z");
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Legs() {}

    static Task leg() {
        return FHIR.newJsonParser().parseResource(Task.class, LEG);
    }

    static Patient patient() {
        return FHIR.newJsonParser().parseResource(Patient.class, """
            {"resourceType":"Patient","name":[{"given":["Erika"],"family":"Beispiel"}],
             "telecom":[{"system":"email","value":"x"},{"system":"phone","value":"02651 000"}]}\
            """);
    }

    static LegAnswer planned(int minutesLater) {
        Instant pickup = Instant.parse("2026-11-23T09:15:00Z").plusSeconds(minutesLater * 60L);
        LegAnswer.Assignment assignment =
                new LegAnswer.Assignment(pickup, pickup.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", false);
        return leg("17", "accepted", "assigned", assignment, null, TAPPED, null, null);
    }

    static LegAnswer planned() {
        Instant pickup = Instant.parse("2026-11-23T09:15:00Z");
        return leg(
                "17",
                "accepted",
                "assigned",
                new LegAnswer.Assignment(pickup, pickup.plusSeconds(1800), "MYK 1", "Practitioner/driver-1", true),
                null,
                TAPPED.minusSeconds(3600),
                null,
                null);
    }

    static LegAnswer leg(
            String taskId,
            String status,
            String businessStatus,
            LegAnswer.@Nullable Assignment assignment,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable String receiver,
            @Nullable String takenBack) {
        return new LegAnswer(
                taskId, status, businessStatus, assignment, reason, at, receiver, takenBack, null, null, null);
    }
}
