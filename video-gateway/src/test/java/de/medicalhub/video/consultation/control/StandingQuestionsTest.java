package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.StaffCaller;
import de.medicalhub.video.consultation.control.AppointmentRecords.Answer;
import de.medicalhub.video.consultation.control.AppointmentRecords.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StandingQuestionsTest {
    private static final int MANY = 120;

    private final HeldRecord asked = new HeldRecord();
    private final StandingQuestions questions = new StandingQuestions(asked);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("rule 18: what is asked while questions are under way is asked together, at most fifty at once")
    void together() throws Exception {
        List<Future<Standing>> first = new ArrayList<>(ask(0, 1));
        asked.began.acquire();
        first.addAll(ask(1, 2));
        asked.began.acquire();
        List<Future<Standing>> then = ask(2, MANY);
        while (questions.waiting() < MANY - 2) {
            Thread.onSpinWait();
        }
        asked.hold.countDown();
        for (Future<Standing> answer : first) {
            assertThat(answer.get().answer()).isEqualTo(Answer.STANDS);
        }
        for (Future<Standing> answer : then) {
            assertThat(answer.get().answer()).isEqualTo(Answer.STANDS);
        }
        assertThat(asked.sizes).containsExactlyInAnyOrder(1, 1, 50, 50, 18);
    }

    @Test
    @DisplayName("rule 18: nobody waits for company: who asks alone is asked for alone and at once")
    void alone() {
        asked.hold.countDown();
        assertThat(questions.ask(id(1)).caseId()).isEqualTo("case-1");
        assertThat(asked.sizes).containsExactly(1);
    }

    @Test
    @DisplayName("a question that fails fails for all whom it was asked for, and the next one is asked anew")
    void fault() {
        asked.hold.countDown();
        asked.fails = true;
        assertThatThrownBy(() -> questions.ask(id(1))).hasMessageContaining("broken");
        asked.fails = false;
        assertThat(questions.ask(id(1)).answer()).isEqualTo(Answer.STANDS);
    }

    private List<Future<Standing>> ask(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(number -> threads.submit(() -> questions.ask(id(number))))
                .toList();
    }

    private static AppointmentId id(int number) {
        return new AppointmentId("appointment-" + number);
    }

    /** Answers when it is let. */
    private static final class HeldRecord implements AppointmentRecords {
        private final Semaphore began = new Semaphore(0);
        private final CountDownLatch hold = new CountDownLatch(1);
        private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean fails;

        @Override
        public Map<AppointmentId, Standing> standing(Set<AppointmentId> appointments) {
            if (fails) {
                throw new IllegalStateException("broken");
            }
            sizes.add(appointments.size());
            began.release();
            try {
                hold.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return appointments.stream()
                    .collect(Collectors.toMap(one -> one, one -> new Standing(Answer.STANDS, "case-1")));
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
}
