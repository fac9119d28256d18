package de.medicalhub.transport.driving.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.driving.entity.VehicleFault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepReaderTest {
    @Test
    @DisplayName("11: the check of the vehicle names its faults by code")
    void faultsAreRead() {
        assertThat(StepReader.duty("t", begin("[\"lift\",\"tyres\"]")).faults())
                .containsExactlyInAnyOrder(VehicleFault.LIFT, VehicleFault.TYRES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[{}]", "[[\"lift\"]]", "[\"lift\",true]", "[\"wings\"]"})
    @DisplayName("11: what is no known fault is refused as a wrong input, whatever its type")
    void whatIsNoFaultIsRefused(String faults) {
        JsonObject begin = begin(faults);
        assertThatThrownBy(() -> StepReader.duty("t", begin))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ProblemKind.INVALID));
    }

    private static JsonObject begin(String faults) {
        try (var reader = Json.createReader(new StringReader("{\"step\":\"started\",\"faults\":" + faults + "}"))) {
            return reader.readObject();
        }
    }
}
