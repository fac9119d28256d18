package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.aftercare.CareOrder;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Task;

/** Who treats is asked for another time, as a task of the care team (decisions 0040 and 0097). */
final class TimeAsked {
    private final CarePlan plan;
    private final String hospital;
    private final NewDate date;
    private final Actor actor;
    private final Instant now;

    /** @param hospital {@code Organization/…} that asks */
    TimeAsked(CarePlan plan, String hospital, NewDate date, Actor actor, Instant now) {
        this.plan = plan;
        this.hospital = hospital;
        this.date = date;
        this.actor = actor;
        this.now = now;
    }

    /**
     * The task; due before the patient leaves, so that somebody on the ward can still tell the time.
     *
     * @param owner {@code Organization/…} that is asked
     * @param what in German, as all tasks of a case are
     */
    Task of(String owner, String what) {
        return new CareOrder(
                        identifier(plan.getIdentifier()),
                        "CarePlan/" + plan.getIdElement().getIdPart(),
                        References.local(plan.getSubject()),
                        hospital,
                        actor.person(),
                        owner,
                        "Bitte eine neue Zeit vereinbaren: " + what + ". Die Entlassung ist verschoben auf "
                                + PlanText.german(date.leaves()) + ".",
                        date.leaves(),
                        false)
                .toTask(now);
    }

    private static Identifier identifier(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(one -> HubCodes.CASE_SYSTEM.equals(one.getSystem()))
                .findFirst()
                .map(Identifier::copy)
                .orElseGet(Identifier::new);
    }

    /** Organisations with one of these roles in the case. */
    static List<String> members(CareTeam team, List<String> parts) {
        return team.getParticipant().stream()
                .filter(one -> one.getRole().stream()
                        .anyMatch(role ->
                                parts.stream().anyMatch(part -> References.has(role, HubCodes.CASE_ROLE, part))))
                .map(one -> References.local(one.getMember()))
                .toList();
    }
}
