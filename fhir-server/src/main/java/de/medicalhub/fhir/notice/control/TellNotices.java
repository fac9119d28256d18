package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.access.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Answers what has happened since a moment. */
@Service
public class TellNotices {
    /** How many resources of a type one answer looks at. */
    public static final int MOST = 2_000;

    private static final Duration NEAR = Duration.ofHours(24);

    private final RecentChanges changes;
    private final Function<Resource, Set<String>> subjects;
    private final Clock clock;
    private final Clock machine;

    /**
     * @param clock by which appointments are near
     */
    @Autowired
    TellNotices(RecentChanges changes, Access subjects, Clock clock) {
        this(changes, subjects::patientsOf, clock, Clock.systemUTC());
    }

    /**
     * @param subjects about which patients a resource is
     * @param machine by which the store dates what it writes
     */
    TellNotices(RecentChanges changes, Function<Resource, Set<String>> subjects, Clock clock, Clock machine) {
        this.subjects = subjects;
        this.changes = changes;
        this.clock = clock;
        this.machine = machine;
    }

    /**
     * What happened.
     *
     * @param until everything written before it is told
     * @param patients of whom something is told that an answer before has not told yet, as {@code Patient/…}
     */
    public record Told(List<Notice> notices, Instant until, Set<String> patients) {
        /** Keeps its own copy. */
        public Told {
            patients = Set.copyOf(patients);
        }
    }

    /** What was written since then and is worth telling, and which appointments are near. */
    public Told since(Instant moment) {
        Looking looking = new Looking(moment, machine.instant());
        List<Notice> changed = Stream.of(
                        looking.at(Task.class, this::ofTask),
                        looking.at(CarePlan.class, this::ofCase),
                        looking.at(Provenance.class, this::ofMove),
                        looking.at(Appointment.class, NoticeRules::of),
                        looking.at(Communication.class, NoticeRules::of),
                        looking.at(PractitionerRole.class, NoticeRules::of))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Notice::occurred))
                .toList();
        Instant now = clock.instant();
        ReadingAlong relatives = new ReadingAlong(changes, now);
        Instant nearNow = now.plus(NEAR);
        Instant nearBefore = nearNow.minus(Duration.between(moment, looking.asked));
        List<Notice> near = Stream.concat(
                        changes.booked(now, nearNow, MOST).stream().flatMap(appointment -> {
                            boolean isNew = appointment.getStart().toInstant().isAfter(nearBefore);
                            return looking.noted(appointment, NoticeRules.reminding(appointment), isNew);
                        }),
                        changes.waitingQuestionnaires(MOST).stream().flatMap(task -> {
                            boolean isNew = QuestionNotices.reminding(task, now, nearBefore)
                                    .findAny()
                                    .isEmpty();
                            return looking.noted(task, QuestionNotices.reminding(task, now, nearNow), isNew);
                        }))
                .toList();
        List<Notice> all = Stream.concat(changed.stream(), near.stream())
                .map(relatives::with)
                .toList();
        return new Told(all, looking.until, looking.patients);
    }

    /** The team is asked for only where a leg moved. */
    private Stream<Notice> ofTask(Task task) {
        return Stream.concat(
                Stream.concat(NoticeRules.of(task), HeldDeliveries.of(task)),
                MovedLegs.of(task, Optional.empty())
                        .limit(1)
                        .flatMap(moved -> MovedLegs.of(task, CaseId.find(task).flatMap(changes::teamOf))));
    }

    private Stream<Notice> ofCase(CarePlan plan) {
        return CaseId.find(plan).stream().flatMap(caseId -> NoticeRules.of(plan, changes.teamOf(caseId)));
    }

    private Stream<Notice> ofMove(Provenance record) {
        return NoticeRules.isMove(record)
                ? changes
                        .plan(record.getTargetFirstRep()
                                .getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue())
                        .stream()
                        .flatMap(plan -> NoticeRules.ofMove(
                                record, plan, CaseId.find(plan).flatMap(changes::teamOf)))
                : Stream.empty();
    }

    /** One look at each type; remembers how far it reached. */
    private final class Looking {
        private final Instant moment;
        private final Instant asked;
        private final Set<String> patients = new LinkedHashSet<>();
        private Instant until;

        Looking(Instant moment, Instant asked) {
            this.moment = moment;
            this.asked = asked;
            this.until = asked;
        }

        <T extends DomainResource> List<Notice> at(Class<T> type, Function<T, Stream<Notice>> rule) {
            List<T> found = changes.since(type, moment, MOST);
            if (found.size() == MOST) {
                Instant last = found.get(MOST - 1).getMeta().getLastUpdated().toInstant();
                until = last.isBefore(until) ? last : until;
            }
            return found.stream()
                    .flatMap(resource -> noted(resource, rule.apply(resource), true))
                    .toList();
        }

        /** The same notices; whom they are about is remembered, if they are not a repetition. */
        Stream<Notice> noted(DomainResource about, Stream<Notice> notices, boolean isNew) {
            List<Notice> told = notices.toList();
            if (isNew && !told.isEmpty()) {
                patients.addAll(subjects.apply(about));
            }
            return told.stream();
        }
    }
}
