package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A case that runs, as one of those who treat in it sees it (rule 1).
 *
 * @param caseId value of the case identifier
 * @param patient {@code Patient/…}
 */
record RunningCase(String caseId, CarePlan plan, String patient, CareTeam team) {
    static final Set<String> TREATING = Set.of("hospital", "gp", "nursing");

    /**
     * The case of that plan.
     *
     * @throws Refusal if the actor does not treat in it, or it has ended
     */
    static RunningCase of(AftercareRecords records, String plan, Actor actor) {
        CarePlan found =
                records.find(CarePlan.class, plan).filter(actor.reads()).orElseThrow(Refusal::notFound);
        String caseId = CaseId.find(found).orElseThrow(Refusal::notFound);
        if (found.getStatus() != CarePlan.CarePlanStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "case-ended");
        }
        CareTeam team = records.teamOf(caseId).orElseThrow(Refusal::notFound);
        RunningCase running = new RunningCase(caseId, found, LocalReference.of(found.getSubject()), team);
        if (running.own(actor).isEmpty()) {
            throw Refusal.notFound();
        }
        return running;
    }

    /** The organisation that takes that part. */
    Optional<String> member(String part) {
        return team.getParticipant().stream()
                .filter(one -> one.getRole().stream().anyMatch(role -> is(role, part)))
                .map(one -> LocalReference.of(one.getMember()))
                .findFirst();
    }

    /** The organisation for which the actor treats here. */
    Optional<String> own(Actor actor) {
        return List.of("gp", "nursing", "hospital").stream()
                .flatMap(part -> member(part).stream())
                .filter(actor.organisations()::contains)
                .findFirst();
    }

    Identifier identifier() {
        return CaseId.parse(caseId).toIdentifier();
    }

    Reference planReference() {
        return new Reference(LocalReference.of(plan));
    }

    Reference patientReference() {
        return new Reference(patient);
    }

    private static boolean is(CodeableConcept role, String part) {
        return role.getCoding().stream()
                .anyMatch(coding -> HubCodes.CASE_ROLE.equals(coding.getSystem()) && part.equals(coding.getCode()));
    }
}
