package de.medicalhub.transport.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.TransportSettings;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.Photo;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptPhoto;
import de.medicalhub.transport.delivery.entity.PhotoLine;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.DeliveryJob;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Photos of bags and doors (package delivery, rule 11). */
class ParcelPhotosTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Person DRIVER = new Person("Practitioner/driver", "Dora");
    private static final Set<String> PHARMACY = Set.of("Organization/pharmacy");
    private static final Set<String> CARRIER = Set.of("Organization/carrier");
    private static final String JPEG = "data:image/jpeg;base64,/9j/AQL/2Q==";

    private final Bags bags = new Bags();
    private final ParcelPhotos photos = new Beans()
            .with(ParcelBook.class, bags)
            .with(Deliveries.class, new Jobs())
            .with(TransportSettings.class, TransportSettings.from(unset()))
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .bean(ParcelPhotos.class);

    @Test
    @DisplayName("11: its pharmacy and its carrier's dispatcher see it, nobody else, and not under another delivery")
    void whoSeesIt() {
        UUID id = UUID.randomUUID();
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        assertThat(photos.show("bag", id, PHARMACY, true).jpeg()).hasSize(7);
        assertThat(photos.show("bag", id, CARRIER, false).patient()).isEqualTo("Patient/p");
        assertGone("bag", id, CARRIER, true);
        assertGone("bag", id, PHARMACY, false);
        assertGone("bag", id, Set.of("Organization/other"), true);
        assertGone("other", id, PHARMACY, true);
        assertGone("bag", UUID.randomUUID(), PHARMACY, true);
        assertThat(bags.lines).extracting(Custody::kind).containsExactly(CustodyKind.PHOTO);
    }

    @Test
    @DisplayName("11: sent again it is the same one, the seventh is refused, and so is one of a ride")
    void limits() {
        UUID id = UUID.randomUUID();
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        assertThat(bags.kept).hasSize(1);
        for (int i = 0; i < 5; i++) {
            photos.keep(job("delivery"), Photo.of(UUID.randomUUID(), JPEG), DRIVER, NOW);
        }
        assertThatThrownBy(() -> photos.keep(job("delivery"), Photo.of(UUID.randomUUID(), JPEG), DRIVER, NOW))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> photos.keep(job("ride"), Photo.of(UUID.randomUUID(), JPEG), DRIVER, NOW))
                .isInstanceOf(RefusedException.class);
        assertThat(bags.kept).hasSize(6);
    }

    @Test
    @DisplayName("11: who took it deletes it in that shift, the list says so, and sent again it does not come back")
    void driverDeletes() {
        UUID id = UUID.randomUUID();
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        photos.remove("bag", id, new Person("Practitioner/other", "Olaf"), NOW);
        photos.remove("other", id, DRIVER, NOW);
        assertThat(bags.kept).hasSize(1);
        photos.remove("bag", id, DRIVER, NOW);
        photos.remove("bag", id, DRIVER, NOW);
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        assertThat(bags.kept).isEmpty();
        assertGone("bag", id, PHARMACY, true);
        assertThat(bags.lines).extracting(Custody::kind).containsExactly(CustodyKind.PHOTO, CustodyKind.PHOTO_REMOVED);
    }

    @Test
    @DisplayName("11: a photo of an earlier shift stays until its time, and the driver reads for how long")
    void earlierShiftsStay() {
        UUID id = UUID.randomUUID();
        photos.keep(job("delivery"), Photo.of(id, JPEG), DRIVER, NOW);
        assertThatThrownBy(() -> photos.remove("bag", id, DRIVER, NOW.plusSeconds(1)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("photo.too-late"));
        assertThat(bags.kept).hasSize(1);
    }

    @Test
    @DisplayName("11: after the configured time it is deleted")
    void forgets() {
        photos.forgetOld();
        assertThat(bags.forgotten).contains(NOW.minus(Duration.ofDays(30)));
    }

    private void assertGone(String job, UUID id, Set<String> organisations, boolean pharmacy) {
        assertThatThrownBy(() -> photos.show(job, id, organisations, pharmacy))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("parcel.not-found"));
    }

    private static JobView job(String kind) {
        return view("bag", kind);
    }

    private static JobView view(String id, String kind) {
        return new JobView(
                id,
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
                false,
                false,
                Optional.empty());
    }

    /** Nothing is set: the defaults hold. */
    private static Config unset() {
        Class<?>[] types = {Config.class};
        return (Config)
                Proxy.newProxyInstance(Config.class.getClassLoader(), types, (proxy, method, args) -> Optional.empty());
    }

    private static final class Bags extends ParcelBook {
        private final Map<UUID, KeptPhoto> kept = new LinkedHashMap<>();
        private final List<Custody> lines = new ArrayList<>();
        private Optional<Instant> forgotten = Optional.empty();

        @Override
        public void add(KeptPhoto photo) {
            kept.put(photo.id(), photo);
        }

        @Override
        public void add(Custody line) {
            lines.add(line);
        }

        @Override
        public Optional<KeptPhoto> findPhoto(UUID id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public List<PhotoLine> photos(String jobId) {
            return kept.keySet().stream().map(id -> new PhotoLine(id, NOW)).toList();
        }

        @Override
        public void remove(KeptPhoto photo) {
            kept.remove(photo.id());
        }

        @Override
        public List<Custody> custody(String jobId) {
            return lines;
        }

        @Override
        public void forgetPhotos(Instant oldest) {
            forgotten = Optional.of(oldest);
        }
    }

    private static final class Jobs extends Deliveries {
        @Override
        public Optional<DeliveryJob> find(String jobId) {
            return Optional.of(
                    new DeliveryJob(view(jobId, "delivery"), "Apotheke", Optional.empty(), null, Set.of(), false, NOW));
        }

        @Override
        public void tell(String jobId) {
            // Pages read again.
        }
    }
}
