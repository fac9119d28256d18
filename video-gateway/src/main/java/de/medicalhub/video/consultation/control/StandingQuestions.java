package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.control.AppointmentRecords.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Questions to the record that come while others are under way are asked together: nobody waits for company, and when the hour
 * strikes many cost hardly more than one.
 */
final class StandingQuestions {
    /** More ids make an address longer than any proxy likes. */
    static final int MOST_AT_ONCE = 50;

    /** Two, so that one that the record answers slowly does not hold up all. */
    private static final int UNDER_WAY = 2;

    private final AppointmentRecords records;
    private final Semaphore turns = new Semaphore(UNDER_WAY, true);
    private final Map<AppointmentId, CompletableFuture<Standing>> waiting = new LinkedHashMap<>();

    StandingQuestions(AppointmentRecords records) {
        this.records = records;
    }

    /** Asked after this was called, never before. */
    Standing ask(AppointmentId appointment) {
        CompletableFuture<Standing> answer;
        synchronized (waiting) {
            answer = waiting.computeIfAbsent(appointment, id -> new CompletableFuture<>());
        }
        turns.acquireUninterruptibly();
        try {
            // with more before it than are asked at once, another turn is needed
            while (isWaiting(appointment, answer)) {
                askTogether();
            }
        } finally {
            turns.release();
        }
        return answer.join();
    }

    /** How many are not asked yet. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private boolean isWaiting(AppointmentId appointment, CompletableFuture<Standing> answer) {
        synchronized (waiting) {
            return waiting.get(appointment) == answer;
        }
    }

    private void askTogether() {
        Map<AppointmentId, CompletableFuture<Standing>> asked = take();
        try {
            Map<AppointmentId, Standing> answers = records.standing(asked.keySet());
            asked.forEach((id, answer) -> answer.complete(answers.get(id)));
        } finally {
            // where that failed, nobody waits for ever
            asked.values().forEach(answer -> answer.completeExceptionally(new IllegalStateException("not asked")));
        }
    }

    /** Those that came first; whoever is left takes the next turn. */
    private Map<AppointmentId, CompletableFuture<Standing>> take() {
        Map<AppointmentId, CompletableFuture<Standing>> taken = new LinkedHashMap<>();
        synchronized (waiting) {
            waiting.entrySet().stream()
                    .limit(MOST_AT_ONCE)
                    .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
            waiting.keySet().removeAll(taken.keySet());
        }
        return taken;
    }
}
