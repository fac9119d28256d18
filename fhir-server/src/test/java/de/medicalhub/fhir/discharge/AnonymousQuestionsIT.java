package de.medicalhub.fhir.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.access.Answer;
import de.medicalhub.fhir.access.CaseUnderTest;
import de.medicalhub.fhir.access.Rest;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnonymousQuestionsIT {
    private static final Rest MANAGER = new Rest("discharge1");

    @Test
    @DisplayName("15: each service reads its own question, and question and reply that went to all, and nothing else")
    void questionsBeforeTheAward() {
        CaseUnderTest made = CaseUnderTest.started();
        Rest nurse = new Rest("nurse1");
        Rest other = new Rest("nurse2");
        assertThat(nurse.post(made.firstReferral() + "/$question", text("Gibt es einen Aufzug?"))
                        .status())
                .isEqualTo(200);
        assertThat(other.post(made.firstReferral() + "/$question", text("Und hier?"))
                        .status())
                .isEqualTo(404);
        for (String name : List.of(CaseUnderTest.SECRET, "Schmidt")) {
            assertThat(nurse.post(made.firstReferral() + "/$question", text("Heißt die Person " + name + "?"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(inputs(other, made.secondReferral(), "question")).isZero();

        String question = MANAGER.get(made.firstReferral()).as(Task.class).getInput().stream()
                .map(Task.ParameterComponent::getId)
                .filter(id -> id != null && id.startsWith("question-"))
                .findFirst()
                .orElseThrow()
                .substring("question-".length());
        Answer refused = MANAGER.post(
                made.firstReferral() + "/$reply", reply(question, CaseUnderTest.SECRET + " wohnt im Erdgeschoss"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.parameters()).contains("text");
        assertThat(new Rest("discharge2")
                        .post(made.firstReferral() + "/$reply", reply(question, "Nein"))
                        .status())
                .isEqualTo(404);
        assertThat(MANAGER.post(made.firstReferral() + "/$reply", reply(question, "Nein, Erdgeschoss"))
                        .status())
                .isEqualTo(200);
        assertThat(inputs(nurse, made.firstReferral(), "question")).isEqualTo(3);
        Answer seen = other.get(made.secondReferral());
        assertThat(seen.body())
                .contains("Gibt es einen Aufzug?", "Nein, Erdgeschoss")
                .doesNotContain(CaseUnderTest.SECRET, "Practitioner/", "Schmidt");
        assertThat(inputs(other, made.secondReferral(), "question")).isEqualTo(1);

        made.answer("nurse1", made.firstReferral(), true);
        assertThat(made.award(made.firstReferral()).status()).isEqualTo(200);
        assertThat(other.get(made.secondReferral()).body()).doesNotContain("Aufzug");
        assertThat(nurse.post(made.firstReferral() + "/$question", text("Noch etwas?"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("16: a service says how many places it has, of itself only")
    void freePlaces() {
        Parameters three = new Parameters();
        CaseUnderTest.add(three, "places", new IntegerType(3));
        String own = "HealthcareService/service-nursing-mayen";
        assertThat(new Rest("nurse1").post(own + "/$state-capacity", three).status())
                .isEqualTo(200);
        assertThat(MANAGER.get(own).body()).contains("free-places");
        assertThat(new Rest("nurse2").post(own + "/$state-capacity", three).status())
                .isEqualTo(404);
        assertThat(MANAGER.post(own + "/$state-capacity", three).status()).isEqualTo(403);
        Answer faulty = new Rest("nurse1").post(own + "/$state-capacity", new Parameters());
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.parameters()).containsExactly("places");
    }

    private static long inputs(Rest reader, String task, String kind) {
        return reader.get(task).as(Task.class).getInput().stream()
                .filter(input -> kind.equals(input.getType().getCodingFirstRep().getCode()))
                .count();
    }

    private static Parameters text(String words) {
        Parameters parameters = new Parameters();
        CaseUnderTest.add(parameters, "text", new StringType(words));
        return parameters;
    }

    private static Parameters reply(String question, String words) {
        Parameters parameters = text(words);
        CaseUnderTest.add(parameters, "question", new StringType(question));
        CaseUnderTest.add(parameters, "to-all", new BooleanType(true));
        return parameters;
    }
}
