package de.medicalhub.common.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ErasuresTest {
    @Test
    void anAnswerIsReadByType() {
        Parameters answer = new Parameters();
        answer.addParameter().setName("position").setValue(new IntegerType(12));
        answer.addParameter().setName("more").setValue(new BooleanType(true));
        for (String reference : new String[] {"Task/a", "Task/b", "Patient/a", "Appointment/c"}) {
            answer.addParameter().setName("reference").setValue(new Reference(reference));
        }
        Erasures erasures = Erasures.of(answer);
        assertThat(erasures.position()).isEqualTo(12);
        assertThat(erasures.isMore()).isTrue();
        assertThat(erasures.ids("Task")).containsExactly("a", "b");
        assertThat(erasures.ids("Appointment")).containsExactly("c");
        assertThat(erasures.ids("Encounter")).isEmpty();
    }
}
