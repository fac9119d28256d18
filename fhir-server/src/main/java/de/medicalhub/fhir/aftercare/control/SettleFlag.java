package de.medicalhub.fhir.aftercare.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** Somebody has looked after what a Flag shows, and says what was done (rule 6 of the feature). */
@Component
public class SettleFlag {
    private final AftercareRecords records;
    private final Clock clock;

    SettleFlag(AftercareRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param reference {@code Flag/…}
     * @throws Refusal with every fault; then nothing was changed
     */
    public void settle(String reference, Parameters parameters, Actor actor) {
        Flag flag = records.find(Flag.class, reference).filter(actor.reads()).orElseThrow(Refusal::notFound);
        String caseId = CaseId.find(flag).orElseThrow(Refusal::notFound);
        CareTeam team =
                records.teamOf(caseId).filter(one -> isMember(one, actor)).orElseThrow(Refusal::notFound);
        ParameterReader reader = new ParameterReader(parameters);
        Optional<String> note = reader.requiredText("note");
        reader.requireNoFaults();
        if (flag.getStatus() != Flag.FlagStatus.ACTIVE) {
            throw new Refusal(ProblemKind.CONFLICT, "already-settled");
        }
        flag.setStatus(Flag.FlagStatus.INACTIVE);
        flag.getPeriod().setEnd(Date.from(clock.instant()));
        Changes changes = new Changes();
        changes.replace(flag);
        changes.add(message(flag, caseId, team, note.orElseThrow(), actor));
        changes.storeIn(records);
    }

    private Communication message(Flag flag, String caseId, CareTeam team, String note, Actor actor) {
        Communication message = new Communication();
        message.addIdentifier(CaseId.parse(caseId).toIdentifier());
        message.setStatus(Communication.CommunicationStatus.COMPLETED);
        message.addCategory(OwnCodes.shipped().concept(HubCodes.COMMUNICATION_KIND, HubCodes.KIND_MESSAGE));
        message.setSubject(flag.getSubject().copy());
        message.addAbout(new Reference(LocalReference.of(flag)));
        message.setSender(new Reference(actor.person()));
        treating(team).stream()
                .filter(actor.organisations()::contains)
                .findFirst()
                .ifPresent(own -> message.addExtension(HubCodes.ON_BEHALF_OF, new Reference(own)));
        message.setSent(Date.from(clock.instant()));
        treating(team).stream()
                .filter(member -> !actor.organisations().contains(member))
                .forEach(member -> message.addRecipient(new Reference(member)));
        message.addPayload().setContent(new StringType(note));
        return message;
    }

    private static boolean isMember(CareTeam team, Actor actor) {
        return treating(team).stream().anyMatch(actor.organisations()::contains);
    }

    private static List<String> treating(CareTeam team) {
        return team.getParticipant().stream()
                .filter(one -> one.getRole().stream()
                        .flatMap(role -> role.getCoding().stream())
                        .anyMatch(coding -> HubCodes.CASE_ROLE.equals(coding.getSystem())
                                && RunningCase.TREATING.contains(coding.getCode())))
                .map(one -> LocalReference.of(one.getMember()))
                .toList();
    }
}
