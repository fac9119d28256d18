package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.nodes.RecordChanges;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingMemoryTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("a");

    private final AskedRecord asked = new AskedRecord();
    private final Changes changes = new Changes();
    private Instant now = Instant.parse("2026-11-27T09:00:00Z");
    private final StandingMemory memory = new StandingMemory(asked, changes, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @BeforeEach
    void begin() {
        memory.listen();
    }

    @Test
    @DisplayName("rule 10: who joins asks several times, the record is asked once in ten seconds")
    void remembered() {
        for (int i = 0; i < 5; i++) {
            assertThat(memory.stands(APPOINTMENT)).isTrue();
        }
        assertThat(asked.times).isEqualTo(1);
        now = now.plus(StandingMemory.KEPT);
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(2);
    }

    @Test
    @DisplayName("rule 10: a cancelled appointment lets nobody in from the moment that its case says so")
    void cancelled() {
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.GONE, "case-1");
        changes.tell("case-2");
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        changes.tell("case-1");
        assertThat(memory.stands(APPOINTMENT)).isFalse();
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.STANDS, "case-1");
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(3);
    }

    @Test
    @DisplayName("rule 10: an answer that was overtaken by the change is not remembered")
    void overtaken() {
        asked.meanwhile = () -> {
            asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.GONE, "case-1");
            changes.tell("case-1");
        };
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(memory.stands(APPOINTMENT)).isFalse();
    }

    @Test
    @DisplayName("rule 10: what may have been missed counts as changed, also for an answer that is on its way")
    void missed() {
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        changes.miss();
        asked.meanwhile = changes::miss;
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(3);
    }

    @Test
    @DisplayName("rule 10: who waits is asked for every ten minutes, and at once when something of the case changed")
    void waits() {
        changes.tell("case-9");
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        now = now.plus(StandingMemory.WATCHED).minusMillis(1);
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(1);
        now = now.plusMillis(1);
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(2);
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.GONE, "case-1");
        changes.tell("case-1");
        assertThat(memory.stillStands(APPOINTMENT)).isFalse();
    }

    @Test
    @DisplayName("rule 10: who waits where no change is heard of is asked for every two minutes")
    void waitsUnheard() {
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.STANDS, "");
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(1);
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.GONE, "");
        now = now.plus(StandingMemory.UNHEARD);
        assertThat(memory.stillStands(APPOINTMENT)).isFalse();
    }

    @Test
    @DisplayName("rule 10: as long as no change of any case was heard of since a gap, none may be: two minutes, too")
    void waitsUnheardOfCase() {
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        now = now.plus(StandingMemory.UNHEARD);
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(2);
        changes.tell("case-9");
        now = now.plus(StandingMemory.UNHEARD);
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(2);
        changes.miss();
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        now = now.plus(StandingMemory.UNHEARD);
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(4);
    }

    @Test
    @DisplayName(
            "rule 10: where the record does not answer nobody is sent away, and it is asked again as soon as somebody asks")
    void noAnswer() {
        changes.tell("case-9");
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.UNKNOWN, "");
        assertThat(memory.stillStands(APPOINTMENT)).isTrue();
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.GONE, "");
        assertThat(memory.stillStands(APPOINTMENT)).isFalse();
        assertThat(asked.times).isEqualTo(2);
    }

    @Test
    @DisplayName("rule 10: what belongs to no case is asked each time")
    void withoutCase() {
        asked.answer = new AppointmentRecords.Standing(AppointmentRecords.Answer.STANDS, "");
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(memory.stands(APPOINTMENT)).isTrue();
        assertThat(asked.times).isEqualTo(2);
    }

    /** Answers what the test wants. */
    private static final class AskedRecord implements AppointmentRecords {
        private Standing answer = new Standing(AppointmentRecords.Answer.STANDS, "case-1");
        private Runnable meanwhile = () -> {};
        private int times;

        @Override
        public Map<AppointmentId, Standing> standing(Set<AppointmentId> appointments) {
            times++;
            Standing read = answer;
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
            return appointments.stream().collect(Collectors.toMap(id -> id, id -> read));
        }

        @Override
        public Optional<AppointmentRecord> find(StaffCaller caller, AppointmentId appointment) {
            return Optional.empty();
        }

        @Override
        public Optional<AppointmentRecord> findWithPatient(StaffCaller caller, AppointmentId appointment) {
            return Optional.empty();
        }
    }

    /** Tells what the test wants. */
    private static final class Changes implements RecordChanges {
        private final List<Consumer<String>> cases = new ArrayList<>();
        private final List<Runnable> gaps = new ArrayList<>();

        void tell(String caseId) {
            cases.forEach(listener -> listener.accept(caseId));
        }

        void miss() {
            gaps.forEach(Runnable::run);
        }

        @Override
        public void onCase(Consumer<String> listener) {
            cases.add(listener);
        }

        @Override
        public void onGap(Runnable listener) {
            gaps.add(listener);
        }
    }
}
