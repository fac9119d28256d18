package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What modifiers find, as FHIR R4 and ISiK Basis say it, and which are refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModifiersIT {
    private static final String NEEDS = "https://medicalhub.de/fhir/CodeSystem/care-need";
    private static final String ACTS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final Hospital hospital = new Hospital();
    private final Map<String, Resource> stored = new HashMap<>();

    ModifiersIT() {
        stored.put("patient", hospital.patient);
        stored.put("stay", hospital.stay);
        Condition need = new Condition().setSubject(hospital.about());
        need.setCode(new CodeableConcept(new Coding(NEEDS, "wound-care", ""))
                .setText("Wundversorgung seit Mai " + hospital.mark));
        stored.put("need", HOSPITAL.create(need.setEncounter(new Reference(reference(hospital.stay)))));
        Condition wordless = new Condition().setSubject(hospital.about());
        wordless.setCode(new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "I10.0", "")));
        stored.put("other", HOSPITAL.create(wordless));
        Encounter acute = Hospital.stay("m" + hospital.mark, reference(hospital.patient), Hospital.OWN);
        acute.getClass_().setCode("ACUTE");
        stored.put("acute", HOSPITAL.create(acute));
        Observation pulse = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        pulse.setSubject(hospital.about()).setValue(new Quantity(72));
        pulse.setEncounter(new Reference(reference(stored.getOrDefault("acute", hospital.stay))));
        pulse.getCode().setText("Puls");
        stored.put("pulse", HOSPITAL.create(pulse));
        Condition hidden = new Condition().setSubject(new Reference(reference(hospital.stranger)));
        hidden.getCode().setText("Nobody's business here " + hospital.mark);
        stored.put("hidden", hospital.imported(hidden));
    }

    @ParameterizedTest(name = "{0}?{1}: {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                // of strings
                "Patient _id=$patient&family:exact=Sonnenschein-$mark patient",
                "Patient _id=$patient&family:exact=sonnenschein-$mark -",
                "Patient _id=$patient&family:exact=Sonnenschein -",
                "Patient _id=$patient&family:contains=SCHEIN- patient",
                "Patient _id=$patient&family=schein- -",
                "Patient _id=$patient&family=sonnens patient",
                "Patient _id=$patient&family:missing=false patient",
                // of codes
                "Condition patient=$patient&code:text=wundversorgung need",
                "Condition patient=$patient&code:text=VERSORGUNG need",
                "Condition patient=$patient&code:text=entsorgung -",
                "Condition patient=$patient&code:not=$needs|wound-care other",
                "Condition patient=$patient&code:not=$needs|wound-care,I10.0 -",
                "Condition patient=$patient&code:missing=true -",
                "Condition patient=$patient&code:in=https://medicalhub.de/fhir/ValueSet/care-need need",
                "Condition patient=$patient&code:in=https://medicalhub.de/fhir/ValueSet/care-need|0.1.0 need",
                "Condition patient=$patient&code:not-in=https://medicalhub.de/fhir/ValueSet/care-need other",
                "Condition patient=$patient&code:below=$needs|wound-care need",
                "Condition patient=$patient&code:below=$needs|nothing-of-that-kind -",
                "Encounter patient=$patient&class=$acts|IMP stay",
                "Encounter patient=$patient&class:below=$acts|IMP stay,acute",
                "Encounter patient=$patient&class:below=$acts|ACUTE acute",
                "Encounter patient=$patient&class:above=$acts|ACUTE stay,acute",
                "Encounter patient=$patient&class:above=$acts|IMP stay",
                "Patient identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|MR|$mark patient",
                "Patient identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|PI|$mark -",
                "Patient _id=$patient&gender:not=female patient",
                "Patient _id=$patient&gender:not=male -",
                // of references, dates, quantities and addresses
                "Condition subject:Patient=$patient need,other",
                "Condition patient=$patient&encounter:missing=true other",
                "Condition patient=$patient&encounter:missing=false need",
                "Condition patient=$patient&onset-date:missing=true need,other",
                "Observation patient=$patient&value-quantity:missing=false pulse",
                "Observation patient=$patient&value-quantity:missing=true -",
                "Patient _id=$patient&phone:missing=true&birthdate:missing=false patient",
                // in chains, and led back
                "Condition patient=$patient&subject:Patient.family:contains=SCHEIN- need,other",
                "Condition patient=$patient&encounter.identifier:of-type=none|MR|$mark -",
                "Observation patient=$patient&encounter.class:below=$acts|ACUTE pulse",
                "Condition patient=$patient&encounter.class:below=$acts|ACUTE -",
                "Patient _id=$patient&_has:Condition:patient:code:text=$mark patient",
                "Patient _id=$stranger&_has:Condition:patient:code:text=$mark -",
                // What is hidden has no value and lacks none.
                "Condition patient=$stranger&code:not=I10.0 -",
                "Condition _id=$hidden&code:missing=false -",
                "Condition _id=$hidden&onset-date:missing=true -",
                "Patient _id=$stranger&gender:not=female -",
            })
    @DisplayName("modifiers find what FHIR says, and nothing that is hidden")
    void modifiersFind(String type, String question, String expected) {
        List<String> names = expected.equals("-") ? List.of() : Arrays.asList(expected.split(",", -1));
        assertThat(HOSPITAL.get("/" + type + "?" + filled(question)).found())
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(name -> stored.getOrDefault(name, hospital.patient))
                        .map(Client::reference)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "ValueSet?url:below=https://medicalhub.de/fhir/ValueSet/care-need medhub-care-need",
                "ValueSet?url:above=https://medicalhub.de/fhir/ValueSet/care-need/one medhub-care-need",
            })
    @DisplayName("addresses are found by their beginning, and by what begins like them")
    void addressesAreFound(String question, String id) {
        assertThat(HOSPITAL.get("/" + question).found()).contains("ValueSet/" + id);
        assertThat(HOSPITAL.get("/" + question.replace("care-need", "care-nought"))
                        .found())
                .doesNotContain("ValueSet/" + id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "Patient?name:fuzzy=x :fuzzy",
                "Patient?birthdate:exact=1951 :exact",
                "Patient?gender:contains=ale :contains",
                "Patient?family:not=x :not",
                "Patient?family:missing=maybe missing",
                "Condition?code:exact=x :exact",
                "Condition?subject:Nonsense=x :Nonsense",
                "Condition?subject:text=x :text",
                "Observation?value-quantity:not=5 :not",
                "Observation?code-value-quantity:missing=true none",
                "ValueSet?url:contains=x :contains",
                "Condition?subject.family:fuzzy=x :fuzzy",
                "Patient?_has:Condition:patient:code:fuzzy=x :fuzzy",
            })
    @DisplayName("a modifier that is not offered is refused with its name, and finds nothing else instead")
    void othersAreRefused(String question, String word) {
        Client.Answer refused = HOSPITAL.get("/" + question);
        refused.refuses(400);
        assertThat(words(refused)).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "Condition?code:in=https://hospital.example/fhir/ValueSet/none",
        "Condition?code:not-in=https://hospital.example/fhir/ValueSet/none",
        "Condition?code:below=F32",
        "Condition?code:above=F32",
        "Condition?asserter:identifier=x",
    })
    @DisplayName("what a modifier needs and is not there is told: a value set, a system, an index")
    void whatIsNotThereIsTold(String question) {
        Client.Answer refused = HOSPITAL.get("/" + question);
        refused.refuses(400);
        assertThat(words(refused)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "Condition?code:in=https://hospital.example/fhir/ValueSet/none, code:in",
        "Condition?code:in=https://hospital.example/fhir/ValueSet/none|0.1.0, code:in",
        "Condition?subject.gender:not-in=https://hospital.example/fhir/ValueSet/none, gender:not-in",
        "Patient?_has:Condition:patient:code:in=https://hospital.example/fhir/ValueSet/none, code:in",
        "Condition?subject=Patient/$stranger&code:in=https://hospital.example/fhir/ValueSet/none, code:in",
    })
    @DisplayName("a value set that is not here is told with the criterion, whomever else the question is about")
    void valueSetsThatAreNotHereAreTold(String question, String criterion) {
        Client.Answer refused = HOSPITAL.get("/" + filled(question));
        refused.refuses(400);
        assertThat(words(refused)).contains(criterion, "not here").doesNotContain("hospital.example");
    }

    private String filled(String question) {
        return question.replace("$patient", id(hospital.patient))
                .replace("$stranger", id(hospital.stranger))
                .replace("$hidden", id(stored.getOrDefault("hidden", hospital.stranger)))
                .replace("$mark", hospital.mark)
                .replace("$needs", NEEDS)
                .replace("$acts", ACTS)
                .replace("|", "%7C");
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private static String words(Client.Answer refused) {
        return String.join(
                " ",
                refused.as(OperationOutcome.class).getIssue().stream()
                        .map(OperationOutcomeIssueComponent::getDiagnostics)
                        .toList());
    }
}
