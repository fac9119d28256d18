package de.medicalhub.transport.delivery.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.Beans;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.Person;
import de.medicalhub.transport.delivery.Proof;
import de.medicalhub.transport.delivery.control.ParcelDesk.Dispatcher;
import de.medicalhub.transport.delivery.control.ParcelDesk.Pharmacist;
import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.delivery.entity.Custody;
import de.medicalhub.transport.delivery.entity.CustodyKind;
import de.medicalhub.transport.delivery.entity.KeptProof;
import de.medicalhub.transport.delivery.entity.Parcel;
import de.medicalhub.transport.delivery.entity.PhotoLine;
import de.medicalhub.transport.delivery.entity.Temperature;
import de.medicalhub.transport.dispatch.Deliveries;
import de.medicalhub.transport.dispatch.DeliveryJob;
import de.medicalhub.transport.dispatch.JobState;
import de.medicalhub.transport.dispatch.JobView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who decides on a bag (package delivery, rules 5 and 8). */
class ParcelDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final UUID STEP = UUID.fromString("5f0f3a57-3f0a-4a43-9f0f-0f6a3d1c9a11");
    private static final Dispatcher DISPATCHER =
            new Dispatcher(new Person("Practitioner/d", "Dana"), Set.of("Organization/carrier"));
    private static final Dispatcher STRANGER =
            new Dispatcher(new Person("Practitioner/x", "X"), Set.of("Organization/other"));
    private static final Pharmacist PHARMACIST =
            new Pharmacist(new Person("Practitioner/p", "Pia"), Set.of("Organization/pharmacy"));

    private final Bags bags = new Bags();
    private final Jobs jobs = new Jobs();
    private final ParcelDesk desk = new Beans()
            .with(ParcelBook.class, bags)
            .with(Deliveries.class, jobs)
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .bean(ParcelDesk.class);

    @Test
    @DisplayName(
            "8: what the driver left there a dispatcher confirms for the pharmacy, but not what is still on its way")
    void dispatcherConfirms() {
        jobs.job("Organization/pharmacy", JobState.NOT_DELIVERED);
        assertThatThrownBy(() -> desk.confirmBack("bag", DISPATCHER)).satisfies(key("parcel.not-on-the-way-back"));
        jobs.job("Organization/pharmacy", JobState.BROUGHT_BACK);
        assertThatThrownBy(() -> desk.confirmBack("bag", STRANGER)).satisfies(key("parcel.not-found"));
        desk.confirmBack("bag", DISPATCHER);
        assertThat(jobs.received).containsExactly("bag");
        assertThat(bags.custody).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(CustodyKind.RECEIVED_BACK);
            assertThat(line.person()).isEqualTo("Dana");
        });
    }

    @Test
    @DisplayName(
            "5: where the order names no pharmacy, the carrier's dispatcher releases what was too warm, with the reason")
    void unnamedPharmacy() {
        jobs.job("", JobState.PICKED_UP);
        bags.hold.hold(NOW);
        assertThatThrownBy(() -> desk.release("bag", "Frau Kern hat zugestimmt", STRANGER))
                .satisfies(key("parcel.not-found"));
        desk.release("bag", "Frau Kern hat zugestimmt", DISPATCHER);
        assertThat(bags.hold.heldAt()).isEmpty();
        assertThat(bags.custody)
                .singleElement()
                .satisfies(line -> assertThat(line.note()).contains("Frau Kern hat zugestimmt"));
        bags.hold.hold(NOW.plusSeconds(60));
        desk.callBack("bag", DISPATCHER);
        assertThat(jobs.calledBack).containsExactly("bag");
    }

    @Test
    @DisplayName("5: where the order names its pharmacy, nobody else decides")
    void namedPharmacyDecides() {
        jobs.job("Organization/pharmacy", JobState.PICKED_UP);
        bags.hold.hold(NOW);
        assertThatThrownBy(() -> desk.release("bag", "passt", DISPATCHER)).satisfies(key("parcel.pharmacy-decides"));
        assertThatThrownBy(() -> desk.callBack("bag", DISPATCHER)).satisfies(key("parcel.pharmacy-decides"));
        desk.release("bag", "passt", PHARMACIST);
        assertThat(bags.hold.heldAt()).isEmpty();
    }

    @Test
    @DisplayName(
            "10: what was signed for a step that did not fit any more is shown to its pharmacy and its carrier only")
    void keptProofsAreShown() {
        jobs.job("Organization/pharmacy", JobState.RETURNED);
        String png = "data:image/png;base64,"
                + Base64.getEncoder()
                        .encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 7});
        Proof proof = Proof.of("Erika Beispiel", png);
        bags.kept.add(new KeptProof(STEP, "bag", proof, "Practitioner/driver", NOW, NOW));
        assertThat(desk.kept("bag", STEP, PHARMACIST.pharmacies(), true)
                        .proof()
                        .signing()
                        .signature())
                .isEqualTo(proof.signature());
        assertThat(desk.kept("bag", STEP, DISPATCHER.carriers(), false)
                        .proof()
                        .signing()
                        .receiver())
                .isEqualTo("Erika Beispiel");
        assertThatThrownBy(() -> desk.kept("bag", STEP, STRANGER.carriers(), false))
                .satisfies(key("parcel.not-found"));
        assertThatThrownBy(() -> desk.kept("bag", UUID.randomUUID(), PHARMACIST.pharmacies(), true))
                .satisfies(key("parcel.not-found"));
        ParcelView view = ParcelView.of(desk.ofCarriers(DISPATCHER.carriers()).get(0), false, NOW);
        assertThat(view.kept()).extracting(ParcelView.ProofView::receiver).containsExactly("Erika Beispiel");
        assertThat(view.decides()).isFalse();
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> key(String key) {
        return fault -> assertThat(((RefusedException) fault).key()).isEqualTo(key);
    }

    private static final class Bags extends ParcelBook {
        private final ColdHold hold = new ColdHold("bag");
        private final List<Custody> custody = new ArrayList<>();
        private final List<KeptProof> kept = new ArrayList<>();

        @Override
        public Optional<Parcel> find(String jobId) {
            return Optional.empty();
        }

        @Override
        public void add(Custody line) {
            custody.add(line);
        }

        @Override
        public List<Custody> custody(String jobId) {
            return custody;
        }

        @Override
        public List<Temperature> temperatures(String jobId) {
            return List.of();
        }

        @Override
        public List<PhotoLine> photos(String jobId) {
            return List.of();
        }

        @Override
        public List<KeptProof> kept(String jobId) {
            return kept;
        }

        @Override
        public Optional<ColdHold> findHold(String jobId) {
            return Optional.of(hold);
        }
    }

    private static final class Jobs extends Deliveries {
        private final List<String> received = new ArrayList<>();
        private final List<String> calledBack = new ArrayList<>();
        private List<DeliveryJob> known = List.of();

        void job(String supplier, JobState state) {
            JobView view = new JobView(
                    "bag",
                    "delivery",
                    state,
                    "E",
                    Optional.empty(),
                    "Patient/p",
                    "Polch",
                    List.of(),
                    "Organization/carrier",
                    LocalDate.of(2026, 11, 27),
                    supplier,
                    true,
                    false,
                    Optional.empty());
            known = List.of(new DeliveryJob(view, "Apotheke", Optional.empty(), null, Set.of(), false, NOW));
        }

        @Override
        public Optional<DeliveryJob> find(String jobId) {
            return known.stream().findFirst();
        }

        @Override
        public List<DeliveryJob> ofCarriers(Set<String> carriers) {
            return known;
        }

        @Override
        public void receiveBack(String jobId) {
            received.add(jobId);
        }

        @Override
        public void callBack(String jobId) {
            calledBack.add(jobId);
        }

        @Override
        public void held(String jobId) {}
    }
}
