package de.medicalhub.transport.delivery.entity;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.delivery.ParcelCode;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParcelTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    @DisplayName("5: held once; what the pharmacist released is not held again, what came back is")
    void heldUntilDecided() {
        Parcel parcel = new Parcel("job", new ParcelCode("K7QX4M2P"), "Practitioner/p", NOW);
        assertThat(parcel.hold(NOW)).isTrue();
        assertThat(parcel.hold(NOW.plusSeconds(60))).isFalse();
        assertThat(parcel.heldAt()).contains(NOW);
        parcel.release(NOW.plusSeconds(120));
        assertThat(parcel.heldAt()).isEmpty();
        assertThat(parcel.hold(NOW.plusSeconds(180))).isFalse();
        parcel.settle();
        assertThat(parcel.hold(NOW.plusSeconds(240))).isTrue();
    }
}
