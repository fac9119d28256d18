package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    @DisplayName("however many are asked for, each is asked for once, in searches that are answered whole")
    void nobodyIsLeftOut() {
        List<Reference> many = IntStream.range(0, 1_001)
                .mapToObj(i -> new Reference("Patient/p" + i % 1_000))
                .toList();
        List<String> queries = Names.queries(many);
        assertThat(queries).hasSize(5);
        assertThat(queries.stream().flatMap(NamesTest::ids)).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(queries)
                .allSatisfy(query ->
                        assertThat(query).endsWith("&_count=" + ids(query).count()));
    }

    @Test
    @DisplayName("only who has a name, each kind by its own search")
    void kinds() {
        assertThat(Names.queries(List.of(
                        new Reference("Practitioner/a"),
                        new Reference("Task/t"),
                        new Reference("Organization/o"),
                        new Reference("Practitioner/b"),
                        new Reference())))
                .containsExactly("Practitioner?_id=a,b&_count=2", "Organization?_id=o&_count=1");
    }

    private static Stream<String> ids(String query) {
        return Arrays.stream(query.replaceAll(".*_id=|&.*", "").split(","));
    }
}
