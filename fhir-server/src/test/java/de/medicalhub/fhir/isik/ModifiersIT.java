package de.medicalhub.fhir.isik;

import static de.medicalhub.fhir.isik.Client.HOSPITAL;
import static de.medicalhub.fhir.isik.Client.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What modifiers find, as FHIR R4 and ISiK Basis say it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModifiersIT {
    private static final String NEEDS = "https://medicalhub.de/fhir/CodeSystem/care-need";

    private final Hospital hospital = new Hospital();

    @Test
    @DisplayName("codes are found by a part of their words, and by what they are not")
    void codesAreFoundByModifiers() {
        Condition need = new Condition().setSubject(hospital.about());
        need.setCode(new CodeableConcept(new Coding(NEEDS, "wound-care", "")).setText("Wundversorgung seit Mai"));
        Condition stored = HOSPITAL.create(need);
        Condition wordless = new Condition().setSubject(hospital.about());
        wordless.setCode(new CodeableConcept(new Coding("http://fhir.de/CodeSystem/bfarm/icd-10-gm", "I10.0", "")));
        Condition other = HOSPITAL.create(wordless);
        String own = "patient=" + reference(hospital.patient) + "&";
        found("Condition", own + "code:text=wundversorgung", stored);
        found("Condition", own + "code:text=VERSORGUNG", stored);
        found("Condition", own + "code:text=entsorgung");
        found("Condition", own + "code:not=" + NEEDS + "%7Cwound-care", other);
        found("Condition", own + "code:missing=true");
        found("Condition", own + "onset-date:missing=true", stored, other);
    }

    @Test
    @DisplayName("names are found as they are written, and by a piece of them")
    void namesAreFoundByModifiers() {
        String name = "Sonnenschein-" + hospital.mark;
        String id = "_id=" + hospital.patient.getIdElement().getIdPart() + "&";
        found("Patient", id + "family:exact=" + name, hospital.patient);
        found("Patient", id + "family:exact=" + name.toLowerCase(Locale.ROOT));
        found("Patient", id + "family:exact=Sonnenschein");
        found("Patient", id + "family:contains=SCHEIN-", hospital.patient);
        found("Patient", id + "family=schein-");
        found("Patient", id + "family=sonnens", hospital.patient);
        found("Patient", id + "phone:missing=true&gender:missing=false", hospital.patient);
    }

    private static void found(String type, String question, Resource... expected) {
        assertThat(HOSPITAL.get("/" + type + "?" + question).found())
                .as(question)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(expected).map(Client::reference).toList());
    }
}
