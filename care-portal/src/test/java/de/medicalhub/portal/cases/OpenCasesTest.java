package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.portal.records.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Flag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenCasesTest {
    private static final CasePlace NEXT = new CasePlace(true, Instant.parse("2026-11-26T12:00:00Z"), 1);

    private final List<CaseId> asked = new ArrayList<>();

    @Test
    @DisplayName("C9 what is open in case 101 is found, and its case with it")
    void whatIsOpenBeyondTheFirstIsFound() {
        List<Case> first = IntStream.range(0, CaseLists.TOGETHER)
                .mapToObj(at -> new Case(CaseId.next(), Resources.of()))
                .toList();
        CaseId beyond = CaseId.next();
        OpenCases open = OpenCases.of(
                new CaseWindow(first, Optional.of(NEXT), Map.of()),
                flags(first.get(0).id(), beyond),
                this::read);
        assertThat(asked).containsExactly(beyond);
        assertThat(open.cases()).hasSize(CaseLists.TOGETHER + 1).startsWith(first.get(0));
        assertThat(open.find(beyond.toString())).isPresent();
        assertThat(open.part()).isTrue();
    }

    @Test
    @DisplayName("C9 nothing more is asked while everything open belongs to the first cases")
    void nothingMoreIsAsked() {
        Case one = new Case(CaseId.next(), Resources.of());
        OpenCases open =
                OpenCases.of(new CaseWindow(List.of(one), Optional.empty(), Map.of()), flags(one.id()), this::read);
        assertThat(asked).isEmpty();
        assertThat(open.cases()).containsExactly(one);
        assertThat(open.part()).isFalse();
    }

    private List<Case> read(List<CaseId> ids) {
        asked.addAll(ids);
        return ids.stream().map(id -> new Case(id, Resources.of())).toList();
    }

    private static Resources flags(CaseId... cases) {
        Bundle bundle = new Bundle();
        for (CaseId one : cases) {
            Flag flag = new Flag();
            flag.setId("Flag/" + one);
            flag.addIdentifier(one.toIdentifier());
            bundle.addEntry().setResource(flag);
        }
        return Resources.of(bundle);
    }
}
