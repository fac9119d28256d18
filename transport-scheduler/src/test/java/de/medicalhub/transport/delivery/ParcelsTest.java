package de.medicalhub.transport.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.delivery.control.ParcelBook;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.AlertKind;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who hears of a cold chain in doubt (rule 5). */
class ParcelsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final UUID FIRST = UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a11");
    private static final UUID SECOND = UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a12");
    private static final Person DRIVER = new Person("Practitioner/driver", "Dora");

    private final Bags bags = new Bags();
    private final Board board = new Board();
    private final Parcels parcels = new Beans()
            .with(ParcelBook.class, bags)
            .with(Deliveries.class, board)
            .with(TransportSettings.class, TransportSettings.from(unset()))
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .bean(Parcels.class);

    @Test
    @DisplayName(
            "5: a reading out of the limits holds a cold delivery and alerts the board, once for what is held already")
    void tooWarm() {
        parcels.measured(job("delivery", true), reading(FIRST, "9.4"), DRIVER, NOW);
        parcels.measured(job("delivery", true), reading(SECOND, "9.9"), DRIVER, NOW);
        assertThat(board.alerts).containsExactly("COLD_LIMIT " + FIRST + " 9,4 °C, Box 1");
        assertThat(bags.hold.heldAt()).contains(NOW);
    }

    @Test
    @DisplayName("5: a good reading, and one of what need not be cold, alerts nobody")
    void inOrder() {
        parcels.measured(job("delivery", true), reading(FIRST, "5"), DRIVER, NOW);
        parcels.measured(job("delivery", false), reading(SECOND, "20"), DRIVER, NOW);
        assertThat(board.alerts).isEmpty();
    }

    @Test
    @DisplayName("5: a refused reading is an alert and a line for the pharmacy, however often the phone repeats it")
    void refused() {
        JobView job = job("delivery", true);
        parcels.readingRefused(job, FIRST, "temperature.invalid", DRIVER, NOW);
        parcels.readingRefused(job, FIRST, "temperature.invalid", DRIVER, NOW);
        assertThat(board.alerts).containsExactly("READING_REFUSED " + FIRST + " temperature.invalid");
        assertThat(bags.lines).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(CustodyKind.READING_REFUSED);
            assertThat(line.person()).isEqualTo("Dora");
        });
    }

    @Test
    @DisplayName("5: of a ride nobody reads temperatures")
    void ofARide() {
        parcels.readingRefused(job("ride", false), FIRST, "temperature.invalid", DRIVER, NOW);
        assertThat(board.alerts).isEmpty();
        assertThat(bags.lines).isEmpty();
    }

    /** Nothing is set: the defaults hold. */
    private static Config unset() {
        Class<?>[] types = {Config.class};
        return (Config)
                Proxy.newProxyInstance(Config.class.getClassLoader(), types, (proxy, method, args) -> Optional.empty());
    }

    private static Reading reading(UUID id, String celsius) {
        return new Reading(id, "bag", new BigDecimal(celsius), "Box 1");
    }

    private static JobView job(String kind, boolean cold) {
        return new JobView(
                "bag",
                kind,
                JobState.PICKED_UP,
                "E",
                Optional.empty(),
                "Patient/p",
                "Polch",
                List.of(),
                "Organization/carrier",
                LocalDate.of(2026, 11, 27),
                "Organization/pharmacy",
                cold,
                false,
                Optional.empty());
    }

    private static final class Bags extends ParcelBook {
        private final ColdHold hold = new ColdHold("bag");
        private final List<Custody> lines = new ArrayList<>();
        private final Set<UUID> readings = new HashSet<>();
        private final Set<UUID> refused = new HashSet<>();

        @Override
        public boolean knows(UUID reading) {
            return !readings.add(reading);
        }

        @Override
        public boolean knowsLine(UUID line) {
            return !refused.add(line);
        }

        @Override
        public void add(Temperature temperature) {
            // The list of temperatures is not looked at here.
        }

        @Override
        public void add(Custody line) {
            lines.add(line);
        }

        @Override
        public ColdHold hold(String jobId) {
            return hold;
        }

        @Override
        public Optional<ColdHold> findHold(String jobId) {
            return Optional.of(hold);
        }
    }

    private static final class Board extends Deliveries {
        private final List<String> alerts = new ArrayList<>();

        @Override
        public void coldChain(String jobId, String eventId, AlertKind kind, String detail) {
            alerts.add(kind + " " + eventId + " " + detail);
        }

        @Override
        public void held(String jobId) {
            // The record is told elsewhere.
        }

        @Override
        public void tell(String jobId) {
            // Pages read again.
        }
    }
}
