package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each modifier with each kind of parameter of each type: it does what FHIR R4 says, or is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModifiersIT {
    private static final String NEEDS = "https://medicalhub.de/fhir/CodeSystem/care-need";
    private static final String NEEDS_SET = "https://medicalhub.de/fhir/ValueSet/care-need";
    private static final String ACTS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private static final List<String> MODIFIERS = List.of(
            "missing",
            "exact",
            "contains",
            "not",
            "text",
            "in",
            "not-in",
            "above",
            "below",
            "of-type",
            "identifier",
            "iterate",
            "nickname");

    /** As docs/fhir.md tells it, and the statement itself. */
    private static final Map<SearchParamType, Set<String>> OFFERED = Map.of(
            SearchParamType.STRING, Set.of("missing", "exact", "contains"),
            SearchParamType.TOKEN, Set.of("missing", "not", "text", "in", "not-in", "above", "below", "of-type"),
            SearchParamType.URI, Set.of("missing", "above", "below"),
            SearchParamType.REFERENCE, Set.of("missing"),
            SearchParamType.DATE, Set.of("missing"),
            SearchParamType.NUMBER, Set.of("missing"),
            SearchParamType.QUANTITY, Set.of("missing"),
            SearchParamType.COMPOSITE, Set.of());

    private static final List<Client> OTHERS = Stream.of("admin1", "patient1", "medhub-transport", "gp1")
            .map(Client::new)
            .toList();

    private static final int AT_ONCE = 50;

    private final Hospital hospital = new Hospital();

    /** A search, and whether it is understood. */
    private record Question(String search, boolean offered) {
        boolean isAnswered(String status) {
            return status.startsWith(offered ? "200" : "400");
        }
    }

    @Test
    @DisplayName(
            "a modifier is understood with the kinds of parameters for which it is offered, and refused with all others")
    void modifiersAreUnderstoodOrRefused() {
        CapabilityStatement statement = new Client("").get("/metadata").ok(CapabilityStatement.class);
        List<Question> questions = statement.getRestFirstRep().getResource().stream()
                .filter(resource -> !resource.getType().equals("AuditEvent")) // Refuses all; see AuditQuestionTest.
                .filter(ModifiersIT::isSearched)
                .flatMap(ModifiersIT::questions)
                .toList();
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += AT_ONCE) {
            List<Question> some = questions.subList(from, Math.min(questions.size(), from + AT_ONCE));
            List<Bundle.BundleEntryComponent> answers = asked(some).getEntry();
            assertThat(answers).hasSameSizeAs(some);
            for (int place = 0; place < some.size(); place++) {
                Question question = some.get(place);
                String status = answers.get(place).getResponse().getStatus();
                boolean right = question.isAnswered(status)
                        || OTHERS.stream()
                                .anyMatch(caller -> question.isAnswered(String.valueOf(
                                        caller.get("/" + question.search()).status())));
                if (!right) {
                    wrong.add(question.search() + " " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(questions).hasSizeGreaterThan(2_000);
    }

    @Test
    @DisplayName("codes are found by sets, by what is above and below them, by their words, and by what they are not")
    void codesAreFoundByModifiers() {
        Condition stored = HOSPITAL.create(need("wound-care", "Wundversorgung seit Mai"));
        Condition other = HOSPITAL.create(new Condition()
                .setSubject(hospital.about())
                .setCode(new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "I10.0", ""))));
        String own = "patient=" + reference(hospital.patient) + "&";
        found("Condition", own + "code:in=" + NEEDS_SET, stored);
        found("Condition", own + "code:not-in=" + NEEDS_SET, other);
        found("Condition", own + "code:below=" + NEEDS + "%7Cwound-care", stored);
        found("Condition", own + "code:above=" + NEEDS + "%7Cwound-care", stored);
        found("Condition", own + "code:text=wundversorgung", stored);
        found("Condition", own + "code:text=VERSORGUNG", stored); // A part of it: ISiK Basis.
        found("Condition", own + "code:text=entsorgung");
        found("Condition", own + "code:not=" + NEEDS + "%7Cwound-care", other);
        found("Condition", own + "code:missing=true");
        found("Condition", own + "onset-date:missing=true", stored, other);
        found("Condition", own + "encounter:missing=false");
        found("Encounter", own + "class:below=" + ACTS + "%7C_ActEncounterCode", hospital.stay);
        found("Encounter", own + "class:above=" + ACTS + "%7CIMP", hospital.stay);
        found("Encounter", own + "class:below=" + ACTS + "%7CACUTE");
    }

    @Test
    @DisplayName("names are found as they are written, and by a piece of them")
    void namesAreFoundByModifiers() {
        String name = "Sonnenschein-" + hospital.mark;
        String id = "_id=" + hospital.patient.getIdElement().getIdPart() + "&";
        found("Patient", id + "family:exact=" + name, hospital.patient);
        found("Patient", id + "family:exact=" + name.toLowerCase(java.util.Locale.ROOT));
        found("Patient", id + "family:exact=Sonnenschein");
        found("Patient", id + "family:contains=SCHEIN-", hospital.patient);
        found("Patient", id + "family=schein-");
        found("Patient", id + "family=sonnens", hospital.patient);
        found("Patient", id + "phone:missing=true&gender:missing=false", hospital.patient);
        found("Patient", id + "general-practitioner:missing=false");
    }

    @Test
    @DisplayName("addresses are found by what is above and below them")
    void addressesAreFoundByModifiers() {
        List<String> sets = HOSPITAL.get("/ValueSet?_count=200&url:below=https://medicalhub.de/fhir")
                .found();
        assertThat(sets).isNotEmpty();
        assertThat(HOSPITAL.get("/ValueSet?url:above=" + NEEDS_SET + "/further").found())
                .hasSize(1)
                .isSubsetOf(sets);
        assertThat(HOSPITAL.get("/ValueSet?url:below=https://medicalhub.example")
                        .found())
                .isEmpty();
    }

    private Condition need(String code, String words) {
        Condition condition = new Condition().setSubject(hospital.about());
        condition.setCode(new CodeableConcept(new Coding(NEEDS, code, "")).setText(words));
        return condition;
    }

    private static void found(String type, String question, org.hl7.fhir.r4.model.Resource... expected) {
        assertThat(HOSPITAL.get("/" + type + "?" + question).found())
                .as(question)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(expected).map(Client::reference).toList());
    }

    private static boolean isSearched(CapabilityStatementRestResourceComponent resource) {
        return resource.getInteraction().stream()
                .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
    }

    /** Of each kind the type's first parameter. */
    private static Stream<Question> questions(CapabilityStatementRestResourceComponent resource) {
        return OFFERED.keySet().stream()
                .sorted()
                .flatMap(kind -> resource.getSearchParam().stream()
                        .filter(parameter -> parameter.getType() == kind && isOwn(parameter))
                        .limit(1)
                        .flatMap(parameter ->
                                MODIFIERS.stream().map(modifier -> question(resource, parameter, modifier))));
    }

    /** Not one of all types, and none that bears a modifier in its name (ISiK's account:identifier). */
    private static boolean isOwn(CapabilityStatementRestResourceSearchParamComponent parameter) {
        String name = parameter.getName();
        return !name.startsWith("_") && !name.startsWith("account") && !name.equals("near");
    }

    private static boolean isFoundByIdentifier(
            CapabilityStatementRestResourceComponent resource,
            CapabilityStatementRestResourceSearchParamComponent parameter) {
        return resource.getSearchParam().stream()
                .anyMatch(other -> other.getName().equals(parameter.getName() + "-identifier"));
    }

    private static Question question(
            CapabilityStatementRestResourceComponent resource,
            CapabilityStatementRestResourceSearchParamComponent parameter,
            String modifier) {
        boolean offered = OFFERED.getOrDefault(parameter.getType(), Set.of()).contains(modifier)
                || (modifier.equals("identifier") && isFoundByIdentifier(resource, parameter));
        return new Question(
                resource.getType() + "?_count=1&" + parameter.getName() + ":" + modifier + "="
                        + value(parameter.getType(), modifier),
                offered);
    }

    private static String value(SearchParamType kind, String modifier) {
        return switch (modifier) {
            case "missing" -> "true";
            case "in", "not-in" -> NEEDS_SET;
            case "above", "below" -> kind == SearchParamType.URI ? NEEDS_SET : NEEDS + "%7Cwound-care";
            case "of-type" -> "http://terminology.hl7.org/CodeSystem/v2-0203%7CMR%7Cnone";
            default -> kind == SearchParamType.DATE ? "2026-11-26" : "1";
        };
    }

    private static Bundle asked(List<Question> questions) {
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        questions.forEach(question ->
                batch.addEntry().getRequest().setMethod(Bundle.HTTPVerb.GET).setUrl(question.search()));
        String sent = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(batch);
        return HOSPITAL.send("POST", "", sent, Map.of()).ok(Bundle.class);
    }
}
