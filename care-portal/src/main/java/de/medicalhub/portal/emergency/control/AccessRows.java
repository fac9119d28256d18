package de.medicalhub.portal.emergency.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.emergency.entity.AccessRow;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Reference;

/** Sums the trail of emergency accesses up (E3); pure. */
public final class AccessRows {
    private final Texts texts;

    public AccessRows(Texts texts) {
        this.texts = texts;
    }

    /** Everybody who did something. */
    public static List<Reference> people(List<AuditEvent> events) {
        return events.stream().map(AccessRows::person).toList();
    }

    /**
     * One row for each person, record and day, in the order of the events.
     *
     * @param events the newest first
     * @param names those of {@link #people}
     */
    public List<AccessRow> of(List<AuditEvent> events, Resources names) {
        Map<Group, List<AuditEvent>> groups = new LinkedHashMap<>();
        events.forEach(event -> groups.computeIfAbsent(Group.of(event), first -> new ArrayList<>())
                .add(event));
        return groups.values().stream().map(group -> row(group, names)).toList();
    }

    private AccessRow row(List<AuditEvent> events, Resources names) {
        Instant last = events.get(0).getRecorded().toInstant();
        Instant first = events.get(events.size() - 1).getRecorded().toInstant();
        String begin = texts.times().moment(first);
        String end = texts.times().time(last);
        return new AccessRow(
                texts.times().time(first).equals(end)
                        ? begin
                        : texts.say(Phrase.of("emergency.accesses.from-to", begin, end)),
                name(person(events.get(0)), names),
                patient(events.get(0)),
                events.size(),
                events.stream().anyMatch(event -> event.getOutcome() != AuditEventOutcome._0));
    }

    private static String name(Reference person, Resources names) {
        String known = names.nameOf(person);
        return known.isEmpty() ? Objects.requireNonNullElse(person.getDisplay(), "") : known;
    }

    private static Reference person(AuditEvent event) {
        return event.getAgent().stream()
                .filter(AuditEventAgentComponent::getRequestor)
                .map(AuditEventAgentComponent::getWho)
                .findFirst()
                .orElseGet(Reference::new);
    }

    private static String patient(AuditEvent event) {
        return event.getEntity().stream()
                .map(entity -> entity.getWhat().getReferenceElement())
                .filter(what -> "Patient".equals(what.getResourceType()))
                .map(what -> what.getIdPart())
                .findFirst()
                .orElse("");
    }

    private record Group(String person, String patient, LocalDate day) {
        static Group of(AuditEvent event) {
            Reference who = AccessRows.person(event);
            return new Group(
                    Optional.ofNullable(who.getReference())
                            .orElseGet(() -> Objects.requireNonNullElse(who.getDisplay(), "")),
                    AccessRows.patient(event),
                    LocalDate.ofInstant(event.getRecorded().toInstant(), HubClock.berlin()));
        }
    }
}
