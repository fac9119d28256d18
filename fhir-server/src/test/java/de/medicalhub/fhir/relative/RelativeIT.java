package de.medicalhub.fhir.relative;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.ConsentPeriod;
import de.medicalhub.fhir.access.OwnRelative;
import de.medicalhub.fhir.access.Rest;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a patient opens to a relative and closes again, with real tokens. */
class RelativeIT {
    private static final String GRANT = "Patient/patient-1/$grant-relative";

    private final Rest patient = new Rest("patient1");
    private final Rest relative = new Rest("relative1");

    @Test
    @DisplayName("2, 3, 5: each step opens so much and no more, and what is taken back is closed at once")
    void opensAndCloses() {
        String condition =
                patient.get("Condition?patient=patient-1&_count=1").found().get(0);
        closeAll();
        assertThat(relative.get("Patient/patient-1").status()).isEqualTo(404);
        assertThat(relative.get("Patient?_count=5").found()).isEmpty();

        String first = granted("appointments");
        assertThat(relative.get("Patient/patient-1").status()).isEqualTo(200);
        assertThat(relative.get("RelatedPerson?_count=50").found()).containsExactly(OwnRelative.PERSON);
        assertThat(relative.get("Consent?_count=50").found()).contains(first).allMatch(this::isHers);
        assertThat(relative.get(condition).status()).isEqualTo(404);
        assertThat(relative.get("Condition?patient=patient-1").found()).isEmpty();
        assertThat(relative.get("Patient/patient-2").status()).isEqualTo(404);

        String second = granted("everything");
        assertThat(relative.get(condition).status()).isEqualTo(200);
        assertThat(patient.get(first).as(Consent.class).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(relative.get("AuditEvent?_count=1").status()).isEqualTo(403);

        assertThat(relative.post(second + "/$withdraw", new Parameters()).status())
                .isEqualTo(403);
        assertThat(patient.post(second + "/$withdraw", new Parameters()).status())
                .isEqualTo(200);
        assertThat(relative.get(condition).status()).isEqualTo(404);
        assertThat(relative.get("Patient/patient-1").status()).isEqualTo(404);
        assertThat(relative.get("Patient?_id=patient-1").found()).isEmpty();
        assertThat(patient.get(OwnRelative.PERSON).as(RelatedPerson.class).getActive())
                .isTrue();
    }

    @Test
    @DisplayName("1: only the patient in person gives access, and nobody writes such a consent by hand")
    void onlyThePatientGives() {
        for (String other : List.of("patient2", "patient3")) {
            assertThat(new Rest(other).post(GRANT, wish()).status()).as(other).isEqualTo(404);
        }
        for (String other : List.of("discharge1", "gp1", "relative1", "admin1", "medhub-hospital")) {
            assertThat(new Rest(other).post(GRANT, wish()).status()).as(other).isEqualTo(403);
        }
        String consent = granted("appointments");
        Consent written = patient.get(consent).as(Consent.class);
        written.getProvision().getCode().clear();
        for (String caller : List.of("admin1", "medhub-hospital", "patient1")) {
            assertThat(new Rest(caller).put(written).status()).as(caller).isEqualTo(403);
        }
        Parameters foreign = new Parameters()
                .addParameter("relative", new Reference("RelatedPerson/none"))
                .addParameter("scope", new CodeType("everything"));
        assertThat(patient.post(GRANT, foreign).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("1, 2: somebody new is written down; what is missing or over is named")
    void somebodyNew() {
        Answer incomplete = patient.post(GRANT, new Parameters().addParameter("until", new DateType("2020-01-01")));
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(String.join(" ", incomplete.sentences())).contains("Vorname", "Umfang", "Zukunft");
        Answer granted = patient.post(GRANT, wish());
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        String person = ((Reference)
                        granted.as(Parameters.class).getParameter("relative").getValue())
                .getReference();
        RelatedPerson stored = patient.get(person).as(RelatedPerson.class);
        assertThat(stored.getNameFirstRep().getFamily()).isEqualTo("Brück");
        assertThat(patient.post(OwnRelative.consentOf(granted) + "/$withdraw", new Parameters())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("6 of consent: what is granted for a time opens nothing before and after it")
    void thePeriodDecides() throws SQLException {
        closeAll();
        String consent = granted("appointments");
        assertThat(relative.get("Patient/patient-1").status()).isEqualTo(200);
        ConsentPeriod.ended(consent);
        assertThat(relative.get("Patient/patient-1").status()).as("ended").isEqualTo(404);
        ConsentPeriod.running(consent);
        assertThat(relative.get("Patient/patient-1").status()).as("running").isEqualTo(200);
        ConsentPeriod.toCome(consent);
        assertThat(relative.get("Patient/patient-1").status()).as("to come").isEqualTo(404);
        ConsentPeriod.running(consent);
        assertThat(relative.get("Patient/patient-1").status()).as("running").isEqualTo(200);
    }

    @Test
    @DisplayName("6 of consent: a person who is out of use reads nothing, whatever the consent says")
    void outOfUse() {
        granted("appointments");
        RelatedPerson person = patient.get(OwnRelative.PERSON).as(RelatedPerson.class);
        Rest admin = new Rest("admin1");
        try {
            assertThat(admin.put(person.setActive(false)).status()).isEqualTo(200);
            assertThat(relative.get("Patient/patient-1").status()).isEqualTo(404);
        } finally {
            assertThat(admin.put(person.setActive(true)).status()).isEqualTo(200);
        }
        assertThat(relative.get("Patient/patient-1").status()).isEqualTo(200);
        assertThat(patient.get("AuditEvent?patient=patient-1&_sort=-date&_count=200")
                        .body())
                .contains("Birgit Hölzer hat am");
    }

    private static Parameters wish() {
        return new Parameters()
                .addParameter("given", new StringType("Jonas"))
                .addParameter("family", new StringType("Brück"))
                .addParameter("relationship", new CodeType("GRNDCHILD"))
                .addParameter("scope", new CodeType("appointments"));
    }

    private static String granted(String scope) {
        Answer granted = OwnRelative.grant(scope);
        assertThat(granted.status()).as(granted.body()).isEqualTo(200);
        return OwnRelative.consentOf(granted);
    }

    private void closeAll() {
        patient.get("Consent?patient=patient-1&status=active&category=relative").found().stream()
                .filter(this::isHers)
                .forEach(consent -> patient.post(consent + "/$withdraw", new Parameters()));
    }

    private boolean isHers(String consent) {
        return patient.get(consent)
                .as(Consent.class)
                .getProvision()
                .getActorFirstRep()
                .getReference()
                .getReference()
                .equals(OwnRelative.PERSON);
    }
}
