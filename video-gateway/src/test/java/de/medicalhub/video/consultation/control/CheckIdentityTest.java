package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Refusal;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.StaffCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CheckIdentityTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("a");
    private static final StaffCaller CALLER = new StaffCaller("t", "gp1", "Dr. Probe", "Practitioner/1", Set.of("gp"));
    private static final IdentityCheck COMPARED =
            new IdentityCheck("Practitioner/1", "Dr. Probe", Instant.parse("2026-11-28T09:00:00Z"));

    @Test
    @DisplayName("rule 16: what the record has of the health card is shown")
    void seen() {
        assertThat(see(() -> Optional.of(COMPARED))).isEqualTo(new CheckIdentity.Seen(Optional.of(COMPARED), true));
        assertThat(see(Optional::empty)).isEqualTo(new CheckIdentity.Seen(Optional.empty(), true));
    }

    @Test
    @DisplayName("rule 16: where this one point cannot be read the consultation goes on, and it is said")
    void unknown() {
        assertThat(see(() -> {
                    throw new RefusedException(Refusal.RECORD_AWAY);
                }))
                .isEqualTo(new CheckIdentity.Seen(Optional.empty(), false));
        assertThatThrownBy(() -> see(() -> {
                    throw new RefusedException(Refusal.NO_CONSULTATION);
                }))
                .isInstanceOf(RefusedException.class);
    }

    private static CheckIdentity.Seen see(Supplier<Optional<IdentityCheck>> found) {
        IdentityChecks checks = new IdentityChecks() {
            @Override
            public Optional<IdentityCheck> find(StaffCaller caller, AppointmentId appointment) {
                return found.get();
            }

            @Override
            public void write(AppointmentId appointment, Optional<IdentityCheck> check) {
                throw new IllegalStateException("only looked at");
            }
        };
        return new CheckIdentity(new AppointmentConsultations(), checks, Clock.systemUTC()).see(CALLER, APPOINTMENT);
    }
}
