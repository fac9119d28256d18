package de.medicalhub.portal.muster4.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.ExampleCases;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.muster4.RideCheck;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.wording.Phrase;
import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RideCheckTest {
    private final Case found = ExampleCases.at("asked");

    @Test
    @DisplayName("V9 what the case knows fits the ride; another posture does not")
    void whatIsKnownFits() {
        assertThat(contradictions(known())).isEmpty();
        assertThat(contradictions(known().with("posture", "lying")))
                .extracting(Phrase::key)
                .containsExactly("ride.contradiction.posture");
    }

    @Test
    @DisplayName(
            "V9 a weight that is missing in the ride, differs or is there too much is said; what is no weight is not")
    void theWeight() {
        assertThat(contradictions(known().with("weight", "140")))
                .containsExactly(Phrase.of("ride.contradiction.weight-missing", "140"));
        assertThat(contradictions(known().with("weight", "viel"))).isEmpty();
        found.task(Tasks.RIDE)
                .orElseThrow()
                .addInput()
                .setValue(new IntegerType(150))
                .getType()
                .addCoding()
                .setSystem(HubCodes.TASK_PARAMETER)
                .setCode("patient-weight");
        assertThat(known().get("weight")).isEqualTo("150");
        assertThat(contradictions(known())).isEmpty();
        assertThat(contradictions(known().with("weight", "140")))
                .containsExactly(Phrase.of("ride.contradiction.weight", "140", "150"));
        assertThat(contradictions(known().with("weight", "")))
                .containsExactly(Phrase.of("ride.contradiction.no-weight", "150"));
    }

    private RideFacts known() {
        return RideAnswers.known(found);
    }

    private List<Phrase> contradictions(RideFacts facts) {
        return RideCheck.contradictions(found, facts::all);
    }
}
