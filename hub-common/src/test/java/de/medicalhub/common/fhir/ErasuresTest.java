package de.medicalhub.common.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
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

    @Test
    void whatComesInSeveralAnswersIsTakenOverOneAfterTheOther() {
        List<Erasures> told = List.of(
                new Erasures(2, true, Set.of("Task/a")),
                new Erasures(5, false, Set.of("Task/b")),
                new Erasures(5, false, Set.of()));
        List<Erasures> taken = new ArrayList<>();
        IntSupplier position =
                () -> taken.isEmpty() ? 0 : taken.get(taken.size() - 1).position();
        IntFunction<Erasures> after = known -> told.get(known == 0 ? 0 : known == 2 ? 1 : 2);
        Erasures.follow(position, after, taken::add);
        assertThat(taken).containsExactly(told.get(0), told.get(1));
        Erasures.follow(position, after, taken::add);
        assertThat(taken).hasSize(2);
    }
}
