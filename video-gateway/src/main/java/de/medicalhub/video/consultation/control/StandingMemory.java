package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.control.AppointmentRecords.Answer;
import de.medicalhub.video.consultation.control.AppointmentRecords.Standing;
import de.medicalhub.video.nodes.RecordChanges;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * That an Appointment stands, remembered for seconds: a page asks several times while it joins, and many join when the hour
 * strikes; who waits asks on. Forgotten as soon as anything of its case changes (rule 10); what does not stand is asked each time.
 */
@ApplicationScoped
public class StandingMemory {
    /** For how long nobody asks again where changes are not heard of: the FHIR server has another database. */
    static final Duration KEPT = Duration.ofSeconds(10);

    /** For how long nobody asks again for somebody who waits already, where each change is heard of. */
    static final Duration WATCHED = Duration.ofMinutes(10);

    /** The same where no change was heard of yet, and perhaps never will be. */
    static final Duration UNHEARD = Duration.ofMinutes(2);

    private static final int MOST = 20_000;

    private final Map<AppointmentId, Kept> kept = eldestGo();
    /** Cases that changed, with the number of the change; an answer that was asked for before it is not kept. */
    private final Map<String, Long> changed = eldestGo();

    /** Has the FHIR server told of a change since the last gap. */
    private boolean hears;

    private long changes;
    /** Number of the last change that may have been missed. */
    private long missedAt;

    private final StandingQuestions questions;
    private final RecordChanges news;
    private final Clock clock;

    @SuppressWarnings("NullAway") // only for the container's proxy, which never uses the fields
    protected StandingMemory() {
        this(null, null, null);
    }

    @Inject
    public StandingMemory(AppointmentRecords records, RecordChanges news, Clock clock) {
        this.questions = new StandingQuestions(records);
        this.news = news;
        this.clock = clock;
    }

    private record Kept(String caseId, Instant askedAt) {
        boolean isYounger(Duration age, Instant now) {
            return now.isBefore(askedAt.plus(age));
        }

        /** Where nobody tells of changes, who joins is always asked for. */
        boolean isFresh(Instant now) {
            return !caseId.isEmpty() && isYounger(KEPT, now);
        }

        boolean isWatched(Instant now, boolean hears) {
            return isYounger(hears && !caseId.isEmpty() ? WATCHED : UNHEARD, now);
        }
    }

    @PostConstruct
    void listen() {
        news.onCase(this::forget);
        news.onGap(this::forgetAll);
    }

    /** Whether it was neither moved nor cancelled; true where the record does not answer. */
    public boolean stands(AppointmentId appointment) {
        return asked(appointment, Kept::isFresh);
    }

    /** The same for somebody who waits already, and for whom it is asked several times a minute. */
    public boolean stillStands(AppointmentId appointment) {
        return asked(appointment, (known, now) -> known.isWatched(now, hears));
    }

    private boolean asked(AppointmentId appointment, BiPredicate<Kept, Instant> isEnough) {
        long before;
        synchronized (this) {
            Kept known = kept.get(appointment);
            if (known != null && isEnough.test(known, clock.instant())) {
                return true;
            }
            before = changes;
        }
        Standing answer = questions.ask(appointment);
        keep(appointment, answer, before);
        return !answer.isGone();
    }

    private synchronized void keep(AppointmentId appointment, Standing answer, long askedAt) {
        if (answer.answer() == Answer.STANDS
                && changed.getOrDefault(answer.caseId(), 0L) <= askedAt
                && missedAt <= askedAt) {
            kept.put(appointment, new Kept(answer.caseId(), clock.instant()));
        } else {
            kept.remove(appointment);
        }
    }

    private synchronized void forget(String caseId) {
        changes++;
        hears = true;
        changed.remove(caseId);
        changed.put(caseId, changes);
        Instant now = clock.instant();
        kept.values().removeIf(one -> one.caseId().equals(caseId) || !one.isWatched(now, true));
    }

    private synchronized void forgetAll() {
        changes++;
        hears = false;
        missedAt = changes;
        kept.clear();
    }

    private static <K, V> Map<K, V> eldestGo() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
