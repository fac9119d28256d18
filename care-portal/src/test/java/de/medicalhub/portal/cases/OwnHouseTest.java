package de.medicalhub.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnHouseTest {
    private final Case moving = ExampleCases.at("moving");

    @Test
    void whoWorksForSeveralHousesWritesForTheOneOfTheCase() {
        String practice = moving.organisation("gp").orElseThrow();
        assertThat(OwnHouse.of(moving, List.of("Organization/elsewhere", practice)))
                .contains(practice);
        assertThat(OwnHouse.of(moving, List.of("Organization/elsewhere"))).contains("Organization/elsewhere");
        assertThat(OwnHouse.of(moving, List.of())).isEmpty();
    }
}
