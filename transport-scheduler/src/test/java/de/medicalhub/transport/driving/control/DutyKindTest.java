package de.medicalhub.transport.driving.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.driving.entity.DutyEvent;
import de.medicalhub.transport.driving.entity.DutyEvent.Duty;
import de.medicalhub.transport.driving.entity.DutyKind;
import de.medicalhub.transport.driving.entity.VehicleFault;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DutyKindTest {
    @Test
    @DisplayName("12: only who is at work may be seen; neither a break nor the end is work")
    void onlyWorkIsWork() {
        assertThat(DutyKind.values())
                .filteredOn(DutyKind::isAtWork)
                .containsExactly(DutyKind.STARTED, DutyKind.RESUMED);
    }

    @Test
    @DisplayName("11: a break follows work and nothing else; an ended duty may begin again")
    void breaksFollowWork() {
        assertThat(DutyKind.values())
                .filteredOn(kind -> kind.next().contains(DutyKind.PAUSED))
                .allMatch(DutyKind::isAtWork);
        assertThat(DutyKind.ENDED.next()).containsExactly(DutyKind.STARTED);
        assertThat(DutyKind.PAUSED.next()).contains(DutyKind.ENDED);
    }

    @Test
    @DisplayName(
            "11: what the check found is kept as it was found; the same id means the same only from the same driver")
    void theCheckIsKept() {
        Duty duty = new Duty("t", DutyKind.STARTED, Set.of(VehicleFault.LIFT, VehicleFault.LIGHTS));
        DutyEvent event = new DutyEvent(UUID.randomUUID(), duty, "Practitioner/a", Instant.EPOCH, Instant.EPOCH);
        assertThat(event.faults()).containsExactly(VehicleFault.LIGHTS, VehicleFault.LIFT);
        assertThat(event.isSame(duty, "Practitioner/a")).isTrue();
        assertThat(event.isSame(duty, "Practitioner/b")).isFalse();
    }
}
