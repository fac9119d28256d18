package de.medicalhub.fhir.notice.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.fhir.access.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final int REMEMBERED = 10 * MOST;

    /** Which resource a key names, and which occasion where it tells one from another. */
    private static final Pattern KEY = Pattern.compile(
            "(?<type>[A-Za-z]{1,40})/(?<id>[A-Za-z0-9.-]{1,64})#[a-z-]+(@(?<occasion>[^!#]{1,200}))?.{0,300}");

    private static final Duration NEAR = Duration.ofHours(24);

    /** Keys of what this node has told; what it has forgotten it records once more. */
    private final Map<String, Boolean> recorded = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

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
     * @param patients of whom something is told that is not {@link #recorded} yet, as {@code Patient/…}
     */
    public record Told(List<Notice> notices, Instant until, Set<String> patients) {
        /** Keeps its own copy. */
        public Told {
            patients = Set.copyOf(patients);
        }
    }

    /** The answer stands in the audit trail: when it is told again, it is no news. */
    public void recorded(Told told) {
        told.notices().forEach(notice -> recorded.put(notice.key(), true));
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
        Instant soon = now.plus(NEAR);
        List<Notice> near = Stream.concat(
                        changes.booked(now, soon, MOST).stream()
                                .flatMap(visit -> looking.noted(visit, NoticeRules.reminding(visit))),
                        changes.waitingQuestionnaires(MOST).stream()
                                .flatMap(task -> looking.noted(task, QuestionNotices.reminding(task, now, soon))))
                .toList();
        List<Notice> all = Stream.concat(changed.stream(), near.stream())
                .map(relatives::with)
                .toList();
        return new Told(all, looking.until, looking.patients);
    }

    /**
     * Those of the notices with these keys that hold now, each to whom it concerns now (N14); what is no key is none.
     *
     * @param keys as they were answered before
     */
    public Told holding(Collection<String> keys) {
        Instant now = clock.instant();
        Looking looking = new Looking(machine.instant(), machine.instant());
        ReadingAlong relatives = new ReadingAlong(changes, now);
        List<Notice> holding = keys.stream()
                .distinct()
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .flatMap(key -> holding(key, now, looking))
                .map(relatives::with)
                .toList();
        return new Told(holding, looking.until, looking.patients);
    }

    private Stream<Notice> holding(Matcher key, Instant now, Looking looking) {
        String id = key.group("id");
        String occasion = Objects.requireNonNullElse(key.group("occasion"), "");
        return switch (key.group("type")) {
            case "Task" -> holding(Task.class, id, key, looking, task -> Stream.concat(ofTask(task), near(task, now)));
            case "CarePlan" ->
                Stream.concat(
                        holding(CarePlan.class, id, key, looking, this::ofCase),
                        occasion.isEmpty()
                                ? Stream.empty()
                                : holding(Provenance.class, occasion, key, looking, this::ofMove));
            case "Appointment" ->
                holding(
                        Appointment.class,
                        id,
                        key,
                        looking,
                        visit -> Stream.concat(NoticeRules.of(visit), near(visit, now)));
            case "Communication" -> holding(Communication.class, id, key, looking, NoticeRules::of);
            case "PractitionerRole" -> holding(PractitionerRole.class, id, key, looking, NoticeRules::of);
            default -> Stream.empty();
        };
    }

    private <T extends DomainResource> Stream<Notice> holding(
            Class<T> type, String id, Matcher key, Looking looking, Function<T, Stream<Notice>> rule) {
        return changes.find(type, id).stream()
                .flatMap(found -> looking.noted(
                        found, rule.apply(found).filter(notice -> notice.key().equals(key.group()))));
    }

    /** As the search for those that wait finds it. */
    private static Stream<Notice> near(Task task, Instant now) {
        return task.getStatus() == Task.TaskStatus.REQUESTED
                ? QuestionNotices.reminding(task, now, now.plus(NEAR))
                : Stream.empty();
    }

    /** As the search for those that are near finds it. */
    private static Stream<Notice> near(Appointment appointment, Instant now) {
        return appointment.getStatus() == Appointment.AppointmentStatus.BOOKED
                        && appointment.hasStart()
                        && appointment.getStart().toInstant().isAfter(now)
                ? NoticeRules.reminding(appointment)
                : Stream.empty();
    }

    /** The team is asked for only where a leg moved. */
    private Stream<Notice> ofTask(Task task) {
        if (BroughtAlong.is(task)) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.concat(NoticeRules.of(task), HeldDeliveries.of(task)),
                MovedLegs.of(task, Optional.empty())
                        .limit(1)
                        .flatMap(moved -> MovedLegs.of(task, CaseId.find(task).flatMap(changes::teamOf))));
    }

    private Stream<Notice> ofCase(CarePlan plan) {
        if (BroughtAlong.is(plan)) {
            return Stream.empty();
        }
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
        private final Set<String> patients = new LinkedHashSet<>();
        private Instant until;

        Looking(Instant moment, Instant until) {
            this.moment = moment;
            this.until = until;
        }

        <T extends DomainResource> List<Notice> at(Class<T> type, Function<T, Stream<Notice>> rule) {
            List<T> found = changes.since(type, moment, MOST);
            if (found.size() == MOST) {
                Instant last = found.get(MOST - 1).getMeta().getLastUpdated().toInstant();
                until = last.isBefore(until) ? last : until;
            }
            return found.stream()
                    .flatMap(resource -> noted(resource, rule.apply(resource)))
                    .toList();
        }

        /** The same notices; whom they are about is remembered, if one of them is not recorded yet. */
        Stream<Notice> noted(DomainResource about, Stream<Notice> notices) {
            List<Notice> told = notices.toList();
            if (told.stream().anyMatch(notice -> !recorded.containsKey(notice.key()))) {
                patients.addAll(subjects.apply(about));
            }
            return told.stream();
        }
    }
}
