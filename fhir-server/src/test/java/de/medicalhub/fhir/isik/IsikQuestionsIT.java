package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Forms of questions and answers that conformance tests use with every type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikQuestionsIT {
    private static final String KINDS = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String INSURERS = "https://packages.example/sid/insurer";
    private static final String TAGS = "http://fhir.de/CodeSystem/common-meta-tag-de";

    private final Hospital hospital = new Hospital();
    private final Encounter ended = HOSPITAL.create(ended());
    private final String stays = "patient=" + reference(hospital.patient) + "&status=finished&";

    @Test
    @DisplayName("a number is found by its kind, its system, or neither")
    void numbersAreFoundByKindAndSystem() {
        String number = hospital.mark;
        found(
                hospital.patient,
                "identifier:of-type=" + KINDS + "%7CMR%7C" + number,
                "identifier=" + Hospital.PATIENTS + "%7C" + number,
                "identifier=" + number,
                "identifier=none%7Cx," + Hospital.PATIENTS + "%7C" + number,
                "identifier=" + Hospital.PATIENTS + "%7C&_id="
                        + hospital.patient.getIdElement().getIdPart(),
                "_has:Encounter:patient:_id=" + hospital.stay.getIdElement().getIdPart(),
                "_has:Encounter:subject:status=in-progress&identifier=" + number);
        foundNone("Patient", "identifier:of-type=" + KINDS + "%7CPI%7C" + number, "identifier=%7C" + number);
    }

    @Test
    @DisplayName("a stay of two days is before, in or after what is asked for")
    void prefixesOfDatesAreKept() {
        for (String day : List.of("2021", "2021-02", "ge2021-02-13", "le2021-02-12", "gt2021-02-12", "sa2021-02-11")) {
            found(ended, stays + "date=" + day);
        }
        found(ended, stays + "date=lt2021-02-13", stays + "date=eb2021-02-14", stays + "date=ne2021-02-12");
        for (String day : List.of("2021-02-12", "sa2021-02-12", "eb2021-02-13", "lt2021-02-12", "gt2021-02-13")) {
            foundNone("Encounter", stays + "date=" + day);
        }
        HOSPITAL.get("/Encounter/?" + stays + "date=ap2021-02-12").refuses(400);
        String own = "identifier=" + hospital.mark + "&birthdate="; // 4 March 1951
        for (String day : List.of("ge1951", "le1951", "ge1951-03", "le1951-03", "gt1951-02", "lt1951-04", "1951")) {
            found(hospital.patient, own + day);
        }
        for (String day : List.of("ge1952", "le1950", "ge1951-04", "le1951-02", "gt1951", "lt1951-03")) {
            foundNone("Patient", own + day);
        }
    }

    @Test
    @DisplayName("a chain without a type is led back by what it can lead to")
    void chainsLeadBack() {
        Condition condition =
                new Condition().setSubject(hospital.about()).setEncounter(new Reference(reference(hospital.stay)));
        condition.getCode().setText("Chronische Schmerzkrankheit");
        Condition stored = HOSPITAL.create(condition);
        String about = "patient=" + reference(hospital.patient) + "&";
        found(
                stored,
                about + "encounter._has:Condition:encounter:_id=" + stored.getIdPart(),
                about + "code:text=schmerz");
        foundNone("Condition", about + "encounter._has:Condition:encounter:_id=none", about + "code:text=scherz");
    }

    @Test
    @DisplayName("what is in meta is asked for like anything else, and what is not")
    void metaIsAskedFor() {
        Appointment booked = new Appointment().setStatus(Appointment.AppointmentStatus.CANCELLED);
        booked.getMeta().addTag(TAGS, "external", null);
        booked.addParticipant()
                .setStatus(Appointment.ParticipationStatus.ACCEPTED)
                .setActor(hospital.about());
        Appointment stored = HOSPITAL.create(booked);
        String own = "patient=" + reference(hospital.patient) + "&";
        found(
                stored,
                own + "_tag=" + TAGS + "%7Cexternal",
                own + "_tag=external",
                own + "_lastUpdated=ge2020-01-01",
                own + "status:not=booked",
                own + "status:not=booked,pending");
        foundNone(
                "Appointment",
                own + "_tag:not=external",
                own + "_profile=https://hospital.example/none",
                own + "_lastUpdated=lt2020-01-01",
                own + "status:not=cancelled",
                own + "_id:not=" + stored.getIdElement().getIdPart());
    }

    @Test
    @DisplayName("an answer is as long as the sender prefers, and a stale version changes nothing")
    void answersAreAsPreferred() {
        String sent = json(Hospital.patient("q" + hospital.mark, Hospital.OWN));
        Client.Answer none = HOSPITAL.send("POST", "/Patient", sent, Map.of("Prefer", "return=minimal"));
        assertThat(none.is(201).body()).isEmpty();
        Client.Answer outcome = HOSPITAL.send("POST", "/Patient", sent, Map.of("Prefer", "return=OperationOutcome"));
        assertThat(outcome.is(201).body()).contains("OperationOutcome").doesNotContain(hospital.mark);
        Patient patient = HOSPITAL.send("POST", "/Patient", sent, Map.of("Prefer", "return=representation"))
                .is(201)
                .as(Patient.class);

        String address = "/" + reference(patient);
        String changed = json(patient.setActive(false));
        HOSPITAL.send("PUT", address, changed, Map.of("If-Match", "W/\"1\"")).is(200);
        HOSPITAL.send("PUT", address, changed, Map.of("If-Match", "W/\"7\"")).refuses(412);
        String again = json(patient.setActive(true));
        HOSPITAL.send("PUT", address, again, Map.of("If-Match", "W/\"1\"")).refuses(412);
    }

    @Test
    @DisplayName("what is not known is left out of a search and of its link self, and told; strictly it is refused")
    void unknownCriteriaAreLeftOut() {
        String own = "_id=" + hospital.patient.getIdElement().getIdPart();
        String search = "/Patient/?" + own + "&shoe-size=42&shoe.size=1";
        Bundle found = HOSPITAL.get(search).ok(Bundle.class);
        assertThat(found.getEntry()).hasSize(2);
        assertThat(found.getEntryFirstRep().getResource().getIdElement().getIdPart())
                .isEqualTo(hospital.patient.getIdElement().getIdPart());
        Bundle.BundleEntryComponent told = found.getEntry().get(1);
        assertThat(told.getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.OUTCOME);
        assertThat(((OperationOutcome) told.getResource()).getIssueFirstRep().getSeverity())
                .isEqualTo(OperationOutcome.IssueSeverity.WARNING);
        assertThat(found.getLink("self").getUrl()).contains("_id=").doesNotContain("shoe");
        HOSPITAL.send("GET", search, "", Map.of("Prefer", "handling=strict")).refuses(400);
        HOSPITAL.get("/Patient/?" + own + "&name:fuzzy=x").refuses(400);
    }

    @Test
    @DisplayName("a reference is found by the identifier that stands in it")
    void referencesAreFoundByTheirIdentifier() {
        Coverage coverage =
                new Coverage().setStatus(Coverage.CoverageStatus.ACTIVE).setBeneficiary(hospital.about());
        coverage.addPayor().getIdentifier().setSystem(INSURERS).setValue("109" + hospital.mark);
        Coverage stored = HOSPITAL.create(coverage);
        found(
                stored,
                "payor:identifier=" + INSURERS + "%7C109" + hospital.mark,
                "payor:identifier=109" + hospital.mark + "&beneficiary=" + reference(hospital.patient));
        foundNone("Coverage", "payor:identifier=none" + hospital.mark, "subscriber:identifier=109" + hospital.mark);
    }

    @Test
    @DisplayName("the form of an answer is that of _format, or else the one that is accepted")
    void formsAreNegotiated() {
        String address = "/" + reference(hospital.patient);
        for (String xml : List.of("application/fhir+xml", "application/xml", "text/xml")) {
            assertThat(HOSPITAL.get(address, xml).contentType()).isEqualTo("application/fhir+xml;charset=UTF-8");
        }
        for (String json : List.of("*/*", "application/json", "application/fhir+xml;q=0.5, application/fhir+json")) {
            assertThat(HOSPITAL.get(address, json).contentType()).isEqualTo("application/fhir+json;charset=UTF-8");
        }
        for (String format : List.of("xml", "text/xml", "application/fhir%2Bxml")) {
            assertThat(HOSPITAL.get(address + "?_format=" + format).contentType())
                    .as(format)
                    .isEqualTo("application/fhir+xml;charset=UTF-8");
        }
        HOSPITAL.get(address + "?_format=ttl").refuses(406);
    }

    private Encounter ended() {
        Encounter encounter = Hospital.stay("q" + hospital.mark, reference(hospital.patient), Hospital.OWN);
        encounter.setStatus(Encounter.EncounterStatus.FINISHED);
        encounter.getPeriod().getStartElement().setValueAsString("2021-02-12");
        encounter.getPeriod().getEndElement().setValueAsString("2021-02-13");
        return encounter;
    }

    private static void found(Resource resource, String... questions) {
        for (String question : questions) {
            assertThat(HOSPITAL.get("/" + resource.fhirType() + "/?" + question).found())
                    .as(question)
                    .containsExactly(reference(resource));
        }
    }

    private static void foundNone(String type, String... questions) {
        for (String question : questions) {
            assertThat(HOSPITAL.get("/" + type + "/?" + question).found())
                    .as(question)
                    .isEmpty();
        }
    }

    private static String json(Patient patient) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(patient);
    }
}
