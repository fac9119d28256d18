package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.AppointmentId;
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

/**
 * That an Appointment stands, remembered for seconds: a page asks several times while it joins, and many join when the hour
 * strikes. Forgotten as soon as anything of its case changes (rule 10); what does not stand is asked anew each time.
 */
@ApplicationScoped
public class StandingMemory {
    /** For how long nobody asks again where changes are not heard of: the FHIR server has another database. */
    static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST = 20_000;

    private final Map<AppointmentId, Kept> kept = eldestGo();
    /** Cases that changed, with the number of the change; an answer that was asked for before it is not kept. */
    private final Map<String, Long> changed = eldestGo();

    private long changes;
    /** Number of the last change that may have been missed. */
    private long missedAt;

    @Inject
    AppointmentRecords records;

    @Inject
    RecordChanges news;

    @Inject
    Clock clock;

    private record Kept(String caseId, Instant until) {}

    @PostConstruct
    void listen() {
        news.onCase(this::forget);
        news.onGap(this::forgetAll);
    }

    /** Whether it was neither moved nor cancelled; true where the record does not answer. */
    public boolean stands(AppointmentId appointment) {
        long before;
        synchronized (this) {
            Kept known = kept.get(appointment);
            if (known != null && clock.instant().isBefore(known.until())) {
                return true;
            }
            before = changes;
        }
        Standing answer = records.standing(appointment);
        keep(appointment, answer, before);
        return answer.stands();
    }

    /** What belongs to no case is not kept: nobody tells when it changes. */
    private synchronized void keep(AppointmentId appointment, Standing answer, long askedAt) {
        if (answer.stands()
                && !answer.caseId().isEmpty()
                && changed.getOrDefault(answer.caseId(), 0L) <= askedAt
                && missedAt <= askedAt) {
            kept.put(appointment, new Kept(answer.caseId(), clock.instant().plus(KEPT)));
        } else {
            kept.remove(appointment);
        }
    }

    private synchronized void forget(String caseId) {
        changes++;
        changed.remove(caseId);
        changed.put(caseId, changes);
        Instant now = clock.instant();
        kept.values().removeIf(one -> one.caseId().equals(caseId) || !now.isBefore(one.until()));
    }

    private synchronized void forgetAll() {
        changes++;
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
