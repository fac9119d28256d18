package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Basismodul: what it demands of searches, and how a patient is cancelled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsikBasisIT {
    private final Hospital hospital = new Hospital();

    @Test
    void patientsAreFound() {
        String mine = "identifier=" + Hospital.PATIENTS + "%7C" + hospital.mark + "&";
        found(
                hospital.patient,
                mine + "family=Sonnenschein-" + hospital.mark,
                mine + "family:contains=schein",
                mine + "given=Theo",
                mine + "birthdate=1951-03-04",
                mine + "birthdate=ge1950-01-01",
                mine + "gender=male",
                mine + "name=Sonnenschein",
                mine + "address-city=Monreal",
                mine + "address-country=DE",
                mine + "address-postalcode=56729",
                mine + "active=true");
        assertThat(HOSPITAL.get("/Patient/?" + mine + "_revinclude=Encounter:patient")
                        .found())
                .contains(reference(hospital.patient), reference(hospital.stay));
    }

    @Test
    void encountersAreFoundAlsoByStartAndEnd() {
        Encounter ended = Hospital.stay("e" + hospital.mark, reference(hospital.patient), Hospital.OWN);
        ended.setStatus(Encounter.EncounterStatus.FINISHED);
        ended.getPeriod().getStartElement().setValueAsString("2021-02-12");
        ended.getPeriod().getEndElement().setValueAsString("2021-02-13");
        Encounter stored = HOSPITAL.create(ended);
        String mine = "patient=" + reference(hospital.patient) + "&";
        found(
                stored,
                mine + "status=finished",
                mine + "class=http://terminology.hl7.org/CodeSystem/v3-ActCode%7CIMP&status=finished",
                mine + "date=ge2021-02-11&date=le2021-02-14",
                mine + "date-start=ge2021-02-11&end-date=le2021-02-14",
                mine + "end-date=2021-02-13",
                "subject=" + reference(hospital.patient) + "&date-start=2021-02-12",
                mine + "service-provider=" + Hospital.OWN + "&status=finished");
        assertThat(HOSPITAL.get("/Encounter/?" + mine + "date-start=lt2021-02-12")
                        .found())
                .isEmpty();
        assertThat(HOSPITAL.get("/Encounter/?" + mine + "end-date=gt2021-02-13").found())
                .isEmpty();
    }

    @Test
    void accountsAreFound() {
        Account account = new Account().setStatus(Account.AccountStatus.ACTIVE).addSubject(hospital.about());
        account.setType(new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", "")));
        account.addIdentifier().setSystem(Hospital.STAYS).setValue("a" + hospital.mark);
        Account storedAccount = HOSPITAL.create(account);
        found(
                storedAccount,
                mine() + "status=active",
                mine() + "type=IMP",
                "identifier=" + Hospital.STAYS + "%7Ca" + hospital.mark);
    }

    @Test
    void conditionsAreFound() {
        Condition first = HOSPITAL.create(condition());
        Condition second = condition();
        second.addExtension(
                "http://hl7.org/fhir/StructureDefinition/condition-related", new Reference(reference(first)));
        Condition storedSecond = HOSPITAL.create(second);
        found(
                storedSecond,
                "related=" + reference(first),
                mine() + "recorded-date=ge2021-02-12&related=" + reference(first));
        assertThat(HOSPITAL.get("/Condition/?" + mine() + "clinical-status=active")
                        .found())
                .hasSize(2);
        assertThat(HOSPITAL.get("/Condition/?encounter=" + reference(hospital.stay))
                        .found())
                .hasSize(2);
    }

    @Test
    void proceduresAreFound() {
        Procedure procedure = new Procedure()
                .setStatus(Procedure.ProcedureStatus.COMPLETED)
                .setSubject(hospital.about())
                .setEncounter(new Reference(reference(hospital.stay)))
                .setPerformed(new DateTimeType("2021-02-12"));
        procedure.setCategory(new CodeableConcept(new Coding("http://snomed.info/sct", "387713003", "")));
        procedure.setCode(new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/ops", "5-470.11", "")));
        found(
                HOSPITAL.create(procedure),
                mine() + "status=completed",
                mine() + "category=http://snomed.info/sct%7C387713003",
                mine() + "code=http://fhir.de/CodeSystem/bfarm/ops%7C5-470.11",
                mine() + "encounter=" + reference(hospital.stay),
                mine() + "date=le2050-01-01");
    }

    @Test
    void relativesAndCoveragesAreFound() {
        RelatedPerson relative = new RelatedPerson().setPatient(hospital.about());
        relative.addName().setFamily("Sonnenschein").addGiven("Ida");
        RelatedPerson storedRelative = HOSPITAL.create(relative);
        found(storedRelative, "patient=" + reference(hospital.patient));

        Coverage coverage = new Coverage()
                .setStatus(Coverage.CoverageStatus.ACTIVE)
                .setBeneficiary(hospital.about())
                .setSubscriber(hospital.about())
                .addPayor(hospital.about());
        coverage.setType(
                new CodeableConcept(new Coding("http://fhir.de/CodeSystem/versicherungsart-de-basis", "SEL", "")));
        found(
                HOSPITAL.create(coverage),
                "beneficiary=" + reference(hospital.patient) + "&status=active",
                "beneficiary=" + reference(hospital.patient) + "&type=SEL",
                "payor=" + reference(hospital.patient),
                "subscriber=" + reference(hospital.patient));
    }

    @Test
    void aPatientIsCancelledByBecomingInactive() {
        Patient patient = HOSPITAL.create(Hospital.patient("c" + hospital.mark, Hospital.OWN));

        HOSPITAL.put(patient.setActive(false).setManagingOrganization(null)).is(200);

        Patient cancelled = HOSPITAL.get("/" + reference(patient)).ok(Patient.class);
        assertThat(cancelled.getActive()).isFalse();
        assertThat(cancelled.getManagingOrganization().getReference()).isEqualTo(Hospital.OWN);
        HOSPITAL.put(patient.copy().setManagingOrganization(new Reference(Hospital.OTHER)))
                .refuses(404);
    }

    @Test
    void whoeverIsAdmittedWithoutSayingWhereIsTheOwnHospitals() {
        Patient patient = Hospital.patient("w" + hospital.mark, Hospital.OWN).setManagingOrganization(null);

        Patient stored = HOSPITAL.create(patient);

        assertThat(stored.getManagingOrganization().getReference()).isEqualTo(Hospital.OWN);

        Encounter stay = Hospital.stay("w" + hospital.mark, reference(stored), Hospital.OWN);
        Reference provider = HOSPITAL.create(stay.setServiceProvider(null)).getServiceProvider();
        assertThat(provider.getReference()).isEqualTo(Hospital.OWN);
        assertThat(provider.getDisplay()).isEqualTo("Nettetal-Klinik Mayen");
        assertThat(provider.getIdentifier().getValue()).isEqualTo("269900177");
    }

    @Test
    @DisplayName(
            "A patient who was entered by mistake is deleted as long as nothing is recorded; another's is not there")
    void aPatientOfWhomNothingIsRecordedIsDeleted() {
        String mistake = "/" + reference(HOSPITAL.create(Hospital.patient("m" + hospital.mark, Hospital.OWN)));

        HOSPITAL.send("DELETE", mistake, "", Map.of()).is(200);

        assertThat(HOSPITAL.get(mistake).status()).isIn(404, 410);
        HOSPITAL.send("DELETE", "/" + reference(hospital.patient), "", Map.of()).refuses(409);
        HOSPITAL.get("/" + reference(hospital.patient)).is(200);
        Client.Answer hidden = HOSPITAL.send("DELETE", "/" + reference(hospital.stranger), "", Map.of());
        hidden.refuses(404);
        Client.Answer absent = HOSPITAL.send("DELETE", "/Patient/none-" + hospital.mark, "", Map.of());
        assertThat(absent.status()).isEqualTo(hidden.status());
        assertThat(absent.body()).isEqualTo(hidden.body());
    }

    @Test
    @DisplayName("A hospital that is named without a reference is the own one, and keeps name and number")
    void anOrganisationWithoutReferenceIsTheOwn() {
        Encounter planned = Hospital.stay("p" + hospital.mark, reference(hospital.patient), Hospital.OWN);
        planned.setServiceProvider(new Reference().setDisplay("Krankenhaus"));
        planned.getServiceProvider().getIdentifier().setSystem(Hospital.STAYS).setValue("1");

        Encounter stored = HOSPITAL.create(planned);
        HOSPITAL.put(stored.copy().setServiceProvider(new Reference().setDisplay("Klinik")))
                .is(200);

        assertThat(stored.getServiceProvider().getReference()).isEqualTo(Hospital.OWN);
        assertThat(stored.getServiceProvider().getIdentifier().getValue()).isEqualTo("1");
        assertThat(stored.getServiceProvider().getDisplay()).isEqualTo("Krankenhaus");
        Reference changed =
                HOSPITAL.get("/" + reference(stored)).ok(Encounter.class).getServiceProvider();
        assertThat(changed.getReference()).isEqualTo(Hospital.OWN);
        assertThat(changed.getDisplay()).isEqualTo("Klinik");
    }

    @Test
    void aStayIsFoundByTheIdentifierThatItsReferenceToAnAccountBears() {
        Account account =
                new Account().setStatus(Account.AccountStatus.INACTIVE).addSubject(hospital.about());
        Reference named = new Reference(reference(HOSPITAL.create(account)));
        named.getIdentifier().setSystem(Hospital.STAYS).setValue("case-" + hospital.mark);
        Encounter stored = HOSPITAL.create(Hospital.stay("i" + hospital.mark, reference(hospital.patient), Hospital.OWN)
                .addAccount(named));

        found(
                stored,
                "account:identifier=" + Hospital.STAYS + "%7Ccase-" + hospital.mark,
                "account:identifier=none,case-" + hospital.mark + "&" + mine());

        assertThat(HOSPITAL.get("/Encounter/?account:identifier=none-" + hospital.mark)
                        .found())
                .isEmpty();
        assertThat(HOSPITAL.get("/Condition/?_has:Encounter:diagnosis:account:identifier=case-" + hospital.mark)
                        .found())
                .isEmpty();
        HOSPITAL.get("/Encounter/?episode-of-care:identifier=1").refuses(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "xml"})
    @DisplayName("The media type is written without a space, as conformance tests compare it")
    void theMediaTypeIsWrittenCompactly(String format) {
        String type = "application/fhir+" + format;
        for (String path : List.of(
                "/metadata",
                "/" + reference(hospital.patient),
                "/Patient/?_id=" + hospital.patient.getIdElement().getIdPart(),
                "/Patient/none",
                "/Patient/?unknown=1")) {
            assertThat(HOSPITAL.get(path, type).contentType()).as(path).isEqualTo(type + ";charset=UTF-8");
        }
    }

    @Test
    void anEmptySearchParameterIsIgnored() {
        String only = "_id=" + hospital.patient.getIdElement().getIdPart();

        assertThat(HOSPITAL.get("/Patient/?" + only + "&family=").found()).containsExactly(reference(hospital.patient));
    }

    @Test
    void everythingIsReadInXmlToo() {
        Client.Answer answer = HOSPITAL.get("/" + reference(hospital.patient), "application/fhir+xml");

        assertThat(answer.is(200).contentType()).startsWith("application/fhir+xml");
        assertThat(answer.body()).contains("<Patient ");
    }

    private String mine() {
        return "patient=" + reference(hospital.patient) + "&";
    }

    private Condition condition() {
        Condition condition =
                new Condition().setSubject(hospital.about()).setEncounter(new Reference(reference(hospital.stay)));
        condition.setClinicalStatus(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "")));
        condition.setRecordedDateElement(new DateTimeType("2021-02-12"));
        return condition;
    }

    private static void found(Resource resource, String... searches) {
        for (String criteria : List.of(searches)) {
            assertThat(HOSPITAL.get("/" + resource.fhirType() + "/?" + criteria).found())
                    .as(criteria)
                    .containsExactly(reference(resource));
        }
    }
}
