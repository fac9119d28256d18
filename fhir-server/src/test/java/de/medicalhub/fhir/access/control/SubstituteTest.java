package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.Caller;
import de.medicalhub.fhir.access.entity.CasePart;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubstituteTest {
    private static final Set<String> BOTH = Set.of("Organization/own", "Organization/covered");

    private final FakeCareRecords records = new FakeCareRecords();

    @Test
    @DisplayName("2: what only the substitution opens is told, with the organisation that is covered for")
    void coveredIsTold() {
        records.team("case", "Patient/p", "Organization/covered", CasePart.GP);
        Ties ties = ties();

        assertThat(ties.inTeam("Patient/p", CasePart.GP)).isTrue();
        assertThat(ties.usedSubstitutions()).containsEntry("Patient/p", "Organization/covered");
    }

    @Test
    @DisplayName("2: what the own work opens is the own work, also of somebody who covers for others")
    void ownWorkIsOwn() {
        records.team("case", "Patient/p", "Organization/own", CasePart.GP);
        records.team("other", "Patient/p", "Organization/covered", CasePart.GP);
        Ties ties = ties();

        assertThat(ties.inTeam("Patient/p", CasePart.GP)).isTrue();
        assertThat(ties.inTeam("Patient/p", CasePart.NURSING)).isFalse();
        assertThat(ties.usedSubstitutions()).isEmpty();
        assertThat(ties.inTeam("Patient/p", CasePart.GP, "other")).isTrue();
        assertThat(ties.usedSubstitutions()).containsOnlyKeys("Patient/p");
    }

    private Ties ties() {
        Caller caller = new Caller("gp", Set.of(Role.GP), "Practitioner/gp");
        return new Ties(caller, BOTH, Set.of("Organization/covered"), records);
    }
}
