package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.aftercare.CareOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Identifier;

/** The practice is asked for another time of the video consultation, as a task of the care team (decision 0040). */
final class PracticeAsked {
    private PracticeAsked() {}

    /** Empty if no practice takes part. */
    static Optional<CareOrder> order(CarePlan plan, CareTeam team, NewDate date, Actor actor) {
        Optional<String> practice = member(team, "gp");
        return practice.map(owner -> new CareOrder(
                identifier(plan.getIdentifier()),
                "CarePlan/" + plan.getIdElement().getIdPart(),
                References.local(plan.getSubject()),
                member(team, "hospital").orElse(""),
                actor.person(),
                owner,
                "Bitte eine neue Zeit für die Videosprechstunde vereinbaren. Die Entlassung ist verschoben auf "
                        + PlanText.german(date.leaves()) + ".",
                due(date),
                false));
    }

    /** Before the patient leaves, so that somebody on the ward can still tell the time. */
    private static Instant due(NewDate date) {
        return date.leaves();
    }

    private static Identifier identifier(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(one -> HubCodes.CASE_SYSTEM.equals(one.getSystem()))
                .findFirst()
                .map(Identifier::copy)
                .orElseGet(Identifier::new);
    }

    private static Optional<String> member(CareTeam team, String part) {
        return team.getParticipant().stream()
                .filter(one -> one.getRole().stream().anyMatch(role -> References.has(role, HubCodes.CASE_ROLE, part)))
                .map(one -> References.local(one.getMember()))
                .findFirst();
    }
}
