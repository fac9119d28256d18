package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Home visits and further consultations that a later discharge leaves before itself: nobody would be at home. They are cancelled, and
 * who would have come is asked for other times, in one task each (decision 0097). The first consultation is {@link MovedFollowUp}'s.
 */
final class LeftBehind {
    private final CaseRecords records;
    private final String caseId;
    private final List<Appointment> early;

    /**
     * @param followUp the consultation that is dealt with otherwise, as {@code Appointment/…}; empty if there is none
     */
    LeftBehind(CaseRecords records, String caseId, NewDate date, String followUp, Instant now) {
        this.records = records;
        this.caseId = caseId;
        early = records.partsOf(Appointment.class, caseId).stream()
                .filter(one -> one.getStatus() == Appointment.AppointmentStatus.BOOKED && one.hasStart())
                .filter(one -> !LocalReference.of(one).equals(followUp))
                .filter(one -> one.getStart().toInstant().isAfter(now)
                        && !one.getStart().toInstant().isAfter(date.leaves()))
                .sorted(Comparator.comparing(one -> one.getStart().toInstant()))
                .toList();
    }

    /** Cancels them; the team's members are asked as {@code asked} says. */
    void write(CodeableConcept reason, TimeAsked asked, Optional<CareTeam> team, CaseBundle bundle) {
        if (early.isEmpty()) {
            return;
        }
        new CancelledVisits(records, caseId).write(early, reason, bundle);
        Map<String, String> wanted = new LinkedHashMap<>();
        team.ifPresent(members -> early.forEach(
                visit -> owner(visit, members).ifPresent(owner -> wanted.merge(owner, words(visit), LeftBehind::and))));
        wanted.forEach((owner, words) -> bundle.add(asked.of(owner, words)));
    }

    private static String and(String one, String other) {
        return one + "; " + other;
    }

    private static String words(Appointment visit) {
        return (isHomeVisit(visit) ? "Hausbesuch" : "Videosprechstunde") + " am "
                + PlanText.german(visit.getStart().toInstant());
    }

    private static boolean isHomeVisit(Appointment visit) {
        return visit.getServiceType().stream()
                .anyMatch(type -> References.has(type, HubCodes.SERVICE_TYPE, HubCodes.HOME_VISIT));
    }

    /** Whose calendar it stands in, of those who treat in the case; where none says it, the practice. */
    private Optional<String> owner(Appointment visit, CareTeam team) {
        List<String> treating = TimeAsked.members(team, List.of("gp", "nursing"));
        return VisitOwners.of(records, visit)
                .filter(treating::contains)
                .findFirst()
                .or(() -> TimeAsked.members(team, List.of("gp")).stream().findFirst());
    }
}
